"""The ground between two places where no line is named: 「明潭路至世運大道」."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.crossing import MOST_PAIRS
from geocode.composing.ground import Made, Miss, flat, worst
from geocode.composing.meeting import MEET_M
from geocode.match import Match, Method

MARGIN_M: Final = 100
"""The least that a corridor is wide on each side: a block of houses; a rule of ours."""

DETOUR: Final = 0.25
"""Part of the distance that a corridor is wide on each side, so that a way inside may be 12 % longer than straight."""

REACH: Final = 1.5
"""Of a long place counts what lies as near to the other as this many times the shortest distance."""


def corridors(starts: tuple[Match, ...], ends: tuple[Match, ...]) -> Iterator[Made | Miss]:
    """Find the ground between two places.

    No line is chosen: the words name none, and a road between the two that we happen to know need not be the one that
    is meant. So the answer is an area, the hull of the two where they face each other with a margin, and what is meant
    lies somewhere in it: `Method.FALLBACK`, with the radius of the area.

    Parameters
    ----------
    starts, ends : tuple of Match
        What the two names may be.

    Yields
    ------
    Made or Miss
        One for each pair. Two places that touch have nothing between them, and nothing says which way is meant.
    """
    if len(starts) * len(ends) > MOST_PAIRS:
        yield Miss(f"叫「{starts[0].name}」或「{ends[0].name}」的地方太多，請加上行政區")
        return
    for parts in product(starts, ends):
        yield _corridor(parts)


def _corridor(parts: tuple[Match, Match]) -> Made | Miss:
    one, other = map(flat, parts)
    gap_m = one.distance(other)
    start, end = (part.name for part in parts)
    if gap_m <= MEET_M:
        return Miss(f"「{start}」與「{end}」相接，沒有指明路線，看不出是哪一段", gap_m)
    facing = [_facing(one, other, gap_m), _facing(other, one, gap_m)]
    area = shapely.convex_hull(shapely.union_all(facing)).buffer(max(MARGIN_M, DETOUR * gap_m))
    radius_m = worst(parts, float(shapely.minimum_bounding_radius(area)))
    return Made(area, Method.FALLBACK, radius_m, parts, f"{start}至{end}", f"{start}與{end}之間，沒有指明路線")


def _facing(ground: BaseGeometry, other: BaseGeometry, gap_m: float) -> BaseGeometry:
    return ground.intersection(other.buffer(REACH * gap_m + MARGIN_M))
