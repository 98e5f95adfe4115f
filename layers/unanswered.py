"""Promises that had passed when a document spoke, and that it neither reports kept nor makes anew."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from layers.outcomes import Fate
from layers.quiet import Silence
from register import Register
from register.period import Period


@dataclass(frozen=True)
class Unanswered:
    """A promise of an earlier document of which a later one should have spoken.

    Parameters
    ----------
    document : str
        Id of the later document.
    project : str
    fate : Fate
        The promise.
    """

    document: str
    project: str
    fate: Fate


def unanswered(
    register: Register, promised: Mapping[str, Collection[Fate]], silent: Collection[Silence]
) -> Iterator[Unanswered]:
    """List the promises that a document leaves unanswered: each once, with the first document that does.

    A document should have spoken of the works that it names, and of those about which it is silent.

    Parameters
    ----------
    register : Register
    promised : mapping of str to collection of Fate
        The promises made, by project.
    silent : collection of Silence
    """
    due = _expected(register, silent)
    for project, made in promised.items():
        for fate in (one for one in made if one.document):
            document = _first(register, fate, due[project])
            if document:
                yield Unanswered(document, project, fate)


def _expected(register: Register, silent: Collection[Silence]) -> Mapping[str, set[str]]:
    """Give the documents that should have spoken of each project."""
    expected: Mapping[str, set[str]] = defaultdict(set)
    for mention in register.mentions:
        expected[mention.project].add(mention.document.id)
    for silence in silent:
        expected[silence.project].add(silence.document)
    return expected


def _first(register: Register, fate: Fate, expected: Collection[str]) -> str | None:
    ids = [document.id for document in register.documents]
    end = ids.index(fate.by) if fate.by in ids else len(ids)
    later = register.documents[ids.index(fate.document) + 1 : end]
    until = Period.parse(fate.until).ends
    return next((one.id for one in later if one.id in expected and until < one.spoken.begins), None)
