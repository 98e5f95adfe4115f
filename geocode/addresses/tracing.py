"""The course of a road: its centre-line where that is known, else the line along its plates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.index import AddressIndex, Line, Plate, Source
from geocode.addresses.numbering import BESIDE_M, GAP_M

CENTRE_M: Final = 25
"""Radius of an OpenStreetMap centre-line: half the width of a wide road with its pavements.

The measured project gave 路口, where two such lines meet, the same radius."""

PLATES_M: Final = 40
"""Radius of a line along plates, which stand at one kerb and not at the road's ends: a wide road's whole width."""

SMOOTH_M: Final = 20
"""Wiggles smaller than this come from houses that stand back, not from the road."""

DOOR_M: Final = 8
"""Metres of kerb that a house takes at most, its share of lanes and gaps included. An estimate of ours.

A town house's front is 4 to 5 m; who plans numbers by distance takes 5 m for each (jidanni.org, "Single road address
planning": 400 numbers on the two sides of a kilometre)."""

AREA: Final = 2
"""Dimension of an area, as shapely counts."""

_ROAD: Final = re.compile(r".*(?:[路街巷弄衖段道線]|大道)$")


@dataclass(frozen=True)
class Course:
    """The course of a road, or the ground of a settlement.

    Parameters
    ----------
    geometry : shapely geometry
        EPSG:3826; a point where only one plate is known, an area where the plates stand along no road.
    precision_m : float
        How far the outline may be off.
    sources : frozenset of Source
    numbers : tuple of int and int, or None
        First and last number of the plates that it was drawn along; None for a centre-line and for an area, which end
        where the road and the settlement end.
    undrawn_m : float
        Metres of the road on which no plates are known, so that no line was drawn.
    """

    geometry: BaseGeometry
    precision_m: float
    sources: frozenset[Source]
    numbers: tuple[int, int] | None = None
    undrawn_m: float = 0

    def within(self, area: BaseGeometry) -> Course | None:
        """Give the part inside an area; None if there is none.

        Parameters
        ----------
        area : shapely geometry
            EPSG:3826.
        """
        if area.covers(self.geometry):
            return self
        cut = shapely.get_parts(self.geometry.intersection(area))
        alike = shapely.get_dimensions(cut) == shapely.get_dimensions(self.geometry)
        inside = cut[alike & ~shapely.is_empty(cut)]
        return replace(self, geometry=shapely.union_all(inside)) if len(inside) else None

    def radius_m(self, number: int) -> float:
        """Say how far a number may lie from the middle of the course, when it is not known where on it.

        Half the length of a line, or the radius of an area. A number beyond the plates that a line was drawn along
        lies as much farther as its number does, at the pace of these plates, or of houses `DOOR_M` wide.
        """
        if shapely.get_dimensions(self.geometry) == AREA:
            return max(BESIDE_M, float(shapely.minimum_bounding_radius(self.geometry)))
        length = float(self.geometry.length)
        half = max(BESIDE_M, length / 2, self.undrawn_m)
        if self.numbers is None:
            return half
        first, last = self.numbers
        away = abs(number - (first + last) / 2)
        pace = max(DOOR_M / 2, length / max(1, last - first))
        return half if first <= number <= last else max(half, PLATES_M + away * pace)


def is_road(words: str) -> bool:
    """Say whether door-plates stand along what bears this name; those of a settlement stand about.

    Examples
    --------
    >>> is_road("四維三路12巷"), is_road("內埔")
    (True, False)
    """
    return _ROAD.match(words) is not None


def trace(index: AddressIndex, line: Line) -> Course | None:
    """Give the course of a line in its district, as far as it is known.

    Parameters
    ----------
    index : AddressIndex
    line : Line
    """
    shape = index.shape(line)
    if shape:
        return Course(shape[0], CENTRE_M, frozenset({shape[1]}))
    plates = index.plates(line)
    if not plates:
        return None
    return _along(plates) if is_road(line.words) else _about(plates)


def _along(plates: Sequence[Plate]) -> Course:
    """Draw a line along the side of the road that has more plates; it is broken where they are too far apart."""
    odd = [plate for plate in plates if plate.number % 2]
    even = [plate for plate in plates if not plate.number % 2]
    side = odd if len(odd) > len(even) else even
    points = shapely.points(list(dict.fromkeys((plate.x, plate.y) for plate in side)))
    apart = shapely.distance(points[:-1], points[1:])
    breaks = [0, *(number + 1 for number, gap in enumerate(apart) if gap > GAP_M), len(points)]
    pieces = [points[start:end] for start, end in pairwise(breaks) if end - start > 1]
    if not pieces:
        return _about(plates)
    drawn = shapely.simplify([shapely.linestrings(shapely.get_coordinates(piece)) for piece in pieces], SMOOTH_M)
    geometry = drawn[0] if len(drawn) == 1 else shapely.multilinestrings(drawn)
    undrawn_m = float(apart[apart > GAP_M].sum())
    sources = frozenset(plate.source for plate in side)
    return Course(geometry, PLATES_M, sources, (side[0].number, side[-1].number), undrawn_m)


def _about(plates: Sequence[Plate]) -> Course:
    """Give the ground that holds all plates."""
    geometry = shapely.convex_hull(shapely.MultiPoint([(plate.x, plate.y) for plate in plates]))
    numbers = (plates[0].number, plates[-1].number) if shapely.get_dimensions(geometry) < AREA else None
    return Course(geometry, PLATES_M, frozenset(plate.source for plate in plates), numbers)
