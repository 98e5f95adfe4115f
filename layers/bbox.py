"""A box of longitudes and latitudes."""

from dataclasses import dataclass
from typing import Self

import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import QueryError
from layers.numbers import parse_numbers

EXPECTED = "west,south,east,north in degrees (WGS 84), west ≤ east and south ≤ north"
CORNERS = 4


@dataclass(frozen=True)
class BBox:
    """West, south, east and north in degrees, WGS 84; borders belong to the box."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shape(self) -> BaseGeometry:
        """The ground that it covers: a polygon, or what is left of one where it has no width or no height."""
        if self.west < self.east and self.south < self.north:
            return shapely.box(self.west, self.south, self.east, self.north)
        # the envelope of one corner twice is a point; as a polygon without size it would miss a line that it lies on
        return shapely.envelope(shapely.MultiPoint([(self.west, self.south), (self.east, self.north)]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a box.

        Raises
        ------
        QueryError
            Unless there are four finite numbers, in range and in order.

        Examples
        --------
        >>> BBox.parse("120.2,22.5,120.5,22.8").east
        120.5
        """
        numbers = parse_numbers("bbox", text, EXPECTED)
        if len(numbers) != CORNERS:
            raise QueryError("bbox", text, EXPECTED)
        west, south, east, north = numbers
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # noqa: PLR2004  the globe
            raise QueryError("bbox", text, EXPECTED)
        return cls(west, south, east, north)
