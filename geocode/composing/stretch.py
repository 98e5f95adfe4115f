"""The part of a line between two places: 「翠華路(明潭路~世運大道)」."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.crossing import MOST_PAIRS, reach_m
from geocode.composing.ground import AREA, LINE, Made, Miss, dimension, flat
from geocode.composing.meeting import SAME_M, meetings
from geocode.composing.path import way_between
from geocode.match import Match, Method

SHORTEST_M: Final = 20
"""A part shorter than this is no part: both ends are the same crossing."""


@dataclass(frozen=True)
class _Line:
    match: Match
    ground: BaseGeometry


@dataclass(frozen=True)
class _End:
    """Where a part begins or ends: the point of the line, and how sure it is."""

    match: Match
    point: BaseGeometry
    precision_m: float


def stretches(lines: tuple[Match, ...], starts: tuple[Match, ...], ends: tuple[Match, ...]) -> Iterator[Made | Miss]:
    """Cut every line that both ends meet.

    Parameters
    ----------
    lines, starts, ends : tuple of Match
        What the three names may be.

    Yields
    ------
    Made or Miss
        One `Made` for each way to cut: a line that an end crosses twice gives rivals. A `Miss` for each end that does
        not meet its line.
    """
    if len(lines) * (len(starts) + len(ends)) > MOST_PAIRS:
        yield Miss(f"叫「{lines[0].name}」或它兩端的地方太多，請加上行政區")
        return
    for match in lines:
        if dimension(match) != LINE:
            yield Miss(f"「{match.name}」不是路線，沒有段落")
            continue
        line = _Line(match, flat(match))
        firsts, lasts = list(_all_on(line, starts)), list(_all_on(line, ends))
        yield from (one for one in (*firsts, *lasts) if isinstance(one, Miss))
        yield from _pieces(line, _only_ends(firsts), _only_ends(lasts))


def _pieces(line: _Line, firsts: list[_End], lasts: list[_End]) -> Iterator[Made | Miss]:
    if len(firsts) * len(lasts) > MOST_PAIRS:
        yield Miss(f"「{line.match.name}」與它的兩端相交太多次，看不出是哪一段")
        return
    for first, last in product(firsts, lasts):
        yield _piece(line, first, last)


def _piece(line: _Line, first: _End, last: _End) -> Made | Miss:
    """Cut a line, unless no more of it is left than its ends are sure."""
    name, ends = line.match.name, f"「{first.match.name}」與「{last.match.name}」"
    way = way_between(line.ground, first.point, last.point)
    if way is None and first.point.distance(last.point) > SHORTEST_M:
        return Miss(f"「{name}」在{ends}之間不相連")
    precision_m = max(first.precision_m, last.precision_m)
    if way is None or way.length < max(SHORTEST_M, precision_m):
        return Miss(f"{ends}在「{name}」上相距不到 {max(SHORTEST_M, precision_m):,.0f} 公尺，兩端又只準到這個程度", 0)
    name, start, end = line.match.name, first.match.name, last.match.name
    parts = (line.match, first.match, last.match)
    precision_m = max(precision_m, line.match.precision_m)
    return Made(way, Method.ALONG, precision_m, parts, f"{name}（{start}至{end}）", f"{name}自{start}至{end}")


def _all_on(line: _Line, places: tuple[Match, ...]) -> Iterator[_End | Miss]:
    for place in places:
        yield from _ends_on(line, place)


def _only_ends(found: list[_End | Miss]) -> list[_End]:
    return [one for one in found if isinstance(one, _End)]


def _ends_on(line: _Line, place: Match) -> Iterator[_End | Miss]:
    """Say where a place meets a line: a line where it crosses, an area half-way through, else where it is nearest."""
    ground = flat(place)
    kind = dimension(place)
    met = list(_met(line, place, ground, kind))
    if met:
        yield from met
        return
    beside = shapely.shortest_line(line.ground, ground)
    far_m = SAME_M if kind == LINE else reach_m(line.match, place)
    if beside.length > far_m:
        yield Miss(f"「{place.name}」離「{line.match.name}」 {beside.length:,.0f} 公尺，不是它的一端", beside.length)
    else:
        yield _End(place, shapely.get_point(beside, 0), max(place.precision_m, beside.length))


def _met(line: _Line, place: Match, ground: BaseGeometry, kind: int) -> Iterator[_End]:
    if kind == LINE:
        for spot in meetings(line.ground, ground, reach_m(line.match, place)):
            yield _End(place, spot.point, max(place.precision_m, spot.radius_m))
    inside = line.ground.intersection(ground) if kind == AREA else shapely.Point()
    if not inside.is_empty:
        middle = shapely.get_point(shapely.shortest_line(inside, inside.centroid), 0)
        yield _End(place, middle, float(shapely.minimum_bounding_radius(inside)))
