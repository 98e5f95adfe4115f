"""One passage → the works that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from register.extraction.names.actor import works_by_actor
from register.extraction.names.candidate import Candidate
from register.extraction.names.cells import labelled, named_cell
from register.extraction.names.heading import by_heading, said_topic, topic_of
from register.extraction.names.lexicon import Lexicon
from register.extraction.names.lists import works_in_lists
from register.extraction.names.marks import Marks
from register.extraction.names.name import same_work
from register.extraction.names.parts import parts, wholes
from register.extraction.names.rows import works_in_rows
from register.extraction.names.subject import subjects
from register.reading import Passage


def works_in(marks: Marks, passage: Passage, heading: Passage | None, column: int | None) -> list[Candidate]:
    """Read the works that a passage names, those that are surest first.

    Parameters
    ----------
    marks : Marks
        Of the passage.
    passage : Passage
    heading : Passage or None
        The heading above, if this is the first paragraph below it.
    column : int or None
        The cell that holds the name, where a table's head says so.
    """
    if column is not None:
        return list(named_cell(marks, column))
    known, topic = marks.lexicon, topic_of(passage.section, marks.rules)
    rows = [*works_by_actor(marks), *works_in_rows(marks, topic), *works_in_lists(marks)]
    named = [one for one in _apart(rows, [], known) if not _titles(marks, one, rows)]
    named = _apart([*labelled(marks), *said_topic(marks, passage.section), *subjects(marks, topic)], named, known)
    named = [*by_heading(marks, passage, heading, topic, named), *named]
    return sorted([*named, *parts(marks, named, topic), *wholes(marks, named)], key=lambda one: (one.begins, one.ends))


def _apart(candidates: Iterable[Candidate], kept: Sequence[Candidate], known: Lexicon) -> list[Candidate]:
    """Add to the candidates that are kept those with another name and on other words, the longer first."""
    chosen = list(kept)
    for one in sorted(candidates, key=lambda one: (one.begins, -one.ends)):
        if not any(_overlap(one, other) or same_work(one.name, other.name, known) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: (one.begins, one.ends))


def _titles(marks: Marks, one: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether a name before a colon only heads the next, which says more: 「甲溪整治：甲溪乙段工程…」."""
    behind = one.ends + 1
    return marks.text[one.ends : behind] == "：" and any(other.begins == behind for other in others)


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates share words; what lies within the other has a name of its own."""
    if one.within and one.within in other.name:
        return False
    return one.begins < other.ends and other.begins < one.ends
