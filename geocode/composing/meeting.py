"""Where two lines meet on the ground: geometry alone, in metres."""

from __future__ import annotations

from typing import Final, NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

MEET_M: Final = 30
"""Two lines that come as near as this meet: the centre-lines of a divided road lie about so far apart."""

SAME_M: Final = 150
"""Meetings nearer to each other than this are one crossing: the four corners of two divided roads, a roundabout."""


class Spot(NamedTuple):
    """One crossing.

    Parameters
    ----------
    point : Point
        EPSG:3826.
    radius_m : float
        How far away its farthest corner is.
    """

    point: BaseGeometry
    radius_m: float


def meetings(one: BaseGeometry, other: BaseGeometry, within_m: float = MEET_M) -> list[Spot]:
    """Find where two lines meet.

    Parameters
    ----------
    one, other : LineString or MultiLineString
        EPSG:3826, metres.
    within_m : float
        Lines that come as near as this meet, although they do not touch.

    Returns
    -------
    list of Spot
        One for each crossing, each within `within_m` of both lines; the same whichever line comes first. None where
        the lines run side by side or on each other for more than 300 m: that is no crossing.

    Examples
    --------
    >>> along, across = shapely.LineString([(0, 0), (9, 0)]), shapely.LineString([(4, 1), (4, 9)])
    >>> [spot.point.wkt for spot in meetings(along, across)]
    ['POINT (4 0.5)']
    """
    if not shapely.dwithin(one, other, within_m):
        return []
    one, other = sorted((one, other), key=shapely.to_wkb)  # 「A與B」 is 「B與A」
    touching = shapely.get_parts(shapely.intersection(one, other))
    near = shapely.get_parts(shapely.intersection(one, _band(other, one, within_m)))
    if len(touching):
        together = shapely.union_all(touching)
        near = near[~shapely.dwithin(near, together, SAME_M)]
    crossed = [(group, _middle(group, (one, other), within_m)) for group in clusters(touching)]
    beside = [(group, shapely.shortest_line(group, other).centroid) for group in clusters(near)]
    small = (found for found in (*crossed, *beside) if shapely.minimum_bounding_radius(found[0]) <= SAME_M)
    return [Spot(point, float(shapely.hausdorff_distance(point, group))) for group, point in small]


def clusters(parts: list[BaseGeometry]) -> list[BaseGeometry]:
    """Join geometries that lie nearer to each other than `SAME_M`.

    Parameters
    ----------
    parts : list or array of shapely geometries
        EPSG:3826, metres.
    """
    if not len(parts):
        return []
    grounds = shapely.get_parts(shapely.union_all(shapely.buffer(parts, SAME_M / 2)))
    return [shapely.union_all([part for part in parts if part.intersects(ground)]) for ground in grounds]


def _band(line: BaseGeometry, about: BaseGeometry, within_m: float) -> BaseGeometry:
    """Give the ground within some metres of a line, as far as it is near to another."""
    west, south, east, north = shapely.bounds(about)
    beyond = within_m + 1
    piece = shapely.clip_by_rect(line, west - beyond, south - beyond, east + beyond, north + beyond)
    return shapely.buffer(piece, within_m)


def _middle(group: BaseGeometry, lines: tuple[BaseGeometry, BaseGeometry], within_m: float) -> BaseGeometry:
    """Take the middle of a crossing's corners; in a wide one, where it is no point of the crossing, the next corner."""
    middle = group.centroid
    if all(shapely.dwithin(middle, line, within_m) for line in lines):
        return middle
    return shapely.get_point(shapely.shortest_line(group, middle), 0)
