"""A box that items have to meet, in either system, and how SQL is asked for it."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from layers.bbox import BBox
from layers.errors import QueryError
from layers.items.crs import Crs, into_degrees
from layers.numbers import parse_numbers
from layers.where import Condition, box_meets

CORNERS, WITH_HEIGHTS = 4, 6
STEPS = 16
MARGIN = 1e-5
"""Degrees, a metre: a straight side in TM2 is a bent one in degrees, and it is seen at sixteen points."""
FARTHEST_M = 1e7
"""Beyond ten thousand kilometres from the zone's origin its coordinates mean nothing."""
EXPECTED = {
    Crs.CRS84: "west,south,east,north in degrees within ±180 and ±90, south ≤ north (or six numbers with heights)",
    Crs.TWD97: "four numbers of EPSG:3826 in metres, E,N,E,N, the smaller corner first (or six with heights)",
}


@dataclass(frozen=True)
class Place:
    """Boxes of which an item has to meet one: two only where a box of degrees passes the date line.

    Parameters
    ----------
    boxes : tuple of BBox
        In the units of `crs`.
    crs : Crs
    """

    boxes: tuple[BBox, ...]
    crs: Crs

    @classmethod
    def parse(cls, text: str, crs: Crs) -> Place:
        """Read ``bbox`` as ``bbox-crs`` has it; heights are read and left aside, as no item has one.

        Raises
        ------
        QueryError
            Unless there are four or six finite numbers that make a box of that system.
        """
        numbers = parse_numbers("bbox", text, EXPECTED[crs])
        if len(numbers) == WITH_HEIGHTS:
            numbers = [*numbers[:2], *numbers[3:5]]
        if len(numbers) != CORNERS or not _sound(crs, *numbers):
            raise QueryError("bbox", text, EXPECTED[crs])
        west, south, east, north = numbers
        if west <= east:
            return cls((BBox(west, south, east, north),), crs)
        return cls((BBox(west, south, 180, north), BBox(-180, south, east, north)), crs)

    def condition(self) -> Condition:
        """Write the condition that an item with a place meets a box."""
        parts = [_meets(box) if self.crs is Crs.CRS84 else _meets_metres(box) for box in self.boxes]
        return " OR ".join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]


def _sound(crs: Crs, west: float, south: float, east: float, north: float) -> bool:
    if crs is Crs.TWD97:
        return west <= east and south <= north and max(map(abs, (west, south, east, north))) <= FARTHEST_M
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004  the globe


def _meets(box: BBox) -> Condition:
    near, values = box_meets(box)
    sides: list[object] = [box.west, box.south, box.east, box.north]
    # what lies inside as a whole needs no geometry; the R*Tree is rounded, these bounds are not
    inside = "west >= ? AND south >= ? AND east <= ? AND north <= ?"
    return f"{near} AND (({inside}) OR meets(shape, ?, ?, ?, ?))", [*values, *sides, *sides]


def _meets_metres(box: BBox) -> Condition:
    sides = shapely.segmentize(shapely.box(box.west, box.south, box.east, box.north), _step(box))
    seen = into_degrees(sides)
    if not all(map(_finite, seen.bounds)):
        return "0", []
    west, south, east, north = seen.bounds
    near, values = box_meets(BBox(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))
    return f"{near} AND meets(metres, ?, ?, ?, ?)", [*values, box.west, box.south, box.east, box.north]


def _step(box: BBox) -> float:
    return max(box.east - box.west, box.north - box.south, 1.0) / STEPS


def _finite(degrees: float) -> bool:
    return abs(degrees) <= 360  # noqa: PLR2004  neither infinity nor NaN is
