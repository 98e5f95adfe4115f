"""The two coordinate systems in which items are asked for and answered."""

from __future__ import annotations

from enum import Enum

import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import QueryError
from layers.near import to_degrees, to_metres

DEGREES_DECIMALS = 6
METRES_DECIMALS = 3
"""A millimetre. Six decimals of a degree are a decimetre, and the finest place of the register is known to 10 m."""


class Crs(Enum):
    """A system; its value is the address that OGC API – Features Part 2 names it by."""

    CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    TWD97 = "http://www.opengis.net/def/crs/EPSG/0/3826"

    @classmethod
    def parse(cls, name: str, text: str) -> Crs:
        """Read a system from its address.

        Raises
        ------
        QueryError
            If it is none of the two.
        """
        try:
            return cls(text)
        except ValueError:
            raise QueryError(name, text, f"one of {', '.join(crs.value for crs in cls)}") from None

    @property
    def code(self) -> str:
        """Name for a reader: ``EPSG:3826``."""
        return "EPSG:3826" if self is Crs.TWD97 else "CRS84"


def into_metres(shape: BaseGeometry) -> BaseGeometry:
    """Give a geometry of degrees (WGS 84, longitude first) in EPSG:3826."""
    return shapely.transform(shape, to_metres().transform, interleaved=False)


def into_degrees(shape: BaseGeometry) -> BaseGeometry:
    """Give a geometry of EPSG:3826 in degrees (WGS 84, longitude first)."""
    return shapely.transform(shape, to_degrees().transform, interleaved=False)
