"""Puts each number beside its symbol, or where there is room, with a leader line: none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.board import Board
from mapapp.paper.leaf.clash import Floats
from mapapp.paper.leaf.settling import settle
from mapapp.paper.leaf.spread import Spot, hairs, spread
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

__all__ = ["Placed", "hairs", "place", "spread"]


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
    """Place the number of each work whose symbol stands on a map; none is ever dropped.

    The symbols stand where `spread` says for the same arguments.

    Parameters
    ----------
    window : Window
    numbered : sequence of Numbered
    taken : shapely geometry
        What nothing should cover, mm, such as insets: a number stands on it only where the whole map has no other
        room. The lines of the works themselves are kept free where a short leader line is enough for that.

    Returns
    -------
    tuple of Placed
        By number.
    """
    board = Board.of(window, numbered, taken)
    settle(board)
    return tuple(_placed(number, figure) for number, figure in zip(board.numbers, board.figures, strict=True))


def _placed(number: int, figure: Floats) -> Placed:
    west, top, east, bottom, *ends = (round(float(value), 3) for value in figure)
    leader = None if np.isnan(ends[0]) else ((ends[0], ends[1]), (ends[2], ends[3]))
    return Placed(number, round((west + east) / 2, 3), round((top + bottom) / 2, 3), leader)
