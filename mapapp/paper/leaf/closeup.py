"""A part of a map that is drawn larger on the same leaf, and which parts would gain by that."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import Bools, Floats
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
ROOM_MM = 5.0
"""Works stand well whose third neighbour is so far away, on paper: symbol and number take ten by four millimetres."""
THIRD = 3


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
    """The works of a map, and which of them do not stand well.

    Parameters
    ----------
    leaf : Window
    numbered : tuple of Numbered
        Those that stand on the map.
    places : array of shape (n, 2)
        Their places on it, mm.
    strained : array of bool, shape (n,)
        Whose numbers could only be placed far off.
    """

    leaf: Window
    numbered: tuple[Numbered, ...]
    places: Floats
    strained: Bools

    @classmethod
    def read(cls, leaf: Window, numbered: Sequence[Numbered], strained: frozenset[int]) -> Self:
        """Put works on a map."""
        places = shapely.get_coordinates(leaf.whole(shapely.GeometryCollection([one.at for one in numbered])))
        return cls(leaf, tuple(numbered), places, np.array([one.number in strained for one in numbered]))

    @cached_property
    def third(self) -> Floats:
        """How far away the third neighbour of each is, mm; shape (n,)."""
        apart = np.hypot(*np.moveaxis(self.places[:, None] - self.places[None], -1, 0))
        return np.asarray(np.sort(apart, axis=1)[:, min(THIRD, len(apart) - 1)])

    def parts(self) -> list[Window]:
        """List windows of larger scales, those first in which most of the strained gain room."""
        found: dict[Window, tuple[int, int]] = {}
        for scale, share in itertools.product(SERIES, SHARES):
            if TIMES[0] <= self.leaf.scale / scale <= TIMES[1]:
                boxes = {box: int(self._gains(box, scale).sum()) for box in self._boxes(scale, share)}
                best = sorted(boxes, key=lambda box: (-boxes[box], box))[:ALIKE]
                found.update({self._window(box, scale): (-boxes[box], scale) for box in best if boxes[box]})
        return sorted(found, key=lambda window: (*found[window], window.width_mm, window.west, window.north))

    def _boxes(self, scale: int, share: float) -> Iterator[tuple[float, float, float, float]]:
        """Grow a box round each of the strained, from one to the next, while it is not too large on paper."""
        sizes = np.array([self.leaf.width_mm, self.leaf.height_mm])
        most = (share * sizes - 2 * PAD_MM) * scale / self.leaf.scale
        strained = self.places[self.strained]
        for seed in strained:
            near = strained[np.argsort(np.abs((strained - seed) / most).max(axis=1), kind="stable")]
            low, high = np.minimum.accumulate(near), np.maximum.accumulate(near)
            last = int(np.flatnonzero((high - low <= most).all(axis=1))[-1])
            west, top, east, bottom = (float(edge) for edge in (*low[last], *high[last]))
            yield west, top, east, bottom

    def _gains(self, box: tuple[float, float, float, float], scale: int) -> Bools:
        """Tell which of the strained in a box would have room at a scale; those at one place never have."""
        inside = (self.places >= box[:2]).all(axis=1) & (self.places <= box[2:]).all(axis=1)
        return np.asarray(self.strained & inside & (self.third * self.leaf.scale / scale >= ROOM_MM))

    def _window(self, box: tuple[float, float, float, float], scale: int) -> Window:
        times = self.leaf.scale / scale
        width, height = (
            round(max(least, (high - low) * times + 2 * PAD_MM), 1)
            for low, high, least in zip(box[:2], box[2:], LEAST_MM, strict=True)
        )
        middle = self.leaf.west + (box[0] + box[2]) / 2 * self.leaf.metres_per_mm
        level = self.leaf.north - (box[1] + box[3]) / 2 * self.leaf.metres_per_mm
        return Window.round(shapely.Point(middle, level), scale, (width, height))
