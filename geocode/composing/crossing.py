"""Where two lines meet."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.ground import AREA, LINE, Made, dimension, flat, worst
from geocode.match import Match, Method

CROSSING_M: Final = 25
"""Radius of a crossing: what a Taiwanese project measured for 路口 on Kaohsiung's addresses."""

MEET_M: Final = 30
"""Two lines that come as near as this meet: the centre-lines of a divided road lie about so far apart."""

SAME_M: Final = 150
"""Meetings nearer to each other than this are one crossing: the four corners of two divided roads."""


def crossings(firsts: tuple[Match, ...], seconds: tuple[Match, ...]) -> Iterator[Made]:
    """Find every place where one of the first meets one of the second.

    Parameters
    ----------
    firsts, seconds : tuple of Match
        What the two names may be; at least one of a pair must be a line and neither an area.

    Yields
    ------
    Made
        One for each meeting, so that roads which cross twice give rivals.
    """
    for pair in product(firsts, seconds):
        kinds = {dimension(match) for match in pair}
        if LINE in kinds and AREA not in kinds:
            precision = worst(pair, CROSSING_M)
            for point in meetings(flat(pair[0]), flat(pair[1]), worst(pair, MEET_M)):
                words = f"{pair[0].name}與{pair[1].name}相交處"
                yield Made(point, Method.INTERSECTION, precision, pair, words)


def meetings(one: BaseGeometry, other: BaseGeometry, within_m: float) -> list[BaseGeometry]:
    """Find the points where two geometries meet, or come as near as `within_m`.

    Parameters
    ----------
    one, other : shapely geometry
        EPSG:3826.
    within_m : float
        Metres.

    Returns
    -------
    list of Point
        One for each cluster of meetings, EPSG:3826.
    """
    if one.distance(other) > within_m:
        return []
    common = shapely.get_parts(one.intersection(other))
    points = [part.centroid for part in common if not part.is_empty]
    if not points:
        return [shapely.shortest_line(one, other).centroid]
    grouped = shapely.get_parts(shapely.union_all([point.buffer(SAME_M / 2) for point in points]))
    clusters = [[point for point in points if group.covers(point)] for group in grouped]
    return [shapely.MultiPoint(cluster).centroid for cluster in clusters]
