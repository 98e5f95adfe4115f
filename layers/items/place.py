"""A box that items have to meet, in either system."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt
import shapely

from layers.bbox import BBox
from layers.errors import QueryError
from layers.items.crs import Crs
from layers.items.frame import Flags, Frame, Numbers
from layers.numbers import parse_numbers

CORNERS, WITH_HEIGHTS = 4, 6
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

    def sift(self, frame: Frame) -> tuple[Numbers, Numbers]:
        """Tell by their bounds which items may meet a box, and of which of these only the geometry can tell.

        One meets a box for sure if it lies inside, or if it is in one piece and reaches no farther than the box in one
        direction: on its way from end to end in the other direction it is inside.

        Returns
        -------
        near : array of int, shape (m,)
            Places in `frame` of those whose bounds meet a box, ascending.
        unsure : array of int
            Places in `near` of those that do not meet one for sure.
        """
        near = reduce(np.union1d, [frame.near(box, self.crs) for box in self.boxes])
        west, south, east, north = frame.bounds[self.crs][:, near]
        connected, sure = frame.connected[near], np.zeros(len(near), dtype=bool)
        for box in self.boxes:
            meets = (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)
            across = (west >= box.west) & (east <= box.east)
            along = (south >= box.south) & (north <= box.north)
            sure |= meets & np.where(connected, across | along, across & along)
        return near, np.flatnonzero(~sure)

    def meet(self, shapes: npt.NDArray[np.object_]) -> Flags:
        """Tell which geometries meet a box.

        Parameters
        ----------
        shapes : array of shapely geometries, shape (n,)
            In the units of `crs`.

        Returns
        -------
        array of bool, shape (n,)
        """
        # not prepared: GEOS has a quicker way for a plain rectangle
        met: Flags = reduce(np.logical_or, [shapely.intersects(box.shape, shapes) for box in self.boxes])
        return met


def _sound(crs: Crs, west: float, south: float, east: float, north: float) -> bool:
    if crs is Crs.TWD97:
        return west <= east and south <= north and max(map(abs, (west, south, east, north))) <= FARTHEST_M
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004  the globe
