"""A place and a distance round it."""

from dataclasses import dataclass
from functools import cache
from typing import Self

import shapely
from pyproj import Transformer

from layers.bbox import BBox
from layers.errors import QueryError
from layers.numbers import parse_numbers

EXPECTED = "longitude,latitude in degrees (WGS 84)"
RADIUS_M = 1000
"""Radius when none is said: a walk of a quarter of an hour."""
MOST_M = 100_000
EXPECTED_RADIUS = f"a number of metres, more than 0 and at most {MOST_M}"


@cache
def to_metres() -> Transformer:
    """Give the way from degrees (WGS 84, longitude first) to EPSG:3826."""
    return Transformer.from_crs("EPSG:4326", "EPSG:3826", always_xy=True)


@cache
def to_degrees() -> Transformer:
    """Give the way from EPSG:3826 to degrees (WGS 84, longitude first)."""
    return Transformer.from_crs("EPSG:3826", "EPSG:4326", always_xy=True)


@dataclass(frozen=True)
class Near:
    """A circle on the ground.

    Parameters
    ----------
    lon, lat : float
        Centre in degrees, WGS 84.
    radius_m : float
        Metres, measured in EPSG:3826 (TWD97 / TM2 zone 121; scale true to 1/10,000 in the city).
    """

    lon: float
    lat: float
    radius_m: float = RADIUS_M

    @classmethod
    def parse(cls, text: str, radius: str | None = None) -> Self:
        """Read a centre and, where one is said, a radius.

        Raises
        ------
        QueryError
            If the centre is not on the globe, or the radius is no sound length.
        """
        numbers = parse_numbers("near", text, EXPECTED)
        if len(numbers) != 2 or abs(numbers[0]) > 180 or abs(numbers[1]) > 90:  # noqa: PLR2004  the globe
            raise QueryError("near", text, EXPECTED)
        lon, lat = numbers
        return cls(lon, lat, RADIUS_M if radius is None else _radius(radius))

    @property
    def centre(self) -> shapely.Point:
        """Centre in EPSG:3826, metres."""
        return shapely.Point(to_metres().transform(self.lon, self.lat))

    @property
    def box(self) -> BBox | None:
        """A box in degrees that holds the circle; None where TM2 has no sense, far from Taiwan."""
        centre = self.centre
        if centre.is_empty or not shapely.is_valid(centre) or abs(centre.x) > MOST_TM2_M or abs(centre.y) > MOST_TM2_M:
            return None
        half = max(self.radius_m * BENT, LEAST_M)
        square = shapely.box(centre.x - half, centre.y - half, centre.x + half, centre.y + half)
        # parallels bend in TM2: on a square of 200 km the middle of a side lies 320 m beyond its corners' latitude
        sides = shapely.segmentize(square, half / STEPS)
        return BBox(*shapely.transform(sides, to_degrees().transform, interleaved=False).bounds)


BENT = 1.01
LEAST_M = 1
"""Half of the smallest box: one of a hair's width would be none in floating point."""
STEPS = 4
"""A side is seen at nine points, and the box is a hundredth wider than the circle: between two of the points a parallel
bends by 80 m on a square of 800 km, a fiftieth of that hundredth."""
MOST_TM2_M = 1e7
"""Beyond ten thousand kilometres from the zone's origin its coordinates mean nothing."""


def _radius(text: str) -> float:
    numbers = parse_numbers("radius", text, EXPECTED_RADIUS)
    if len(numbers) != 1 or not 0 < numbers[0] <= MOST_M:
        raise QueryError("radius", text, EXPECTED_RADIUS)
    return numbers[0]
