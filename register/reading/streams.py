"""A page of a PDF → its columns and tables, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from register.reading.blocks import Glue
from register.reading.flows import Flow, Row, flows
from register.reading.grid import Grid
from register.reading.leaf import Leaf
from register.reading.stretches import Stretch


@dataclass(frozen=True)
class Cells:
    """A row of a table.

    Parameters
    ----------
    page : int
    base : float
        Where it begins; points.
    cells : tuple of tuples of str
        What stands in each cell, broken as it is.
    """

    page: int
    base: float
    cells: tuple[tuple[str, ...], ...]

    def text(self, glue: Glue) -> str:
        """Give its cells, each whole, joined by tabs."""
        return "\t".join(_whole(cell, glue) for cell in self.cells)


def _whole(pieces: Sequence[str], glue: Glue) -> str:
    text = ""
    for piece in pieces:
        text = glue.joined(text, piece) if text else piece
    return text


def stream(leaf: Leaf) -> Iterator[Flow | Cells]:
    """Give a page's columns, and its tables where they stand in them.

    Parameters
    ----------
    leaf : Leaf
        With its furniture set apart.
    """
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


def _unfolded(flow: Flow, tables: Mapping[Stretch, Sequence[Cells]]) -> Iterator[Flow | Cells]:
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


def _table(page: int, grid: Grid, held: Sequence[Stretch]) -> list[Cells]:
    rows: dict[int, dict[int, list[str]]] = {}
    for one in sorted(held, key=lambda one: (-one.base, one.left)):
        row, column = grid.cell((one.left + one.right) / 2, one.base + one.size / 4) or (0, 0)
        rows.setdefault(row, {}).setdefault(column, []).append(one.text)
    return [
        Cells(page, grid.down[row], tuple(tuple(rows[row].get(at, ())) for at in range(len(grid.across) - 1)))
        for row in sorted(rows)
    ]
