"""Crossings: 「三多三路與中華五路口」."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.ground import AREA, LINE, Made, Miss, dimension, flat, worst
from geocode.composing.meeting import MEET_M, SAME_M, Spot, meetings
from geocode.match import Match, Method

CROSSING_M: Final = 25
"""Radius of a crossing: what a Taiwanese project measured for 路口 on Kaohsiung's addresses (its uncertainty table)."""

BESIDE_M: Final = 300
"""How far a place that is no line may lie beside a line that it bounds or meets: a station, a school, a park."""

MOST_PAIRS: Final = 400
"""Pairs of places of the same names that are tried: no road of the city has twenty namesakes."""


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
            words = f"{first.name}與{second.name}"
            precision_m = worst(pair, CROSSING_M, spot.radius_m)
            yield Made(spot.point, Method.INTERSECTION, precision_m, pair, f"{words}口", f"{words}相交處")
        if not spots:
            yield _miss(pair, one, other)


def reach_m(line: Match, place: Match) -> float:
    """Say how near two lines come where they meet: a sketch may lie a little beside the true line.

    Parameters
    ----------
    line, place : Match
        Two lines.

    Returns
    -------
    float
        Metres, `MEET_M` to `SAME_M`.
    """
    return min(worst((line, place), MEET_M), SAME_M)


def _spots(pair: tuple[Match, Match], one: BaseGeometry, other: BaseGeometry) -> list[Spot]:
    kinds = sorted(map(dimension, pair))
    if AREA in kinds or LINE not in kinds:
        return []
    if kinds == [LINE, LINE]:
        return meetings(one, other, reach_m(*pair))
    line, place = (one, other) if dimension(pair[0]) == LINE else (other, one)
    beside = shapely.shortest_line(line, place)
    return [Spot(shapely.get_point(beside, 0), beside.length)] if beside.length <= BESIDE_M else []


def _miss(pair: tuple[Match, Match], one: BaseGeometry, other: BaseGeometry) -> Miss:
    first, second = pair
    both = f"「{first.name}」與「{second.name}」"
    odd = next((match for match in pair if dimension(match) != LINE), None)
    apart_m = one.distance(other)
    if odd and (dimension(odd) == AREA or all(dimension(match) != LINE for match in pair)):
        return Miss(f"{both}沒有路口：「{odd.name}」不是路線")
    if apart_m <= reach_m(first, second):
        return Miss(f"{both}並行，看不出在哪裡相交", apart_m)
    return Miss(f"{both}不相交，最近處相距 {apart_m:,.0f} 公尺", apart_m)
