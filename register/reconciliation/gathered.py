"""The works that a document was found to name: one for each passage and name, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from register.documents import Document
from register.extraction import Extraction, Found, Unread
from register.reading import Passage
from register.reconciliation.draft import words_of
from register.reconciliation.folded import plain
from register.reconciliation.question import Question, ask_to_read, question_id
from register.reconciliation.verdict import Verdict


@dataclass(frozen=True)
class Gathered:
    """One work as one passage names it, with the id of the question that it may become.

    Parameters
    ----------
    id : str
    found : Found
    words : mapping of str to str
        What is said of it, by the columns of `mentions.csv`.
    unreadable : tuple of str
        Words that were taken for a value and cannot be read.
    """

    id: str
    found: Found
    words: dict[str, str]
    unreadable: tuple[str, ...]

    def to_read(self, verdict: Verdict) -> Question:
        """Ask a person for the value of words that no reader can read, of a work that is sure."""
        said = "、".join(f"「{words}」" for words in self.unreadable)
        unread = Unread(self.found.named.passage, self.found.named.said, f"no value can be read from {said}")
        asked = ask_to_read(unread, self.id)
        return replace(asked, name_said=self.found.named.said.text, proposal=verdict.project, **self.words)


def gather(extraction: Extraction, document: Document) -> tuple[Gathered, ...]:
    """Gather what was found; a name that comes again in its passage adds what was not yet said.

    Parameters
    ----------
    extraction : Extraction
    document : Document
    """
    ordered = sorted(extraction.found, key=lambda one: (one.named.said, one.named.name, one.named.phase))
    known: dict[tuple[str, ...], Gathered] = {}
    for found in ordered:
        named = found.named
        words, unreadable = words_of(found, document.spoken)
        place = (named.passage.section, named.passage.paragraph)
        about = (*place, plain(named.name), named.phase, plain(named.within), *sorted(named.districts))
        if about in known:
            first = known[about]
            words = {column: said or words[column] for column, said in first.words.items()}
            known[about] = replace(first, words=words, unreadable=(*first.unreadable, *unreadable))
        else:
            known[about] = Gathered("", found, words, unreadable)
    # By the document's words alone: what the rules make of them may change from one version to the next.
    ids = _ids(document, ((one.found.named.passage, one.found.named.said.text) for one in known.values()))
    return tuple(replace(one, id=id_) for one, id_ in zip(known.values(), ids, strict=True))


def unread(extraction: Extraction, document: Document) -> tuple[tuple[str, Unread], ...]:
    """List the sentences that no rule can read, each with the id of its question."""
    ordered = sorted(extraction.unread, key=lambda one: (one.sentence, one.reason))
    ids = _ids(document, ((one.passage, one.sentence.text) for one in ordered))
    return tuple(zip(ids, ordered, strict=True))


def _ids(document: Document, about: Iterable[tuple[Passage, str]]) -> list[str]:
    counted: Counter[tuple[str, str, str]] = Counter()
    ids = []
    for passage, words in about:
        key = (passage.section, passage.paragraph, plain(words))
        ids.append(question_id(document.id, passage, words, counted[key]))
        counted[key] += 1
    return ids
