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
        west, south, east, north = (
            float(side) for side in shapely.total_bounds([_seen(one.work) for one in self.numbered])
        )
        shape, (across, down) = shapely.box(west, south, east, north), (px / PX_PER_MM for px in self.size)
        metres_per_mm = max(AIR * (east - west) / across, AIR * (north - south) / down, LEAST_WIDTH_M / across)
        return Window.round(shape, math.ceil(metres_per_mm * 1000), (across, down))

    def _district(self) -> BaseGeometry:
        return shapely.Polygon()


def _seen(work: Work) -> BaseGeometry | None:
    """Give what must be in the picture: lines and areas, and round a point the circle in which the work lies."""
    is_point = work.place is not None and shapely.get_dimensions(work.place) == 0
    return work.reach if is_point else work.place


def numbered(works: Iterable[Work]) -> tuple[Numbered, ...]:
    """Give works that have a place their numbers, in their order.

    Parameters
    ----------
    works : iterable of Work
    """
    placed = [work for work in works if work.place is not None]
    return tuple(Numbered(n, work, work.symbols[0]) for n, work in enumerate(placed, 1))
