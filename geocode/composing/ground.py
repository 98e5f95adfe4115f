"""What composing needs of geometry: made in metres, finished in degrees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import BORDER_M, Boundaries
from geocode.match import Match, Method
from geocode.metres import in_degrees, in_metres

GRID: Final = 1e-6
"""Degrees: the sixth decimal, about 10 cm (RFC 7946 §11.2)."""

POINT, LINE, AREA = 0, 1, 2


@dataclass(frozen=True)
class Made:
    """A geometry that was put together.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:3826, metres.
    method : Method
    precision_m : float
    parts : tuple of Match
        What it was made of.
    words : str
        How, in words.
    """

    geometry: BaseGeometry
    method: Method
    precision_m: float
    parts: tuple[Match, ...]
    words: str

    def finish(self, boundaries: Boundaries, stated: frozenset[str]) -> Match | None:
        """Turn it into a match; None if it lies in none of the districts stated (nearer than 30 m is in).

        Parameters
        ----------
        boundaries : Boundaries
            The city.
        stated : frozenset of str
            Districts that the text names; empty for none.
        """
        geometry = shapely.orient_polygons(shapely.set_precision(in_degrees(self.geometry), GRID))
        districts = boundaries.district_of(geometry)
        near = tuple(name for name in stated if name not in districts and self._touches(boundaries, name))
        if (not districts and not near) or (stated and not stated & {*districts, *near}):
            return None
        parts = "、".join(dict.fromkeys(part.label for part in self.parts))
        source = "；".join(dict.fromkeys(part.source for part in self.parts))
        found = (geometry, self.words, self.method, round(self.precision_m), source, (*districts, *near))
        return Match(*found, evidence=f"由{parts}組成")

    def _touches(self, boundaries: Boundaries, name: str) -> bool:
        shape = boundaries.districts.get(name)
        return shape is not None and bool(in_metres(shape).distance(self.geometry) <= BORDER_M)


def flat(match: Match) -> BaseGeometry:
    """Give a match's geometry in EPSG:3826, connected lines as one."""
    ground = in_metres(match.geometry)
    return shapely.line_merge(ground) if ground.geom_type == "MultiLineString" else ground


def dimension(match: Match) -> int:
    """Give `POINT`, `LINE` or `AREA`."""
    return int(shapely.get_dimensions(match.geometry))


def worst(parts: Iterable[Match], *others: float) -> float:
    """Give the largest radius: what is put together is no better than the worst of its parts."""
    return max(*(part.precision_m for part in parts), *others)
