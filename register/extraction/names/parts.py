"""Stages, stretches and lots of a work that was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from register.extraction.names.candidate import Candidate
from register.extraction.names.judge import has_status
from register.extraction.names.marks import Marks


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
    for found in marks.lexicon.pattern("part", "pattern").finditer(marks.text):
        begins, ends = found.start(), _behind_bracket(marks, found.end())
        if any(one.begins < ends and begins < one.ends for one in named):
            continue
        of = next((one for one in reversed(named) if one.ends <= begins), None)
        name = _whole(marks, of) if of else whole
        opens = marks.lexicon.pattern("part", "before").search(marks.text[:begins])
        behind = _row_ends(marks, ends)
        if name and opens and has_status(marks, behind, _next(marks, behind), False):
            said, heads = marks.text[begins:ends].replace(" ", ""), of.heads if of else ()
            yield Candidate(begins, ends, name + said, heads, begins, ("name-part",), name, found.group())


def _row_ends(marks: Marks, at: int) -> int:
    """Say where a row of parts ends: what is said behind it is said of each."""
    signs = marks.lexicon.tables["mark"]["words"]
    while (sign := next((one for one in signs if marks.text.startswith(one, at)), "")) and (
        found := marks.lexicon.pattern("part", "pattern").match(marks.text, at + len(sign))
    ):
        at = _behind_bracket(marks, found.end())
    return at


def _behind_bracket(marks: Marks, at: int) -> int:
    """Read on over a bracket that says from where to where a part reaches."""
    opens = at < len(marks.text) and marks.text[at] in "(（" and at in marks.pairs
    return marks.pairs[at] if opens and marks.belongs(at) else at


def _whole(marks: Marks, of: Candidate) -> str:
    """Name the whole that a work is a part of, or itself."""
    return of.within or re.sub(marks.lexicon.tables["part"]["ending"], "", of.name) or of.name


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
