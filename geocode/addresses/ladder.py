"""The rungs of the ladder from a door-plate down to its road: how a number is placed on one line of one district."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line, Plate, Source
from geocode.addresses.lanes import mouths, road_of
from geocode.addresses.numbering import BESIDE_M, EXACT_M, GAP_M, NEIGHBOURS, Spot, spots
from geocode.addresses.numbering import beside as spots_beside
from geocode.addresses.numbering import between as spots_between
from geocode.addresses.tracing import DOOR_M, is_road, trace
from geocode.match import Method
from geocode.reading.asked import Address

LANE_M: Final = 200
"""How far a lane that nobody knows may lead away from its road.

Longer ones may be numbered from both ends (嘉義市道路命名及門牌編釘辦法; 花蓮縣道路命名暨門牌編釘自治條例 §4)."""


@dataclass(frozen=True)
class Sought:
    """A door-plate that is looked for on one line.

    Parameters
    ----------
    index : AddressIndex
    line : Line
        Need not be in the index: a lane may be known by its road alone.
    asked : Address
    area : shapely geometry
        EPSG:3826; the village that the text names, else the line's district.
    """

    index: AddressIndex
    line: Line
    asked: Address
    area: BaseGeometry

    def plates(self, away: int) -> list[Plate]:
        """List the plates at most so many numbers away; those of a settlement in the village alone that is named."""
        found = self.index.plates(self.line, self.asked.number - away, self.asked.number + away)
        if not self.asked.village or is_road(self.line.words):
            return list(found)
        return [plate for plate in found if plate.village in {self.asked.village, None}]

    @property
    def where(self) -> str:
        """The smallest ground that is named."""
        return self.asked.village or self.line.district


@dataclass(frozen=True)
class Placed:
    """A place, and how it was found.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:3826.
    method : Method
    precision_m : float
    evidence : str
    sources : frozenset of Source
    name : str
        What lies there; empty for the door-plate that was asked for.
    """

    geometry: BaseGeometry
    method: Method
    precision_m: float
    evidence: str
    sources: frozenset[Source]
    name: str = ""


Rung = Callable[[Sought], list[Placed]]


def exact(sought: Sought) -> list[Placed]:
    """Find the plate itself; points that lie far apart are rivals."""
    same = [plate for plate in sought.plates(0) if plate.sub == sought.asked.sub]
    return [_placed(spot, Method.EXACT) for spot in spots(same, EXACT_M, "門牌")]


def main_number(sought: Sought) -> list[Placed]:
    """Find 8號 where 8之3號 is not known: a branch stands beside its number."""
    plates = sought.plates(0)
    nearest = min((abs(plate.sub - sought.asked.sub) for plate in plates), default=0)
    same = [plate for plate in plates if abs(plate.sub - sought.asked.sub) == nearest]
    said = f"取同號的{'、'.join(dict.fromkeys(numbered(plate.number, plate.sub) for plate in same))}"
    return [_placed(spot, Method.INTERPOLATED) for spot in spots(same, BESIDE_M, said)]


def between(sought: Sought) -> list[Placed]:
    """Place a number in proportion between its neighbours on the same side of the road."""
    found = spots_between(sought.plates(NEIGHBOURS), sought.asked.number)
    return [_placed(spot, Method.INTERPOLATED) for spot in found]


def beside(sought: Sought) -> list[Placed]:
    """Place a number at the one neighbour that it has."""
    return [_placed(spot, Method.FALLBACK) for spot in spots_beside(sought.plates(NEIGHBOURS), sought.asked.number)]


def at_mouth(sought: Sought) -> list[Placed]:
    """Place a number of a lane at the lane's mouth, unless the lane is too long to be told by its mouth."""
    lane = trace(sought.index, sought.line)
    found = []
    for spot in mouths(sought.index, sought.line):
        reach = float(shapely.hausdorff_distance(lane.geometry, spot.point)) if lane else 0.0
        # the numbers of a lane begin at its mouth; where no centre-line ends it, it goes as deep as its houses
        depth = 0.0 if lane and lane.numbers is None else DOOR_M / 2 * sought.asked.number
        radius = max(spot.radius_m, reach, depth)
        if lane is None or radius <= GAP_M:
            found.append(_placed(replace(spot, radius_m=radius), Method.INTERPOLATED, f"{sought.line.words}口"))
    return found


def on_line(sought: Sought) -> list[Placed]:
    """Give the road inside the village or the district: the number is somewhere along it."""
    traced = trace(sought.index, sought.line)
    course = traced.within(sought.area) if traced else None
    if course is None:
        return []
    said = (
        f"{sought.line.words}沒有{numbered(sought.asked.number, sought.asked.sub)}的門牌，只知在{sought.where}這條路上"
    )
    radius = course.radius_m(sought.asked.number)
    return [Placed(course.geometry, Method.FALLBACK, radius, said, course.sources, sought.line.words)]


def off_its_road(sought: Sought) -> list[Placed]:
    """Give the road, inside the village or the district, that a lane leaves of which nothing is known."""
    leaves = road_of(sought.line.words)
    while leaves:
        roads = [line for line in sought.index.lines(leaves[0]) if line.district == sought.line.district]
        traced = trace(sought.index, roads[0]) if roads else None
        course = traced.within(sought.area) if traced else None
        if course:
            said = f"門牌資料沒有「{sought.line.words}」，只知在{sought.where}{leaves[0]}旁"
            radius = course.radius_m(leaves[1]) + LANE_M
            return [Placed(course.geometry, Method.FALLBACK, radius, said, course.sources, leaves[0])]
        leaves = road_of(leaves[0])
    return []


RUNGS: Final[tuple[Rung, ...]] = (exact, main_number, between, beside, at_mouth, on_line, off_its_road)
"""In the order in which they are tried; the first that any line answers is the answer."""


def numbered(number: int, sub: int) -> str:
    """Write a number: 「8之1號」."""
    return f"{number}{f'之{sub}' if sub else ''}號"


def _placed(spot: Spot, method: Method, name: str = "") -> Placed:
    return Placed(spot.point, method, spot.radius_m, spot.said, spot.sources, name)
