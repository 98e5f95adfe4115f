"""The map of flood works: where they are, under the numbers of the table."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.district.overview import AIR, LEAST_WIDTH_M, PX_PER_MM, Overview
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window
from mapapp.portrait.work import Work


@dataclass(frozen=True)
class FloodMap(Overview):
    """Flood works of any districts, north up, EPSG:3826; see `Overview`. It is of no district: `district` is empty."""

    @cached_property
    def window(self) -> Window:
        """What is shown: all of the works, and nothing that has none."""
        shape = shapely.union_all([shapely.box(*one.work.place.bounds) for one in self.numbered if one.work.place])
        across, down = (px / PX_PER_MM for px in self.size)
        west, south, east, north = shape.bounds
        metres_per_mm = max(AIR * (east - west) / across, AIR * (north - south) / down, LEAST_WIDTH_M / across)
        return Window.round(shape, math.ceil(metres_per_mm * 1000), (across, down))

    def _district(self) -> BaseGeometry:
        return shapely.Polygon()


def numbered(works: Iterable[Work]) -> tuple[Numbered, ...]:
    """Give works that have a place their numbers, in their order.

    Parameters
    ----------
    works : iterable of Work
    """
    placed = [work for work in works if work.place is not None]
    return tuple(Numbered(n, work, work.symbols[0]) for n, work in enumerate(placed, 1))
