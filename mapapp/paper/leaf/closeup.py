"""A part of a map that is drawn larger on the same leaf, and which parts would gain by that."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import Floats
from mapapp.paper.numbered import Numbered
from mapapp.paper.scales import SERIES
from mapapp.paper.window import Window

TIMES = (2.0, 4.0)
"""How much larger: less is no gain, and more loses where it is."""
SHARES = (0.5, 0.36, 0.25)
"""Of the leaf's width, and of its height, that one takes at most: the smaller find room where the largest does not."""
ALIKE = 2
"""Windows of one scale and share that are worth a trial: others show nearly the same."""
LEAST_MM = (32.0, 26.0)
PAD_MM = 8.0
"""Round the outermost places, so that their symbols and numbers stand inside."""
ROOM_MM = 4.0
"""Works stand well whose third neighbour is farther away on paper: a symbol and the number beside it are so high."""
THIRD = 3
GUESS_MM = 5.0
"""Windows that would, by that rule, save less of the lines are not tried."""


@dataclass(frozen=True)
class Closeup:
    """A dense cluster on a map of its own.

    Parameters
    ----------
    numbers : frozenset of int
        Whose symbols and numbers stand on it, and on the leaf's own map no more.
    window : Window
        Of its own, larger scale.
    x, y : float
        Its upper left corner on the leaf's map, mm.
    """

    numbers: frozenset[int]
    window: Window
    x: float
    y: float

    @property
    def box(self) -> BaseGeometry:
        """What it covers of the leaf's map, mm."""
        return shapely.box(self.x, self.y, self.x + self.window.width_mm, self.y + self.window.height_mm)

    def frame(self, leaf: Window) -> BaseGeometry:
        """Give the rectangle of the leaf's map that it shows, mm."""
        return leaf.whole(self.window.ground)


@dataclass(frozen=True)
class Crowd:
    """The works of a map, and how well they stand.

    Parameters
    ----------
    leaf : Window
    numbered : tuple of Numbered
        Those that stand on the map.
    places : array of shape (n, 2)
        Their places on it, mm.
    strains : array of shape (n,)
        How far off their numbers stand, mm, where they could not stand beside them.
    """

    leaf: Window
    numbered: tuple[Numbered, ...]
    places: Floats
    strains: Floats

    @classmethod
    def read(cls, leaf: Window, numbered: Sequence[Numbered], strains: Mapping[int, float]) -> Self:
        """Put works on a map."""
        places = shapely.get_coordinates(leaf.whole(shapely.GeometryCollection([one.at for one in numbered])))
        return cls(leaf, tuple(numbered), places, np.array([strains.get(one.number, 0.0) for one in numbered]))

    def within(self, numbers: frozenset[int]) -> tuple[tuple[Numbered, ...], float]:
        """Give some of the works, and how strained they are together, mm."""
        some = [(one, mm) for one, mm in zip(self.numbered, self.strains, strict=True) if one.number in numbers]
        return tuple(one for one, _ in some), float(sum(mm for _, mm in some))

    @cached_property
    def third(self) -> Floats:
        """How far away the third neighbour of each is, mm; shape (n,)."""
        apart = np.hypot(*np.moveaxis(self.places[:, None] - self.places[None], -1, 0))
        return np.asarray(np.sort(apart, axis=1)[:, min(THIRD, len(apart) - 1)])

    def parts(self) -> list[Window]:
        """List windows of larger scales, those first that take most of the strain away."""
        found: dict[Window, tuple[float, int]] = {}
        for scale, share in itertools.product(SERIES, SHARES):
            if TIMES[0] <= self.leaf.scale / scale <= TIMES[1]:
                boxes = {box: self._gain(box, scale) for box in self._boxes(scale, share)}
                best = sorted(boxes, key=lambda box: (-boxes[box], box))[:ALIKE]
                found.update({self._window(box, scale): (-boxes[box], scale) for box in best if boxes[box] >= GUESS_MM})
        return sorted(found, key=lambda window: (*found[window], window.width_mm, window.west, window.north))

    def _boxes(self, scale: int, share: float) -> Iterator[tuple[float, float, float, float]]:
        """Grow a box round each of the strained, from one to the next, while it is not too large on paper."""
        sizes = np.array([self.leaf.width_mm, self.leaf.height_mm])
        most = (share * sizes - 2 * PAD_MM) * scale / self.leaf.scale
        strained = self.places[self.strains > 0]
        for seed in strained:
            near = strained[np.argsort(np.abs((strained - seed) / most).max(axis=1), kind="stable")]
            low, high = np.minimum.accumulate(near), np.maximum.accumulate(near)
            last = int(np.flatnonzero((high - low <= most).all(axis=1))[-1])
            west, top, east, bottom = (float(edge) for edge in (*low[last], *high[last]))
            yield west, top, east, bottom

    def _gain(self, box: tuple[float, float, float, float], scale: int) -> float:
        """Guess how much of the strain in a box a scale takes away: works at one place never have more room."""
        inside = (self.places >= box[:2]).all(axis=1) & (self.places <= box[2:]).all(axis=1)
        roomy = self.third * self.leaf.scale / scale >= ROOM_MM
        return round(float(self.strains[inside & roomy].sum()), 1)

    def _window(self, box: tuple[float, float, float, float], scale: int) -> Window:
        times = self.leaf.scale / scale
        width, height = (
            round(max(least, (high - low) * times + 2 * PAD_MM), 1)
            for low, high, least in zip(box[:2], box[2:], LEAST_MM, strict=True)
        )
        middle = self.leaf.west + (box[0] + box[2]) / 2 * self.leaf.metres_per_mm
        level = self.leaf.north - (box[1] + box[3]) / 2 * self.leaf.metres_per_mm
        return Window.round(shapely.Point(middle, level), scale, (width, height))
