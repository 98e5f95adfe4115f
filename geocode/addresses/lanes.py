"""Mouths of lanes: where 「四維三路12巷」 leaves 「四維三路」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line, Plate

MOUTH_M: Final = 50
"""Radius of a lane's mouth: what a Taiwanese project gave 巷口 on Kaohsiung's addresses."""

MEET_M: Final = 30
"""How near a lane's centre-line must come to its road's: a lane begins at the kerb, a road is drawn in its middle."""

NUMBERS: Final = 10
"""How many numbers of the road's own plates on each side of the lane's number are looked at."""

_LANE: Final = re.compile(r"(?P<road>.*[^0-9])(?P<number>[0-9]{1,4})[巷弄]")


@dataclass(frozen=True)
class Mouth:
    """Where a lane begins.

    Parameters
    ----------
    point : shapely.Point
        EPSG:3826.
    precision_m : float
    said : str
        How it is known, in Chinese.
    sources : frozenset of int
    """

    point: BaseGeometry
    precision_m: float
    said: str
    sources: frozenset[int]


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


def mouth(index: AddressIndex, lane: Line) -> Mouth | None:
    """Find where a lane leaves its road: where the two centre-lines meet, else by its number.

    A lane bears the number that the door-plate at its mouth would have: 門牌 are numbered along the road and the lane
    takes its place in that row, as practised throughout Taiwan.

    Parameters
    ----------
    index : AddressIndex
    lane : Line
        Need not be in the index itself; its road must, in the same district.
    """
    leaves = road_of(lane.words)
    roads = [line for line in index.lines(leaves[0]) if line.district == lane.district] if leaves else []
    if not leaves or not roads:
        return None
    return _where_they_meet(index, lane, roads[0]) or _by_number(index, roads[0], leaves[1])


def _where_they_meet(index: AddressIndex, lane: Line, road: Line) -> Mouth | None:
    its, roads = index.shape(lane), index.shape(road)
    if not its or not roads or its[0].distance(roads[0]) > MEET_M:
        return None
    point = shapely.shortest_line(roads[0], its[0]).interpolate(0)
    return Mouth(point, MOUTH_M, f"與{road.words}中線相接處", frozenset({its[1], roads[1]}))


def _by_number(index: AddressIndex, road: Line, number: int) -> Mouth | None:
    plates = index.plates(road, number - NUMBERS, number + NUMBERS)
    side = [plate for plate in plates if plate.number % 2 == number % 2]
    if not side:
        return None
    nearest = sorted(side, key=lambda plate: (abs(plate.number - number), plate.sub))
    below = next((plate for plate in nearest if plate.number <= number), nearest[0])
    above = next((plate for plate in nearest if plate.number >= number), nearest[0])
    point = _on_the_way(below, above, number)
    radius = max(MOUTH_M, point.distance(below.point), point.distance(above.point))
    said = f"依巷號在{road.words} {number} 號處"
    return Mouth(point, radius, said, frozenset({below.source, above.source}))


def _on_the_way(below: Plate, above: Plate, number: int) -> BaseGeometry:
    if below.number == above.number:
        return below.point
    share = (number - below.number) / (above.number - below.number)
    way = shapely.LineString([below.point, above.point])
    return way.interpolate(min(max(share, 0.0), 1.0), normalized=True)
