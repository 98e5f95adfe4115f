"""Degrees to metres, once: every distance of this room is measured in EPSG:3826 (TWD97 / TM2 zone 121)."""

from functools import cache, partial
from typing import Final

import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

GRID: Final = 1e-6
"""Degrees: the sixth decimal, about 10 cm, to which geometries made in metres are rounded (RFC 7946 §11.2)."""


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:3826", always_xy=True)


def in_metres(geometry: BaseGeometry) -> BaseGeometry:
    """Project a geometry from longitude and latitude to metres.

    Parameters
    ----------
    geometry : shapely geometry, or array of them
        WGS 84 (EPSG:4326), longitude first.

    Returns
    -------
    shapely geometry, or array of them
        EPSG:3826, metres east and north.

    Examples
    --------
    >>> in_metres(shapely.Point(121, 0)).x
    250000.0
    """
    return shapely.transform(geometry, _transformer().transform, interleaved=False)


def in_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Take a geometry back from metres to longitude and latitude.

    Parameters
    ----------
    geometry : shapely geometry, or array of them
        EPSG:3826, metres east and north.

    Returns
    -------
    shapely geometry, or array of them
        WGS 84 (EPSG:4326), longitude first.
    """
    return shapely.transform(geometry, partial(_transformer().transform, direction="INVERSE"), interleaved=False)


def radius_m(geometry: BaseGeometry) -> int:
    """Give the radius in metres of the smallest circle round a geometry, rounded up to 10 m.

    It is the precision of 「somewhere in this area」.

    Parameters
    ----------
    geometry : shapely geometry
        WGS 84, longitude first.
    """
    return -int(-shapely.minimum_bounding_radius(in_metres(geometry)) // 10) * 10
