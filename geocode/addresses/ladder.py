"""The rungs of the ladder from a door-plate down to its road: how a number is placed on one line of one district."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line, Plate
from geocode.addresses.lanes import mouth
from geocode.addresses.tracing import trace
from geocode.match import Method
from geocode.reading.asked import Address

EXACT_M: Final = 10
"""Radius of a door-plate: what a Taiwanese project measured for 門牌 on Kaohsiung's addresses."""

BESIDE_M: Final = 32
"""Radius of a number next to a known one: 90 % of that project's interpolated addresses lay within it."""

NEIGHBOURS: Final = 10
"""How many numbers away a neighbour may be, on the same side of the road (the rule of that project)."""

GAP_M: Final = 300
"""Neighbours farther apart than this are no neighbours: a number was given twice, or the road bends round a hill."""

SAME_M: Final = 100
"""Points of one plate that lie farther apart than this are rivals, not one plate measured several times."""


@dataclass(frozen=True)
class Placed:
    """A place in EPSG:3826, how it was found and from which sources."""

    geometry: BaseGeometry
    method: Method
    precision_m: float
    evidence: str
    sources: frozenset[int]


Rung = Callable[[AddressIndex, Line, Address], list[Placed]]


def exact(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Find the plate itself; points that lie far apart are rivals."""
    plates = [plate for plate in index.plates(line, asked.number, asked.number) if plate.sub == asked.sub]
    groups: list[list[Plate]] = []
    for plate in plates:
        near = next((group for group in groups if group[0].point.distance(plate.point) <= SAME_M), None)
        near.append(plate) if near else groups.append([plate])
    return [_plate(group, Method.EXACT, EXACT_M, "門牌") for group in groups]


def main_number(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Find 8號 where 8號之3 is not known: a branch stands beside its number."""
    plates = index.plates(line, asked.number, asked.number)
    if not plates:
        return []
    nearest = min(plates, key=lambda plate: abs(plate.sub - asked.sub))
    branch = f"之{nearest.sub}" if nearest.sub else ""
    return [_plate([nearest], Method.INTERPOLATED, BESIDE_M, f"取同號的 {asked.number} 號{branch}")]


def between(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Place a number in proportion between its neighbours on the same side of the road."""
    below, above = neighbours(index, line, asked.number)
    if not below or not above or below.point.distance(above.point) > GAP_M:
        return []
    share = (asked.number - below.number) / (above.number - below.number)
    way = shapely.LineString([below.point, above.point])
    point = way.interpolate(share, normalized=True)
    radius = max(EXACT_M, point.distance(below.point), point.distance(above.point))
    said = f"在 {below.number} 號與 {above.number} 號之間推算"
    return [Placed(point, Method.INTERPOLATED, radius, said, frozenset({below.source, above.source}))]


def beside(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Place a number at the one neighbour that it has: at the end of a road, or of what is known of it."""
    known = [plate for plate in neighbours(index, line, asked.number) if plate]
    if len(known) != 1:
        return []
    away = abs(asked.number - known[0].number)
    radius = BESIDE_M * max(1, away / 2)
    said = f"最近的同側門牌是 {known[0].number} 號"
    return [Placed(known[0].point, Method.FALLBACK, radius, said, frozenset({known[0].source}))]


def at_mouth(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Place a number of a lane at the lane's mouth; as far as the lane reaches is how far it may be off."""
    found = mouth(index, line)
    if found is None:
        return []
    lane = trace(index, line)
    reach = shapely.hausdorff_distance(lane.geometry, found.point) if lane else 0.0
    said = f"{line.words}口，{found.said}"
    sources = found.sources | (lane.sources if lane else frozenset())
    return [Placed(found.point, Method.INTERPOLATED, max(found.precision_m, reach), said, sources)]


def on_line(index: AddressIndex, line: Line, asked: Address) -> list[Placed]:
    """Give the road in the village that the text names, else in the district: the number is somewhere along it."""
    for village in dict.fromkeys((asked.village, "")):
        traced = trace(index, line, village)
        if traced:
            where = village or line.district
            half = max(BESIDE_M, traced.geometry.length / 2)
            said = f"沒有這個門牌，只知在{where}{line.words}"
            return [Placed(traced.geometry, Method.FALLBACK, half, said, traced.sources)]
    return []


RUNGS: Final[tuple[Rung, ...]] = (exact, main_number, between, beside, at_mouth, on_line)
"""In the order in which they are tried; the first that any line answers is the answer."""


def neighbours(index: AddressIndex, line: Line, number: int) -> tuple[Plate | None, Plate | None]:
    """Find the nearest numbers below and above on the same side: even and odd numbers face each other."""
    plates = index.plates(line, number - NEIGHBOURS, number + NEIGHBOURS)
    side = [plate for plate in plates if plate.number % 2 == number % 2 and plate.number != number]
    below = max((plate for plate in side if plate.number < number), key=lambda p: (p.number, -p.sub), default=None)
    above = min((plate for plate in side if plate.number > number), key=lambda p: (p.number, p.sub), default=None)
    return below, above


def _plate(plates: list[Plate], method: Method, precision_m: float, said: str) -> Placed:
    points = shapely.MultiPoint([plate.point for plate in plates])
    spread = shapely.minimum_bounding_radius(points)
    sources = frozenset(plate.source for plate in plates)
    return Placed(points.centroid, method, max(precision_m, spread), said, sources)
