"""Puts each number beside its symbol, or where there is room, with a leader line: none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.board import ANYWHERE, BESIDE, ON_TAKEN, RINGS, Board
from mapapp.paper.leaf.clash import Floats
from mapapp.paper.leaf.spread import SYMBOL_MM, Spot, hairs, spread
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

__all__ = ["Placed", "hairs", "place", "spread"]

WELL = 2.0
"""What costs less stands well, and looks no further."""
SWEEPS = 4
"""Times that every number that does not stand well looks for a better place; two are enough for any district."""
TRIES = 6
"""Places held by another number that a number asks for."""


@dataclass(frozen=True)
class Placed:
    """A number on a map.

    Parameters
    ----------
    number : int
    x, y : float
        Its middle, mm from the map's upper left corner.
    leader : tuple of two points or None
        Line from its symbol to the number, mm; None where it stands beside its symbol.
    """

    number: int
    x: float
    y: float
    leader: tuple[Spot, Spot] | None


def place(window: Window, numbered: Sequence[Numbered], taken: BaseGeometry) -> tuple[Placed, ...]:
    """Place the number of each work whose symbol stands on a map, as `spread` says; none is ever dropped.

    Parameters
    ----------
    window : Window
    numbered : sequence of Numbered
    taken : shapely geometry
        What no number should cover, mm: insets, lines of works. A number stands on it only where the whole map has no
        other room for it.

    Returns
    -------
    tuple of Placed
        By number.
    """
    board = Board(window, spread(window, numbered), taken)
    for row in _crowded_first(board):
        _put(board, row)
    for _ in range(SWEEPS):
        if not any([_improve(board, row) for row in _worst_first(board)]):
            break
    return tuple(_placed(number, figure) for number, figure in zip(board.numbers, board.figures, strict=True))


def _crowded_first(board: Board) -> list[int]:
    apart = np.linalg.norm(board.middles[:, None] - board.middles[None], axis=2)
    return [int(row) for row in np.argsort(-(apart < 4 * SYMBOL_MM).sum(axis=1), kind="stable")]


def _worst_first(board: Board) -> list[int]:
    costs = board.costs()
    return [int(row) for row in np.argsort(-costs, kind="stable") if costs[row] >= WELL]


def _put(board: Board, row: int) -> None:
    """Put a number where it costs least as the others stand; it looks farther only where it must."""
    for reach, enough in ((BESIDE, WELL), (RINGS, ON_TAKEN), (ANYWHERE, np.inf)):
        choices = board.choices(row, reach)
        costs = choices.costs + board.among(row, choices.figures).sum(axis=1)
        if costs.min(initial=np.inf) < enough:
            break
    board.put(row, choices, int(costs.argmin()))


def _improve(board: Board, row: int) -> bool:
    """Look for a better place, if need be at another number's, which then moves; tell whether one was found."""
    before, memory = board.cost(row), board.memory()
    _put(board, row)
    if board.cost(row) < before - 1e-6:
        return True
    board.recall(memory)
    choices = board.choices(row, RINGS)
    among = board.among(row, choices.figures) > 0
    asked = np.flatnonzero((choices.costs < before - 1e-6) & (among.sum(axis=1) == 1))
    for place in asked[np.argsort(choices.costs[asked], kind="stable")][:TRIES]:
        other = int(among[place].argmax())
        both = board.cost(row, other)
        board.put(row, choices, int(place))
        _put(board, other)
        if board.cost(row, other) < both - 1e-6:
            return True
        board.recall(memory)
    return False


def _placed(number: int, figure: Floats) -> Placed:
    west, top, east, bottom, *ends = (round(float(value), 3) for value in figure)
    leader = None if np.isnan(ends[0]) else ((ends[0], ends[1]), (ends[2], ends[3]))
    return Placed(number, round((west + east) / 2, 3), round((top + bottom) / 2, 3), leader)
