"""A map while its numbers are being placed: what each place for a number costs, alone and among the others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

import numpy as np
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import BOX, LINE, Floats, boxes_meet, lines_cross, lines_meet_boxes
from mapapp.paper.leaf.obstacles import COVERS, CROSSES, GAP_MM, THROUGH, Obstacles
from mapapp.paper.leaf.spots import anywhere, beside, in_rings, led
from mapapp.paper.leaf.spread import Spot, spread
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

CHUNK = 32
"""Places all over the map are looked at by so many at once, nearest first: mostly the first of them has room."""


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
    stands : sequence of (Numbered, (float, float))
        Each work whose symbol stands on the map, and the symbol's middle, mm.
    taken : shapely geometry
        What no number should cover, mm.
    """

    def __init__(self, window: Window, stands: Sequence[tuple[Numbered, Spot]], taken: BaseGeometry) -> None:
        self.numbers = tuple(one.number for one, _ in stands)
        self.spots = tuple(spot for _, spot in stands)
        self.figures: Floats = np.full((len(stands), 8), np.nan)
        self._own = np.zeros(len(stands))
        self._window = window
        self._obstacles = Obstacles(window, stands, taken)
        self._known: dict[int, Choices] = {}
        self._beside = self._priced_beside()

    @classmethod
    def of(cls, window: Window, numbered: Iterable[Numbered], taken: BaseGeometry) -> Self:
        """Put the symbols of works on a map, and no number yet."""
        works = sorted(numbered, key=lambda one: one.number)
        spots = spread(window, works, taken)
        return cls(window, [(one, spots[one.number]) for one in works if one.number in spots], taken)

    def beside(self, row: int) -> Choices:
        """List the places of one number beside its symbol, inside the frame."""
        return self._beside[row]

    def around(self, row: int) -> Choices:
        """List the places of one number beside its symbol and in rings round it, inside the frame."""
        if row not in self._known:
            rings = self._priced(row, *in_rings(self.numbers[row], self.spots[row]))
            self._known[row] = Choices(*map(np.concatenate, zip(self._beside[row], rings, strict=True)))
        return self._known[row]

    def anywhere(self, row: int) -> Iterator[Choices]:
        """List places of one number all over the map, some at a time: with room first, nearest first."""
        figures, costs = anywhere(self.numbers[row], self.spots[row], self._window)
        rows = np.full(len(figures), row)
        full = self._obstacles.covers(rows, figures[:, BOX])
        full |= boxes_meet(figures[:, BOX], np.delete(self.figures[:, BOX], row, axis=0), GAP_MM).any(axis=1)
        order = np.lexsort((costs, full))
        for first in range(0, len(order), CHUNK):
            some = order[first : first + CHUNK]
            yield self._priced(row, figures[some], costs[some])

    def exchanged(self, row: int, other: int) -> Choices:
        """Give the place that a number would have where another stands."""
        west, top, east, bottom = self.figures[other, BOX]
        middle = np.array([[(west + east) / 2, (top + bottom) / 2]])
        return self._priced(row, *led(self.numbers[row], middle, self.spots[row]))

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

    def crossings(self) -> list[tuple[int, int]]:
        """List the pairs of numbers whose leader lines cross."""
        cross = np.triu(lines_cross(self.figures[:, LINE], self.figures[:, LINE]))
        return [(int(one), int(two)) for one, two in np.argwhere(cross)]

    def memory(self) -> tuple[Floats, Floats]:
        """Keep how all stand now, for `recall`."""
        return self.figures.copy(), self._own.copy()

    def recall(self, memory: tuple[Floats, Floats]) -> None:
        """Let all stand as they stood."""
        self.figures[:], self._own[:] = memory

    def _priced(self, row: int, figures: Floats, costs: Floats) -> Choices:
        inside = self._obstacles.inside(figures)
        figures, costs = figures[inside], costs[inside]
        return Choices(figures, costs + self._obstacles.costs(np.full(len(figures), row), figures))

    def _priced_beside(self) -> list[Choices]:
        listed = [beside(number, spot) for number, spot in zip(self.numbers, self.spots, strict=True)]
        if not listed:
            return []
        figures, costs = (np.concatenate(some) for some in zip(*listed, strict=True))
        rows = np.repeat(np.arange(len(listed)), len(listed[0][1]))
        costs = costs + self._obstacles.costs(rows, figures)
        inside = self._obstacles.inside(figures)
        return [Choices(figures[mine], costs[mine]) for mine in (inside & (rows == row) for row in range(len(listed)))]


def _clash(some: Floats, others: Floats) -> Floats:
    cost = COVERS * boxes_meet(some[:, BOX], others[:, BOX], GAP_MM)
    led, others_led = (np.flatnonzero(~np.isnan(figures[:, 4])) for figures in (some, others))
    if len(led):
        cost[led] += THROUGH * lines_meet_boxes(some[led, LINE], others[:, BOX])
    if len(others_led):
        cost[:, others_led] += THROUGH * lines_meet_boxes(others[others_led, LINE], some[:, BOX]).T
    if len(led) and len(others_led):
        cost[np.ix_(led, others_led)] += CROSSES * lines_cross(some[led, LINE], others[others_led, LINE])
    return np.asarray(cost)
