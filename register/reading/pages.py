"""Pages of a PDF → lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from register.reading.blocks import Glue
from register.reading.flows import Flow, Row, flows
from register.reading.grid import Grid
from register.reading.leaf import Leaf
from register.reading.letters import cells
from register.reading.line import Line
from register.reading.plain import COLUMNS, bulleted
from register.reading.shapes import closed
from register.reading.stretches import Stretch
from register.reading.wrapping import fits_no_more

LOOSE = 1.3
"""Times the usual distance between lines: a larger one parts paragraphs."""

RESIZED = 0.1
"""Share by which letters are larger or smaller: a title, a note."""

INDENT = 1.5
"""Cells that a line begins further in than the one before: a new paragraph."""

RARE = 50
"""Of so many lines one may stand out beyond the right margin."""


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
    streams = [list(_stream(leaf)) for leaf in leaves]
    margin = _margin([one for stream in streams for one in stream])
    placed = [one for leaf, stream in zip(leaves, streams, strict=True) for one in _placed(leaf, stream, margin)]
    pitch = _pitch(placed)
    glue = Glue.of([Line(one.text) for one in placed if isinstance(one, _Placed)])
    lines: list[Line] = []
    before: tuple[_Placed, Line] | None = None
    for at, one in enumerate(placed):
        if isinstance(one, _Cells):
            lines.append(Line(one.text(glue), page=one.page, row=True))
            before = None
            continue
        after = placed[at + 1] if at + 1 < len(placed) else None
        line = _line(one, after if isinstance(after, _Placed) else None, before, pitch)
        lines.append(line)
        before = (one, line)
    furniture = [Line(one.text, page=leaf.number, furniture=True) for leaf in leaves for one in leaf.furniture]
    return [*lines, *furniture]


@dataclass(frozen=True)
class _Cells:
    """A row of a ruled table."""

    page: int
    base: float
    cells: tuple[tuple[str, ...], ...]

    def text(self, glue: Glue) -> str:
        return "\t".join(_whole(cell, glue) for cell in self.cells)


def _whole(pieces: Sequence[str], glue: Glue) -> str:
    text = ""
    for piece in pieces:
        text = glue.joined(text, piece) if text else piece
    return text


def _stream(leaf: Leaf) -> Iterator[Flow | _Cells]:
    """Give a page's columns, and its tables where they stand in them."""
    inside: dict[int, list[Stretch]] = {at: [] for at in range(len(leaf.grids))}
    outside: list[Stretch] = []
    for one in leaf.stretches:
        middle = (one.left + one.right) / 2, one.base + one.size / 4
        held = next((at for at, grid in enumerate(leaf.grids) if grid.cell(*middle)), None)
        (outside if held is None else inside[held]).append(one)
    tables = {_stand_in(leaf.grids[at]): _table(leaf.number, leaf.grids[at], inside[at]) for at in inside}
    for flow in flows(sorted([*outside, *tables], key=lambda one: -one.base)):
        yield from _unfolded(flow, tables)


def _stand_in(grid: Grid) -> Stretch:
    """Stand for a table among the lines of a page."""
    return Stretch("", grid.across[0], grid.across[-1], grid.down[0], 1.0)


def _unfolded(flow: Flow, tables: Mapping[Stretch, Sequence[_Cells]]) -> Iterator[Flow | _Cells]:
    rows: list[Row] = []
    for row in flow.rows:
        found = [one for one in row.stretches if one in tables]
        if not found:
            rows.append(row)
            continue
        if rows:
            yield Flow(tuple(rows), flow.right)
        yield from (cells for one in found for cells in tables[one])
        rows = [Row(rest)] if (rest := tuple(one for one in row.stretches if one not in tables)) else []
    if rows:
        yield Flow(tuple(rows), flow.right)


def _table(page: int, grid: Grid, held: Sequence[Stretch]) -> list[_Cells]:
    rows: dict[int, dict[int, list[str]]] = {}
    for one in sorted(held, key=lambda one: (-one.base, one.left)):
        row, column = grid.cell((one.left + one.right) / 2, one.base + one.size / 4) or (0, 0)
        rows.setdefault(row, {}).setdefault(column, []).append(one.text)
    return [
        _Cells(page, grid.down[row], tuple(tuple(rows[row].get(at, ())) for at in range(len(grid.across) - 1)))
        for row in sorted(rows)
    ]


def _margin(stream: Sequence[Flow | _Cells]) -> float:
    rights = sorted(
        (
            row.stretches[-1].right
            for flow in stream
            if isinstance(flow, Flow) and flow.right is None
            for row in flow.rows
        ),
        reverse=True,
    )
    return rights[len(rights) // RARE] if rights else 0.0


def _placed(leaf: Leaf, stream: Sequence[Flow | _Cells], margin: float) -> Iterator[_Placed | _Cells]:
    for one in stream:
        if isinstance(one, _Cells):
            yield one
            continue
        for at, row in enumerate(one.rows):
            if len(row.stretches) >= COLUMNS:
                yield _Cells(leaf.number, row.base, tuple((stretch.text,) for stretch in row.stretches))
            else:
                yield _Placed(leaf.number, row, margin if one.right is None else one.right, not at)


def _pitch(placed: Sequence[_Placed | _Cells]) -> float:
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
