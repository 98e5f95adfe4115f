"""A box that items have to meet, in either system."""

from __future__ import annotations

from dataclasses import dataclass

from layers.bbox import BBox
from layers.errors import QueryError
from layers.items.crs import Crs
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


def _sound(crs: Crs, west: float, south: float, east: float, north: float) -> bool:
    if crs is Crs.TWD97:
        return west <= east and south <= north and max(map(abs, (west, south, east, north))) <= FARTHEST_M
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004  the globe
