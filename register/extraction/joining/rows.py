"""Which cells of a row speak of which work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register.extraction.joining.anchors import Anchor
from register.extraction.joining.clauses import clauses_of
from register.extraction.joining.folded import CELL, Folded
from register.extraction.joining.piece import Piece, Place

DATA = re.compile(r"\d{2,}年|\d[億萬%]")
"""What no head of a column says."""


def headers_of(rows: Sequence[str]) -> tuple[str, ...]:
    """Give the heads of a table's columns: its first row, if that holds no dates and sums.

    Parameters
    ----------
    rows : sequence of str
        The rows of one table, folded, cells joined by tabs.
    """
    if len(rows) < 2 or DATA.search(rows[0]):  # noqa: PLR2004  a table has a head and a row
        return ()
    return tuple(rows[0].split(CELL))


def row_pieces(folded: Folded, anchors: Sequence[Anchor], headers: Sequence[str]) -> dict[int, list[Piece]]:
    """Give the works that a row names the words of its cells.

    The works of the first cell that names any get those of all other cells.

    Parameters
    ----------
    folded : Folded
    anchors : sequence of Anchor
    headers : sequence of str
        Of the columns; empty where the table has none.
    """
    cells = _cells(folded.text)
    named = [number for number, (begins, ends) in enumerate(cells) if _in(anchors, begins, ends)]
    if not named:
        return {}
    home = cells[named[0]]
    pieces: dict[int, list[Piece]] = {}
    for number in _in(anchors, *home):
        rest = (
            [Piece(anchors[number].ends, home[1], Place.AFTER, "join-row", 0)] if anchors[number].ends < home[1] else []
        )
        pieces[number] = rest + [
            piece
            for column, (begins, ends) in enumerate(cells)
            if column not in named
            for piece in _clauses(folded.text, begins, ends, headers[column] if column < len(headers) else "")
        ]
    return pieces


def _cells(text: str) -> list[tuple[int, int]]:
    begins, cells = 0, []
    for cell in text.split(CELL):
        cells.append((begins, begins + len(cell)))
        begins += len(cell) + 1
    return cells


def _in(anchors: Sequence[Anchor], begins: int, ends: int) -> list[int]:
    return [number for number, anchor in enumerate(anchors) if begins <= anchor.begins < ends and not anchor.inner]


def _clauses(text: str, begins: int, ends: int, header: str) -> list[Piece]:
    return [
        Piece(begins + clause.begins, begins + clause.ends, Place.CARRIED, "join-row", begins, header=header)
        for clause in clauses_of(text[begins:ends])
    ]
