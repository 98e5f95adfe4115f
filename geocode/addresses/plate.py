"""One door-plate and one named road, as a file tells them and before they are proved."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class RawPlate:
    """A door-plate as a file tells it.

    Parameters
    ----------
    place : str
        Where in the file, for a message: ``"line 17"`` or ``"node 123"``.
    district, village : str
        As the file says; empty where it does not, and then taken from the polygons.
    line : str
        Canonical, as in `geocode.reading.asked.Address`.
    number, sub : int
    x, y : float
        In the CRS of the file's batch (EPSG:3826 metres, or EPSG:4326 degrees with longitude as `x`).
    """

    place: str
    district: str
    village: str
    line: str
    number: int
    sub: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RawRoad:
    """A named road or lane of an OpenStreetMap extract.

    Parameters
    ----------
    line : str
        Canonical name.
    geometry : LineString
        WGS 84, longitude first.
    """

    line: str
    geometry: BaseGeometry
