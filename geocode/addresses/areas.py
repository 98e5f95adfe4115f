"""The ground that a text names, as wide as its border is known."""

from __future__ import annotations

from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import BORDER_M, Boundaries
from geocode.metres import in_metres

CORNERS: Final = 4
"""Segments of a quarter circle: an outline 30 m wider needs no finer ones."""


class Areas:
    """Districts and villages in metres, each made when it is first wanted.

    Parameters
    ----------
    boundaries : Boundaries
        The city; its villages are read when one is first wanted.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries
        self._made: dict[tuple[str, str], BaseGeometry | None] = {}

    def of(self, district: str, village: str = "") -> BaseGeometry | None:
        """Give the ground of a district, or of one village of it.

        Parameters
        ----------
        district, village : str

        Returns
        -------
        shapely geometry or None
            EPSG:3826, 30 m wider than the polygon (`geocode.boundaries.BORDER_M`), prepared; None if the district has
            no such village.
        """
        key = (district, village)
        if key not in self._made:
            self._made[key] = self._make(district, village)
        return self._made[key]

    def _make(self, district: str, village: str) -> BaseGeometry | None:
        of_village = self._boundaries.villages.get((district, village)) if village else None
        found = of_village if village else self._boundaries.districts.get(district)
        if found is None:
            return None
        wide = in_metres(found).buffer(BORDER_M, quad_segs=CORNERS)
        shapely.prepare(wide)
        return wide
