"""The city's part of an OpenStreetMap extract, in the form in which the import takes every file."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from geocode.addresses.columns import WGS84
from geocode.addresses.csv_file import Batch
from geocode.addresses.file_kind import Known
from geocode.addresses.plate import RawRoad
from geocode.boundaries import BORDER_M, Boundaries

_BORDER_DEGREES = BORDER_M / 100_000
"""At least `BORDER_M`: a degree has 111 km from south to north and 102 km from west to east at 23° north."""


class Extract:
    """An OpenStreetMap extract of the city or of anything around it.

    Parameters
    ----------
    known : Known
        The file.
    boundaries : Boundaries
        The city.
    """

    crs = WGS84

    def __init__(self, known: Known, boundaries: Boundaries) -> None:
        self._known = known
        self._city = shapely.buffer(boundaries.city, _BORDER_DEGREES)
        shapely.prepare(self._city)

    def batches(self, done: int = 0) -> Iterator[Batch]:
        """Give the door-plates of the city.

        Parameters
        ----------
        done : int
            Objects to pass over, because they were read before.
        """
        from geocode.addresses.osm_file import plates

        return plates(self._known.path, self._city, done)

    def roads(self) -> Iterator[list[RawRoad]]:
        """Give the named roads and lanes."""
        from geocode.addresses.osm_file import roads

        return roads(self._known.path)
