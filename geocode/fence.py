"""A place must lie in the city and in the districts that its row names."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import BORDER_M, Boundaries
from geocode.metres import in_metres

SEA_M: Final = 500
"""How far a place may lie off the city's shore: harbour crossings and jetties leave the land polygons."""

NEIGHBOUR_M: Final = 60
"""How far a place may reach into another county: twice the 30 m by which the atlas's own files disagree."""


@dataclass(frozen=True, eq=False)
class Fence:
    """Says what is wrong with where a geometry lies.

    Parameters
    ----------
    boundaries : Boundaries
        The city, its districts and its neighbours.
    """

    boundaries: Boundaries

    def fault(self, geometry: BaseGeometry, districts: tuple[str, ...], precision_m: int) -> str | None:
        """Name the first rule that a geometry breaks.

        Parameters
        ----------
        geometry : shapely geometry
            WGS 84, longitude first.
        districts : tuple of str
            The districts that its row names: it must touch one of them
            (to 30 m, which is as well as the border is known), and come within `precision_m` of each, because
            that is where the true place may lie.
        precision_m : int
            Metres.

        Returns
        -------
        str or None
            What was expected, in words.
        """
        flat = in_metres(geometry)
        if not self._shore.covers(flat):
            return f"a geometry in the city (at most {SEA_M} m off its shore)"
        if flat.intersects(self._abroad):
            return f"a geometry that ends at the city's border (at most {NEIGHBOUR_M} m beyond)"
        away = [name for name in districts if self._districts[name].distance(flat) > precision_m]
        if away:
            return f"a geometry within {precision_m} m of {'、'.join(away)}"
        if not any(self._districts[name].distance(flat) <= BORDER_M for name in districts):
            return f"a geometry that touches {'、'.join(districts)}"
        return None

    @cached_property
    def _districts(self) -> dict[str, BaseGeometry]:
        flat = {name: in_metres(shape) for name, shape in self.boundaries.districts.items()}
        shapely.prepare(list(flat.values()))
        return flat

    @cached_property
    def _shore(self) -> BaseGeometry:
        shore = shapely.union_all(list(self._districts.values())).buffer(SEA_M)
        shapely.prepare(shore)
        return shore

    @cached_property
    def _abroad(self) -> BaseGeometry:
        # Eroding the neighbours alone would also open their coast and the gap to ours; that is harmless.
        abroad = in_metres(shapely.union_all(list(self.boundaries.neighbours.values()))).buffer(-NEIGHBOUR_M)
        shapely.prepare(abroad)
        return abroad
