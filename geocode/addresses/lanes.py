"""Mouths of lanes: where 「四維三路12巷」 leaves 「四維三路」."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line
from geocode.addresses.numbering import EXACT_M, NEIGHBOURS, SAME_M, Spot, beside, between, spots

MOUTH_M: Final = 50
"""Radius of a lane's mouth: what a Taiwanese project gave 巷口 on Kaohsiung's addresses (12.6 % of 19,447)."""

MEET_M: Final = 30
"""How near a lane's centre-line must come to its road's: a lane begins at the kerb, a road is drawn in its middle."""

_LANE: Final = re.compile(r"(?P<road>.*[^0-9])(?P<number>[0-9]{1,5})[巷弄衖]")


def road_of(words: str) -> tuple[str, int] | None:
    """Split a lane into what it leaves and its number.

    Examples
    --------
    >>> road_of("四維三路12巷14弄")
    ('四維三路12巷', 14)
    >>> road_of("四維三路") is None
    True
    """
    found = _LANE.fullmatch(words)
    return (found["road"], int(found["number"])) if found else None


def mouths(index: AddressIndex, lane: Line) -> list[Spot]:
    """Find where a lane leaves its road: where the two centre-lines meet, else where the road has the lane's number.

    A lane is numbered in the row of its road's door-plates, and an alley in that of its lane's (嘉義市道路命名及門牌
    編釘辦法 on 巷、弄號; 花蓮縣道路命名暨門牌編釘自治條例 §4: 「巷（弄）以路、街（巷）門牌號次命名」). Kaohsiung's own
    rule was not at hand; its lanes are taken to be numbered alike.

    Parameters
    ----------
    index : AddressIndex
    lane : Line
        Need not be in the index itself; its road must, in the same district.

    Returns
    -------
    list of Spot
        Several where the road has that number in several places.
    """
    leaves = road_of(lane.words)
    roads = [line for line in index.lines(leaves[0]) if line.district == lane.district] if leaves else []
    if not leaves or not roads:
        return []
    numbered = _by_number(index, roads[0], leaves[1])
    met = _where_they_meet(index, lane, roads[0], numbered)
    return [met] if met else numbered


def _where_they_meet(index: AddressIndex, lane: Line, road: Line, numbered: list[Spot]) -> Spot | None:
    """Give the meeting of the centre-lines; of several, that at the lane's number."""
    its, roads = index.shape(lane), index.shape(road)
    points = _meetings(its[0], roads[0]) if its and roads else []
    if not its or not roads or not points:
        return None
    spread = float(shapely.minimum_bounding_radius(shapely.MultiPoint(points)))
    if spread > SAME_M / 2 and len(numbered) != 1:
        return None
    point = min(points, key=numbered[0].point.distance) if len(numbered) == 1 else points[0]
    radius = MOUTH_M if len(numbered) == 1 else max(MOUTH_M, 2 * spread)
    return Spot(point, radius, f"巷與{road.words}中線相接處", frozenset({its[1], roads[1]}))


def _meetings(lane: BaseGeometry, road: BaseGeometry) -> list[BaseGeometry]:
    """Give the points of a road where a lane comes near; of a long road only the part about the lane is looked at."""
    west, south, east, north = lane.bounds
    beside = shapely.clip_by_rect(road, west - 2 * MEET_M, south - 2 * MEET_M, east + 2 * MEET_M, north + 2 * MEET_M)
    near = lane.intersection(beside.buffer(MEET_M))
    merged = shapely.line_merge(near) if near.geom_type == "MultiLineString" else near
    parts = (part for part in shapely.get_parts(merged) if part.length)
    return [shapely.get_point(shapely.shortest_line(road, part), 0) for part in parts]


def _by_number(index: AddressIndex, road: Line, number: int) -> list[Spot]:
    plates = index.plates(road, number - NEIGHBOURS, number + NEIGHBOURS)
    same = [plate for plate in plates if plate.number == number]
    first = min((plate.sub for plate in same), default=0)
    known = spots([plate for plate in same if plate.sub == first], EXACT_M, f"門牌 {number} 號")
    found = known or between(plates, number) or beside(plates, number)
    said = f"巷口依巷號在{road.words} {number} 號處"
    return [replace(spot, radius_m=max(MOUTH_M, spot.radius_m), said=f"{said}，{spot.said}") for spot in found]
