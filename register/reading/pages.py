"""Pages of a PDF → lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from register.reading.blocks import Glue
from register.reading.flows import Flow, Row
from register.reading.grid import NEAR
from register.reading.leaf import Leaf
from register.reading.letters import cells
from register.reading.line import Line
from register.reading.margins import Margins
from register.reading.plain import COLUMNS, bulleted
from register.reading.shapes import closed
from register.reading.streams import Cells, stream
from register.reading.stretches import Stretch
from register.reading.wrapping import fits_no_more

LOOSE = 1.3
"""Times the usual distance between lines: a larger one parts paragraphs."""

RESIZED = 0.1
"""Share by which letters are larger or smaller: a title, a note."""

INDENT = 1.5
"""Cells that a line begins further in than the one before: a new paragraph."""

ALIGNED = 2
"""Columns that begin at one place in a row and the next; the first one always does."""


@dataclass(frozen=True)
class _Placed:
    """A row of text with where it stands in its column."""

    page: int
    row: Row
    right: float
    starts: bool

    @property
    def first(self) -> Stretch:
        return self.row.stretches[0]

    @property
    def last(self) -> Stretch:
        return self.row.stretches[-1]

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.row.stretches)

    @property
    def cell(self) -> float:
        """Width of half an ideograph."""
        return max((self.first.right - self.first.left) / max(cells(self.first.text), 1), 0.5)


def page_lines(leaves: Sequence[Leaf]) -> list[Line]:
    """Read pages, each from its top, columns from the left; tables as rows where they stand.

    Parameters
    ----------
    leaves : sequence of Leaf
        With their furniture set apart.
    """
    streams = [list(stream(leaf)) for leaf in leaves]
    margins = Margins.of([one for parts in streams for one in parts], max((leaf.width for leaf in leaves), default=0.0))
    placed = [
        one
        for leaf, parts in zip(leaves, streams, strict=True)
        for one in _placed(leaf, [margins.ended(part) for part in parts])
    ]
    pitch = _pitch(placed)
    seen = any(one.last.trailing for one in placed if isinstance(one, _Placed))
    glue = Glue.of([Line(one.text) for one in placed if isinstance(one, _Placed)])
    lines: list[Line] = []
    before: tuple[_Placed, Line] | None = None
    for at, one in enumerate(placed):
        if isinstance(one, Cells):
            lines.append(Line(one.text(glue), page=one.page, row=True))
            before = None
            continue
        after = placed[at + 1] if at + 1 < len(placed) else None
        line = _line(one, after if isinstance(after, _Placed) else None, before, pitch)
        line = replace(line, spaced=one.last.trailing if seen else None)
        lines.append(line)
        before = (one, line)
    furniture = [Line(one.text, page=leaf.number, furniture=True) for leaf in leaves for one in leaf.furniture]
    return [*lines, *furniture]


def _placed(leaf: Leaf, parts: Sequence[Flow | Cells]) -> Iterator[_Placed | Cells]:
    for one in parts:
        if isinstance(one, Cells):
            yield one
            continue
        tabled = _tabled(one.rows)
        for at, row in enumerate(one.rows):
            if at in tabled:
                yield Cells(leaf.number, row.base, tuple((stretch.text,) for stretch in row.stretches))
            else:
                yield _Placed(leaf.number, row, one.right or 0.0, not at)


def _tabled(rows: Sequence[Row]) -> frozenset[int]:
    """Find rows of a table without rules: wide gaps, and columns that begin where those of the next row begin.

    Wide gaps alone may be those of a line that was stretched to the margin.
    """
    found: set[int] = set()
    for at, (one, other) in enumerate(pairwise(rows)):
        if min(len(one.stretches), len(other.stretches)) >= COLUMNS and _aligned(one, other) >= ALIGNED:
            found |= {at, at + 1}
    return frozenset(found)


def _aligned(one: Row, other: Row) -> int:
    return sum(any(abs(here.left - there.left) <= NEAR for there in other.stretches) for here in one.stretches)


def _pitch(placed: Sequence[_Placed | Cells]) -> float:
    gaps = [
        one.row.base - two.row.base
        for one, two in pairwise(placed)
        if isinstance(one, _Placed) and isinstance(two, _Placed) and not two.starts
    ]
    return median(gap for gap in gaps if gap > 0) if any(gap > 0 for gap in gaps) else 0.0


def _line(one: _Placed, after: _Placed | None, before: tuple[_Placed, Line] | None, pitch: float) -> Line:
    words, bullet = bulleted(one.text)
    return Line(
        words,
        page=one.page,
        apart=before is None or _apart(before[0], before[1], one, pitch),
        full=_full(one, after),
        indented=before is not None and _indented(before, one),
        bullet=bullet,
    )


def _full(one: _Placed, after: _Placed | None) -> bool:
    """Tell whether the next line's first word had no room left."""
    return fits_no_more(one.last.right, after.text if after else None, one.cell, one.right)


def _apart(before: _Placed, line: Line, one: _Placed, pitch: float) -> bool:
    if not line.full:
        return True
    if one.starts or before.page != one.page:
        return closed(line.text)
    resized = abs(before.first.size - one.first.size) > RESIZED * before.first.size
    return resized or before.row.base - one.row.base > LOOSE * pitch


def _indented(before: tuple[_Placed, Line], one: _Placed) -> bool:
    """Tell whether it begins a paragraph by where it begins; what goes on with an item hangs below its words."""
    if before[1].mark or before[1].bullet or one.starts:
        return False
    return one.first.left - before[0].first.left > INDENT * one.cell
