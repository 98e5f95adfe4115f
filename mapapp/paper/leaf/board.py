"""A map while its numbers are being placed: what each place for a number costs, alone and among the others."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import BOX, LINE, Floats, boxes_meet, lines_cross, lines_meet_boxes
from mapapp.paper.leaf.spots import anywhere, beside, rings
from mapapp.paper.leaf.spread import EDGE_MM, SYMBOL_MM, Spot
from mapapp.paper.window import Window

COVERS = 10_000.0
"""A number over another, over a symbol, or under a line cannot be read: everything else is cheaper."""
ON_TAKEN = 1_000.0
CROSSES = 40.0
"""Two leader lines that cross, or one through a strange symbol: a way round of eighty millimetres is not better."""
STRANGE = 1.0
"""Beside its own symbol, but nearly as near to another: a reader may take it for the other's."""
GAP_MM = 0.3
"""Between two numbers, and between a number and a strange symbol."""
NEARLY_MM = 1.0
BESIDE, RINGS, ANYWHERE = range(3)
"""How far a number looks for room."""


class Choices(NamedTuple):
    """Places for a number.

    Parameters
    ----------
    figures : array of shape (n, 8)
        As `clash` has them.
    costs : array of shape (n,)
        What each costs whatever the other numbers do.
    """

    figures: Floats
    costs: Floats


class Board:
    """A map, its symbols, and where their numbers stand so far.

    Parameters
    ----------
    window : Window
    symbols : mapping of int to (float, float)
        Number to the middle of its symbol, mm.
    taken : shapely geometry
        What no number should cover, mm.
    """

    def __init__(self, window: Window, symbols: Mapping[int, Spot], taken: BaseGeometry) -> None:
        self.numbers = tuple(symbols)
        self.middles: Floats = np.array(list(symbols.values()), dtype=np.float64).reshape(-1, 2)
        self.figures = np.full((len(symbols), 8), np.nan)
        self._own = np.zeros(len(symbols))
        self._window = window
        self._symbols = np.hstack([self.middles - SYMBOL_MM / 2, self.middles + SYMBOL_MM / 2])
        self._taken = shapely.STRtree(shapely.get_parts(taken))
        self._known: dict[tuple[int, int], Choices] = {}

    def choices(self, row: int, reach: int) -> Choices:
        """List the places of one number, within a reach, that lie inside the frame."""
        if (row, reach) not in self._known:
            self._known[row, reach] = self._priced(row, reach)
        return self._known[row, reach]

    def among(self, row: int, figures: Floats) -> Floats:
        """Give what places of a number cost because of each other number as it stands; shape (places, numbers)."""
        cost = _clash(figures, self.figures)
        cost[:, row] = 0
        return cost

    def costs(self) -> Floats:
        """Give what the place of each number costs as all stand now."""
        among = _clash(self.figures, self.figures)
        np.fill_diagonal(among, 0)
        return np.asarray(self._own + among.sum(axis=1))

    def put(self, row: int, choices: Choices, place: int) -> None:
        """Let a number stand at one of its places."""
        self.figures[row], self._own[row] = choices.figures[place], choices.costs[place]

    def cost(self, *rows: int) -> float:
        """Give what the places of some numbers cost together as all stand now.

        A clash between two of them counts once.
        """
        among = np.vstack([self.among(row, self.figures[[row]]) for row in rows])
        return float(self._own[list(rows)].sum() + among.sum() - among[:, list(rows)].sum() / 2)

    def memory(self) -> tuple[Floats, Floats]:
        """Keep how all stand now, for `recall`."""
        return self.figures.copy(), self._own.copy()

    def recall(self, memory: tuple[Floats, Floats]) -> None:
        """Let all stand as they stood."""
        self.figures[:], self._own[:] = memory

    def _priced(self, row: int, reach: int) -> Choices:
        figures, costs = self._listed(row, reach)
        keep = EDGE_MM - 1e-9
        inside = (figures[:, 0] >= keep) & (figures[:, 2] <= self._window.width_mm - keep)
        inside &= (figures[:, 1] >= keep) & (figures[:, 3] <= self._window.height_mm - keep)
        figures, costs = figures[inside], costs[inside]
        others = np.delete(self._symbols, row, axis=0)
        costs = costs + COVERS * boxes_meet(figures[:, BOX], others, GAP_MM).any(axis=1)
        costs += COVERS * boxes_meet(figures[:, BOX], self._symbols[[row]]).any(axis=1)
        costs += CROSSES * lines_meet_boxes(figures[:, LINE], others).sum(axis=1)
        near = boxes_meet(figures[:, BOX], others, NEARLY_MM).any(axis=1) & np.isnan(figures[:, 4])
        return Choices(figures, costs + STRANGE * near + ON_TAKEN * self._on_taken(figures))

    def _listed(self, row: int, reach: int) -> tuple[Floats, Floats]:
        number, symbol = self.numbers[row], (float(self.middles[row, 0]), float(self.middles[row, 1]))
        lists = [beside(number, symbol)]
        if reach >= RINGS:
            lists.append(rings(number, symbol))
        if reach >= ANYWHERE:
            lists.append(anywhere(number, symbol, self._window))
        return np.vstack([figures for figures, _ in lists]), np.concatenate([costs for _, costs in lists])

    def _on_taken(self, figures: Floats) -> Floats:
        found = np.zeros(len(figures))
        if len(self._taken) and len(figures):
            found[self._taken.query(shapely.box(*figures[:, BOX].T), predicate="intersects")[0]] = 1
        return found


def _clash(some: Floats, others: Floats) -> Floats:
    covered = boxes_meet(some[:, BOX], others[:, BOX], GAP_MM).astype(float)
    covered += lines_meet_boxes(some[:, LINE], others[:, BOX])
    covered += lines_meet_boxes(others[:, LINE], some[:, BOX]).T
    return np.asarray(COVERS * covered + CROSSES * lines_cross(some[:, LINE], others[:, LINE]))
