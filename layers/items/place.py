"""A box that items have to meet, in either system, and how SQL is asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from layers.bbox import BBox
from layers.errors import QueryError
from layers.items.crs import Crs, into_degrees
from layers.numbers import parse_numbers
from layers.where import NOTHING, Condition, box_meets

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

    @property
    def column(self) -> str:
        """Name the column whose geometries are of this system."""
        return "shape" if self.crs is Crs.CRS84 else "metres"

    def near(self) -> Condition:
        """Write the condition that an item may meet a box: the R*Tree answers it."""
        return _any([_near(box, self.crs) for box in self.boxes])

    def inside(self) -> Condition:
        """Write the condition that an item meets a box for sure: it lies inside, and no geometry need be looked at."""
        if self.crs is not Crs.CRS84:
            return NOTHING
        # the R*Tree is rounded, these bounds are not
        text = "west >= ? AND south >= ? AND east <= ? AND north <= ?"
        return _any([(text, [box.west, box.south, box.east, box.north]) for box in self.boxes])

    def meet(self, shapes: Sequence[bytes]) -> npt.NDArray[np.bool_]:
        """Tell which geometries meet a box.

        Parameters
        ----------
        shapes : sequence of bytes
            WKB in the units of `crs`, n of them.

        Returns
        -------
        array of bool, shape (n,)
        """
        read = shapely.from_wkb(np.array(shapes, dtype=object))
        grounds = [box.shape for box in self.boxes]
        shapely.prepare(grounds)
        met: npt.NDArray[np.bool_] = np.any([shapely.intersects(ground, read) for ground in grounds], axis=0)
        return met


def _any(parts: list[Condition]) -> Condition:
    return " OR ".join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]


def _sound(crs: Crs, west: float, south: float, east: float, north: float) -> bool:
    if crs is Crs.TWD97:
        return west <= east and south <= north and max(map(abs, (west, south, east, north))) <= FARTHEST_M
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004  the globe


def _near(box: BBox, crs: Crs) -> Condition:
    if crs is Crs.CRS84:
        return box_meets(box)
    seen = into_degrees(shapely.segmentize(shapely.box(box.west, box.south, box.east, box.north), _step(box)))
    if not finite(seen.bounds):
        return NOTHING
    west, south, east, north = seen.bounds
    return box_meets(BBox(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))


def _step(box: BBox) -> float:
    return max(box.east - box.west, box.north - box.south, 1.0) / STEPS


def finite(bounds: tuple[float, ...]) -> bool:
    """Tell whether a box of degrees is on the globe: what has no sense in TM2 becomes infinite or NaN there."""
    return all(abs(degrees) <= 360 for degrees in bounds)  # noqa: PLR2004  neither infinity nor NaN is
