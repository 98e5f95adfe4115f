"""The course of a road: its centre-line where that is known, else the line along its plates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line, Plate

CENTRE_M: Final = 25
"""Radius of a centre-line: half the width of a wide road with its pavements (crossings have the same radius)."""

PLATES_M: Final = 40
"""Radius of a line along plates, which stand on both sides of the road and not at its ends."""

SMOOTH_M: Final = 20
"""Wiggles smaller than this come from plates on both sides, not from the road."""


@dataclass(frozen=True)
class Traced:
    """The course of a road.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:3826; a line, or a point where only one plate is known.
    precision_m : float
    sources : frozenset of int
    """

    geometry: BaseGeometry
    precision_m: float
    sources: frozenset[int]


def trace(index: AddressIndex, line: Line, village: str = "") -> Traced | None:
    """Give the course of a line in its district, or in one village of it.

    Parameters
    ----------
    index : AddressIndex
    line : Line
    village : str
        Empty for the whole district; else the part along the plates of that village.
    """
    shape = index.shape(line)
    if shape and not village:
        return Traced(shape[0], CENTRE_M, frozenset({shape[1]}))
    plates = [plate for plate in index.plates(line) if not village or plate.village == village]
    return _along(plates, shape[0] if shape else None)


def _along(plates: list[Plate], centre: BaseGeometry | None = None) -> Traced | None:
    """Draw a line along plates, on the centre-line where there is one."""
    if not plates:
        return None
    points = list(dict.fromkeys(plate.point for plate in plates))
    if centre is not None:
        points = list(dict.fromkeys(shapely.shortest_line(centre, point).interpolate(0) for point in points))
    sources = frozenset(plate.source for plate in plates)
    if len(points) == 1:
        return Traced(points[0], PLATES_M, sources)
    return Traced(shapely.LineString(shapely.get_coordinates(points)).simplify(SMOOTH_M), PLATES_M, sources)
