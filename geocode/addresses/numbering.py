"""Numbers along a road: where one stands that is known only by its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import Plate, Source

EXACT_M: Final = 10
"""Radius of a door-plate: what a Taiwanese project measured for 門牌 on Kaohsiung's addresses (59.0 % of 19,447)."""

BESIDE_M: Final = 32
"""Radius of a number next to a known one: 90 % of that project's 549 interpolated addresses lay within it."""

NEIGHBOURS: Final = 10
"""How many numbers away a neighbour may be, on the same side of the road (the rule of that project)."""

GAP_M: Final = 300
"""Neighbours farther apart than this are no neighbours: a number was given twice, or the road goes round a hill.

Twenty numbers are ten houses; ten houses of 30 m are more than any row of them. A rule of ours."""

SAME_M: Final = 100
"""Points of one plate that lie farther apart than this are rivals, not one plate measured several times."""


@dataclass(frozen=True)
class Spot:
    """A place in EPSG:3826 and how it is known.

    Parameters
    ----------
    point : shapely.Point
    radius_m : float
        Within which the true place lies.
    said : str
        How it is known, in Chinese.
    sources : frozenset of Source
    """

    point: BaseGeometry
    radius_m: float
    said: str
    sources: frozenset[Source]


def spots(plates: Iterable[Plate], radius_m: float, said: str) -> list[Spot]:
    """Give the place of one number: the middle of its points, or several places where they lie far apart.

    Parameters
    ----------
    plates : iterable of Plate
        That bear the number.
    radius_m : float
        At least.
    said : str
    """
    found = []
    for group in _clusters(plates):
        points = shapely.MultiPoint([(plate.x, plate.y) for plate in group])
        spread = float(shapely.minimum_bounding_radius(points))
        found.append(Spot(points.centroid, max(radius_m, spread), said, frozenset(plate.source for plate in group)))
    return found


def between(plates: Iterable[Plate], number: int) -> list[Spot]:
    """Place a number in proportion between its neighbours on the same side.

    Odd and even numbers stand on opposite sides of the road, in geographic order (Wikipedia, "Postal addresses in
    Taiwan").
    The true place lies between the two, so the radius reaches the farther one.

    Parameters
    ----------
    plates : iterable of Plate
        Of the road, about the number.
    number : int

    Returns
    -------
    list of Spot
        Several where the neighbours themselves are known in several places; none where a neighbour is missing, or the
        two lie farther apart than `GAP_M`.
    """
    below, above = _neighbours(plates, number)
    found: list[Spot] = []
    for low, high in sorted(product(below, above), key=lambda pair: _apart(*pair)):
        spot = _between(low, high, number)
        if _apart(low, high) <= GAP_M and all(spot.point.distance(other.point) > SAME_M for other in found):
            found.append(spot)
    return found


def beside(plates: Iterable[Plate], number: int) -> list[Spot]:
    """Place a number at the one neighbour that it has: at the end of a road, or of what is known of it.

    Every house between them may be as wide as a neighbour was far in the measured project (`BESIDE_M`), and nothing
    says that the road goes straight on: so nothing is extrapolated, and the radius grows.

    Parameters
    ----------
    plates : iterable of Plate
    number : int
    """
    below, above = _neighbours(plates, number)
    if bool(below) == bool(above):
        return []
    known = below or above
    houses = max(1.0, abs(number - known[0].number) / 2)
    return spots(known, BESIDE_M * houses, f"最近的同側門牌是 {known[0].number} 號")


def _neighbours(plates: Iterable[Plate], number: int) -> tuple[list[Plate], list[Plate]]:
    """Give the plates of the nearest number below and of the nearest above; a branch only where it stands alone."""
    side = [plate for plate in plates if plate.number % 2 == number % 2 and abs(plate.number - number) <= NEIGHBOURS]
    low = max((plate.number for plate in side if plate.number < number), default=None)
    high = min((plate.number for plate in side if plate.number > number), default=None)
    return _of(side, low), _of(side, high)


def _of(plates: list[Plate], number: int | None) -> list[Plate]:
    there = [plate for plate in plates if plate.number == number]
    first = min((plate.sub for plate in there), default=0)
    return [plate for plate in there if plate.sub == first]


def _between(low: Plate, high: Plate, number: int) -> Spot:
    share = (number - low.number) / (high.number - low.number)
    point = shapely.Point(low.x + share * (high.x - low.x), low.y + share * (high.y - low.y))
    radius = max(EXACT_M, max(share, 1 - share) * _apart(low, high))
    said = f"門牌 {low.number} 號與 {high.number} 號之間內插"
    return Spot(point, radius, said, frozenset({low.source, high.source}))


def _apart(one: Plate, other: Plate) -> float:
    return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5)


def _clusters(plates: Iterable[Plate]) -> list[list[Plate]]:
    groups: list[list[Plate]] = []
    for plate in plates:
        near = next((group for group in groups if _apart(group[0], plate) <= SAME_M), None)
        if near is None:
            groups.append([plate])
        else:
            near.append(plate)
    return groups
