"""What stands on a map above the ground, and where: symbols, numbers, and the lines between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Letter
from mapapp.paper.leaf.here import here
from mapapp.paper.leaf.placing import Placed, hairs, place, spread
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.spread import SYMBOL_MM, Spot
from mapapp.paper.numbered import Numbered
from mapapp.paper.sheet import Inset
from mapapp.paper.window import Window

WHITE_MM = 0.45
"""A number's plate has so much white round the figures that a letter may stand on it."""
FINEST_MM = 0.3
LESSER_MM = 2.0
"""Of a small symbol; others are `SYMBOL_MM` wide."""
AREA = 2
"""Dimensions of an area."""


@dataclass(frozen=True)
class Standing:
    """Symbols and numbers of one map, mm from its upper left corner.

    Parameters
    ----------
    works : sequence of Numbered
        All that reach into the window.
    spots : mapping of int to (float, float)
        Number to the middle of the symbol that bears it.
    placed : tuple of Placed
        The numbers.
    hairs : tuple of two spots each
        From a true place to a symbol that had to stand aside.
    small : mapping of int to (float, float)
        Symbols of works that an inset numbers.
    further : tuple of (Numbered, (float, float))
        The other points of works that are in several places.
    taken : tuple of shapely geometry
        What lies on the map besides.
    """

    works: Sequence[Numbered]
    spots: dict[int, Spot]
    placed: tuple[Placed, ...]
    hairs: tuple[tuple[Spot, Spot], ...]
    small: dict[int, Spot]
    further: tuple[tuple[Numbered, Spot], ...]
    taken: tuple[BaseGeometry, ...]

    @classmethod
    def of(
        cls, window: Window, numbered: Iterable[Numbered], insets: Sequence[Inset], taken: Sequence[BaseGeometry]
    ) -> Self:
        """Find out where everything stands.

        Parameters
        ----------
        window : Window
        numbered : iterable of Numbered
        insets : sequence of Inset
        taken : sequence of shapely geometry
            mm.
        """
        works = here(window, numbered)
        own = [one for one in works if not any(_holds(inset, one) for inset in insets)]
        covered = (*taken, *map(_corner, insets), *(_frame(window, inset) for inset in insets))
        kept = shapely.union_all(covered)
        aside = tuple(hairs(window, own, kept).values())
        small = {one.number: _spot(window.whole(one.at)) for one in works if one not in own}
        placed = place(window, own, kept)
        further = tuple((one, spot) for one in works for spot in _further(window, one))
        return cls(works, spread(window, own, kept), placed, aside, small, further, covered)

    @property
    def numbers(self) -> frozenset[int]:
        """Whose symbols stand on the map."""
        return frozenset(self.spots) | frozenset(self.small)

    @property
    def lesser(self) -> list[tuple[Numbered, Spot]]:
        """List symbols that are small, because numbers stand elsewhere: in an inset, or at another point."""
        return [(one, self.small[one.number]) for one in self.works if one.number in self.small] + [*self.further]

    @property
    def lines(self) -> list[BaseGeometry]:
        """Hair lines and leader lines."""
        return [shapely.LineString(line) for line in (*self.hairs, *(one.leader for one in self.placed if one.leader))]

    @property
    def letters(self) -> list[Letter]:
        """The numbers, as the typesetter takes them."""
        return [Letter(str(one.number), one.x, one.y, "number") for one in self.placed]

    @property
    def plates(self) -> list[BaseGeometry]:
        """The white on which numbers stand."""
        return [box(one.x, one.y, width(one.number), HEIGHT_MM) for one in self.placed]

    @property
    def covered(self) -> list[BaseGeometry]:
        """Give what no other letter may stand on."""
        symbols = [box(x, y, SYMBOL_MM, SYMBOL_MM) for x, y in self.spots.values()]
        symbols += [box(x, y, LESSER_MM, LESSER_MM) for _, (x, y) in self.lesser]
        figures = [box(one.x, one.y, width(one.number) - 2 * WHITE_MM, HEIGHT_MM - 2 * WHITE_MM) for one in self.placed]
        return [*self.taken, *symbols, *figures, *self.lines]

    def ways(self, window: Window) -> list[BaseGeometry]:
        """Give the lines of works and the edges of their areas: no name may stand on them either."""
        places = (window.seen(one.work.place) for one in self.works if one.work.place is not None)
        edges = (shapely.boundary(one) if shapely.get_dimensions(one) == AREA else one for one in places)
        return [shapely.simplify(edge, FINEST_MM) for edge in edges if edge.length]


def box(x: float, y: float, wide: float, high: float) -> BaseGeometry:
    """Give a box round a spot, mm."""
    return shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _holds(inset: Inset, one: Numbered) -> bool:
    return one.number in inset.drawn.numbers and bool(inset.window.ground.covers(one.at))


def _corner(inset: Inset) -> BaseGeometry:
    """Give the room that an inset takes."""
    return shapely.box(inset.x, inset.y, inset.x + inset.window.width_mm, inset.y + inset.window.height_mm)


def _frame(window: Window, inset: Inset) -> BaseGeometry:
    """Give the line round what an inset shows larger."""
    return shapely.buffer(shapely.boundary(window.whole(inset.window.ground)), WHITE_MM)


def _spot(point: BaseGeometry) -> Spot:
    return point.x, point.y


def _further(window: Window, one: Numbered) -> list[Spot]:
    place = one.work.place
    if place is None or place.geom_type != "MultiPoint":
        return []
    points = [point for point in shapely.get_parts(place) if window.ground.covers(point) and not point.equals(one.at)]
    return [_spot(window.whole(point)) for point in points]
