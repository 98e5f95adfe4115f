"""Crossings: 「三多三路與中華五路口」."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.ground import AREA, LINE, POINT, Made, Miss, dimension, flat, worst
from geocode.composing.meeting import MEET_M, SAME_M, Spot, meetings
from geocode.match import Match, Method

CROSSING_M: Final = 25
"""Radius of a crossing: what a Taiwanese project measured for 路口 on Kaohsiung's addresses (its uncertainty table)."""

BESIDE_M: Final = 300
"""How far a place that is no line may lie beside a line that it bounds or meets: a station, a school, a park."""

MOUTH_M: Final = 50
"""Radius of a lane's mouth (巷口), from the same table."""

LANE_END: Final = ("巷", "弄")
ROAD_END: Final = ("路", "街", "道", "段")

MOST_PAIRS: Final = 38 * 38
"""Pairs of places of the same names that are tried: two roads that each of the 38 districts has (中山路, 中正路)."""


def crossings(firsts: tuple[Match, ...], seconds: tuple[Match, ...]) -> Iterator[Made | Miss]:
    """Find every place where one of the first meets one of the second.

    Parameters
    ----------
    firsts, seconds : tuple of Match
        What the two names may be; at least one of a pair must be a line and neither an area.

    Yields
    ------
    Made or Miss
        One `Made` for each crossing, so that roads which cross twice give rivals; a `Miss` for each pair that does not
        meet.
    """
    if len(firsts) * len(seconds) > MOST_PAIRS:
        yield Miss(f"叫「{firsts[0].name}」或「{seconds[0].name}」的地方太多，請加上行政區")
        return
    grounds = [[(match, flat(match)) for match in matches] for matches in (firsts, seconds)]
    for (first, one), (second, other) in product(*grounds):
        pair = (first, second)
        spots = _spots(pair, one, other)
        for spot in spots:
            words = f"{first.name}與{second.name}".removesuffix("口")
            name = f"{words}{'口' if words.endswith((*ROAD_END, *LANE_END)) else '相交處'}"
            precision_m = worst(pair, MOUTH_M if words.endswith(LANE_END) else CROSSING_M, spot.radius_m)
            yield Made(spot.point, Method.INTERSECTION, precision_m, pair, name, f"{words}相交處")
        if not spots:
            yield _miss(pair, one, other)


def reach_m(line: Match, place: Match) -> float:
    """Say how near a place must come to a line to meet it.

    Parameters
    ----------
    line, place : Match

    Returns
    -------
    float
        Metres. Of two lines `MEET_M` to `SAME_M`, because a sketch may lie a little beside the true line; of another
        place `BESIDE_M` or its radius. Of a place of which only the road or the village is known, its radius alone.
    """
    if dimension(place) == LINE:
        return min(worst((line, place), MEET_M), SAME_M)
    return place.precision_m if place.method is Method.FALLBACK else worst((line, place), BESIDE_M)


def _spots(pair: tuple[Match, Match], one: BaseGeometry, other: BaseGeometry) -> list[Spot]:
    kinds = [dimension(match) for match in pair]
    if AREA in kinds or LINE not in kinds or pair[0] == pair[1]:
        return []
    if kinds[0] != LINE:
        return _spots((pair[1], pair[0]), other, one)
    spots = meetings(one, other, reach_m(*pair)) if kinds[1] == LINE else []
    return spots or _nearest(pair, one, other)


def _nearest(pair: tuple[Match, Match], line: BaseGeometry, place: BaseGeometry) -> list[Spot]:
    """Take the point of a line nearest to a place beside it, or to a lane of its own that is not drawn up to it."""
    line_match, other = pair
    is_lane = other.name.startswith(line_match.name) and other.name.endswith(LANE_END)
    if dimension(other) != POINT and not is_lane:
        return []
    beside = shapely.shortest_line(line, place)
    far_m = reach_m(*pair) if dimension(other) == POINT else SAME_M
    return [Spot(shapely.get_point(beside, 0), beside.length)] if beside.length <= far_m else []


def _miss(pair: tuple[Match, Match], one: BaseGeometry, other: BaseGeometry) -> Miss:
    first, second = pair
    both = f"「{first.name}」與「{second.name}」"
    others = [match for match in pair if dimension(match) != LINE]
    if len(others) > 1 or any(dimension(match) == AREA for match in others):
        return Miss(f"{both}沒有路口：「{others[0].name}」不是路線")
    apart_m = one.distance(other)
    if not others and apart_m <= reach_m(first, second):
        return Miss(f"{both}並行，看不出在哪裡相交", apart_m)
    return Miss(f"{both}不相交，最近處相距 {apart_m:,.0f} 公尺", apart_m)
