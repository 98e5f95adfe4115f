"""Flood works that no words put into a basin, and that lie in what is drawn of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from layers.flood.work import UNNAMED, FloodWork
from register.vocabulary import compact

AREA = 2
"""Dimensions of a shape that has a surface."""


def basin_areas(works: Iterable[FloodWork]) -> dict[str, BaseGeometry]:
    """Give the outline of each basin that is the place of a flood work: that work's place is the basin itself.

    Parameters
    ----------
    works : iterable of FloodWork

    Returns
    -------
    dict of str to shapely geometry
        WGS 84, longitude first; approximate by the work's ``precision_m``. A basin without such a work has none.
    """
    areas: dict[str, BaseGeometry] = {}
    for work in works:
        place = compact(work.said["location_text"] or "")
        if place in work.basins and shapely.get_dimensions(work.place) == AREA:
            areas.setdefault(place, work.place)
    return areas


def lying_in(areas: Mapping[str, BaseGeometry], works: Sequence[FloodWork]) -> dict[str, tuple[str, ...]]:
    """Find the works that name no basin and whose place meets one's outline.

    Parameters
    ----------
    areas : mapping of str to shapely geometry
        From `basin_areas`.
    works : sequence of FloodWork

    Returns
    -------
    dict of str to tuple of str
        Work's id to the basins that its place meets; those that meet none are left out.
    """
    found = {}
    for work in works:
        if work.basins != (UNNAMED,):
            continue
        # nothing meets a place that nobody knows
        place = work.place
        if met := tuple(basin for basin, area in areas.items() if shapely.intersects(area, place)):
            found[work.id] = met
    return found
