"""The questions that a document leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from register.extraction import Unread
from register.reconciliation.difference import Difference
from register.reconciliation.folded import Folding
from register.reconciliation.gathered import Gathered
from register.reconciliation.question import Question, ask_to_read, ask_which
from register.reconciliation.verdict import Certainty, Verdict

Judged = tuple[Gathered, Verdict]


def open_questions(
    judged: Sequence[Judged], held: Mapping[str, Difference], unread: Iterable[tuple[str, Unread]], folding: Folding
) -> Iterator[Question]:
    """Ask about all that is not sure, contradicts, or cannot be read.

    Parameters
    ----------
    judged : sequence of (Gathered, Verdict)
        What nobody has answered, with what the rules say of it.
    held : mapping of str to Difference
        What is sure and contradicts, by the id of its question.
    unread : iterable of (str, Unread)
        Sentences that no rule can read, each with the id of its question.
    folding : Folding
    """
    new = {one.id: folding.key(one.found.named.name) for one, verdict in judged if verdict.certainty is Certainty.NEW}
    for one, verdict in judged:
        if verdict.certainty in (Certainty.UNSURE, Certainty.NEW):
            asked = ask_which(verdict, one.id, one.words)
            yield replace(asked, part_of=asked.part_of or _whole(one, new, folding))
        elif one.id in held:
            yield replace(ask_which(verdict, one.id, one.words), why=held[one.id].line)
        elif verdict.certainty is Certainty.SURE and one.unreadable:
            yield one.to_read(verdict)
    for id_, sentence in unread:
        yield ask_to_read(sentence, id_)


def _whole(part: Gathered, new: Mapping[str, str], folding: Folding) -> str:
    """Find the question about the work that a part is said to be within, where that is new as well."""
    within = folding.key(part.found.named.within) if part.found.named.within else ""
    return next((id_ for id_, name in new.items() if within and name == within and id_ != part.id), "")
