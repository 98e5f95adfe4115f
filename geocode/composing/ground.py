"""What composing needs of geometry: put together in metres, finished in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import BORDER_M, Boundaries
from geocode.match import Match, Method
from geocode.metres import GRID, in_degrees, in_metres

POINT, LINE, AREA = 0, 1, 2
"""Dimensions, as shapely counts them."""


@dataclass(frozen=True)
class Miss:
    """Why places could not be put together.

    Parameters
    ----------
    reason : str
        In words for a person; names the places.
    off_m : float
        By how many metres it failed, where that can be said: of several reasons the nearest miss is told.
    """

    reason: str
    off_m: float = math.inf


@dataclass(frozen=True)
class Made:
    """A geometry that was put together.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:3826, metres.
    method : Method
    precision_m : float
        Radius in metres.
    parts : tuple of Match
        What it was made of.
    name, evidence : str
        What it is called, and how it was put together.
    """

    geometry: BaseGeometry
    method: Method
    precision_m: float
    parts: tuple[Match, ...]
    name: str
    evidence: str

    def finish(self, boundaries: Boundaries) -> Match | None:
        """Turn it into a match, in degrees with six decimals and oriented as RFC 7946 §3.1.6 asks.

        Parameters
        ----------
        boundaries : Boundaries
            The city.

        Returns
        -------
        Match or None
            None outside the city.
        """
        geometry = on_grid(in_degrees(self.geometry))
        districts = _districts(self.geometry, geometry, boundaries)
        if geometry.is_empty or not districts:
            return None
        sources = (one for part in self.parts for one in part.source.split("；"))
        found = (geometry, self.name, self.method, round(self.precision_m), "；".join(dict.fromkeys(sources)))
        notes = tuple(dict.fromkeys(note for part in self.parts for note in part.notes))
        return Match(*found, districts, evidence=self.evidence, notes=notes)


def on_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Round a geometry to six decimals, valid, outer rings counter-clockwise.

    Parameters
    ----------
    geometry : shapely geometry
        Degrees.
    """
    # Without the second call every later operation on the geometry would be rounded to the grid as well.
    return shapely.orient_polygons(shapely.set_precision(shapely.set_precision(geometry, GRID), 0))


def _districts(ground: BaseGeometry, geometry: BaseGeometry, boundaries: Boundaries) -> tuple[str, ...]:
    """Name the districts that hold it; of a point or a line, also those whose border it lies or runs on.

    Borders run along roads and are known to 30 m. A district has a line when more than 60 m of it run inside or within
    30 m, the rule by which the address index gives roads to districts.
    """
    inside = boundaries.district_of(geometry)
    kind = shapely.get_dimensions(ground)
    if kind == AREA:
        return inside
    zone = in_degrees(ground.buffer(BORDER_M))
    touched = (name for name, shape in boundaries.districts.items() if name not in inside and shape.intersects(zone))
    beside = [name for name in touched if kind == POINT or _runs_along(ground, boundaries.districts[name], zone)]
    return (*inside, *beside)


def _runs_along(ground: BaseGeometry, district: BaseGeometry, zone: BaseGeometry) -> bool:
    near = in_metres(district.intersection(zone)).buffer(BORDER_M)
    return bool(ground.intersection(near).length > 2 * BORDER_M)


def flat(match: Match) -> BaseGeometry:
    """Give a match's geometry in EPSG:3826, metres."""
    return in_metres(match.geometry)


def dimension(match: Match) -> int:
    """Give `POINT`, `LINE` or `AREA`."""
    return int(shapely.get_dimensions(match.geometry))


def worst(parts: Iterable[Match], *others: float) -> float:
    """Give the largest radius: what is put together is no better than the worst of its parts."""
    return max((*(part.precision_m for part in parts), *others))
