"""Stages, stretches and lots of a work that was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from register.extraction.names_candidate import Candidate
from register.extraction.names_judge import has_status
from register.extraction.names_marks import Marks


def parts(marks: Marks, named: Sequence[Candidate], whole: str) -> Iterator[Candidate]:
    """Read the parts that a passage speaks of by their number or side alone.

    Parameters
    ----------
    marks : Marks
    named : sequence of Candidate
        Works that the passage names, in its order.
    whole : str
        Name of the work that the heading names, or empty.
    """
    if "name-part" not in marks.rules:
        return
    stretch = re.compile(marks.lexicon.tables["all"]["stretch"])
    for found in marks.lexicon.pattern("part", "pattern").finditer(marks.text):
        begins, ends = found.span()
        if ends < len(marks.text) and marks.text[ends] in "(（" and ends in marks.pairs and marks.belongs(ends):
            ends = marks.pairs[ends]
        if any(one.begins < ends and begins < one.ends for one in named):
            continue
        if not marks.lexicon.pattern("part", "before").search(marks.text[:begins]):
            continue
        of = next((one for one in reversed(named) if one.ends <= begins), None)
        name = (of.within or stretch.sub("", of.name)) if of else whole
        if name and has_status(marks, ends, _next(marks, ends), False):
            said = marks.text[begins:ends]
            yield Candidate(
                begins,
                ends,
                name + said.replace(" ", ""),
                of.heads if of else (),
                begins,
                ("name-part",),
                name,
                found.group(),
            )


def wholes(marks: Marks, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Read the whole of which a passage names a stretch first: 「甲路北段已通車…全線預計…」.

    Parameters
    ----------
    marks : Marks
    named : sequence of Candidate
        Works that the passage names, in its order.
    """
    if "name-whole-of-parts" not in marks.rules:
        return
    stretch = re.compile(marks.lexicon.tables["all"]["stretch"])
    for found in marks.lexicon.pattern("all", "pattern").finditer(marks.text):
        of = next((one for one in reversed(named) if one.ends <= found.start() and not one.phase), None)
        part = stretch.search(marks.text, of.begins, of.ends) if of else None
        if of and part and part.end() == of.ends:
            name = stretch.sub("", of.name)
            yield Candidate(of.begins, part.start(), name, of.heads, of.row, (*of.rules, "name-whole-of-parts"))


def _next(marks: Marks, at: int) -> int:
    """Say where the next part begins."""
    found = marks.lexicon.pattern("part", "pattern").search(marks.text, at)
    return found.start() if found else len(marks.text)
