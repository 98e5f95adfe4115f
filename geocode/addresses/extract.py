"""The city's part of an OpenStreetMap extract, in the form in which the import takes every file."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from geocode.addresses.columns import WGS84
from geocode.addresses.csv_file import Batch
from geocode.addresses.file_kind import Known
from geocode.addresses.plate import RawPlate, RawRoad
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
        The city; what lies elsewhere is passed over, not refused: an extract has the whole country.
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
            Door-plates to pass over, because they were read before; whole batches.
        """
        from geocode.addresses.osm_file import plates

        for some in plates(self._known.path):
            inside = self._inside(some)
            passed, done = inside[:done], max(0, done - len(inside))
            if rest := inside[len(passed) :]:
                yield Batch(rest, [], len(rest), 0)

    def roads(self) -> Iterator[list[RawRoad]]:
        """Give the named roads and lanes."""
        from geocode.addresses.osm_file import roads

        found: Iterator[list[RawRoad]] = roads(self._known.path)
        return found

    def _inside(self, plates: list[RawPlate]) -> list[RawPlate]:
        here = shapely.contains_xy(self._city, np.array([(one.x, one.y) for one in plates]).reshape(-1, 2))
        return [plate for plate, is_here in zip(plates, here.tolist(), strict=True) if is_here]
