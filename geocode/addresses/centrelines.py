"""The roads of an extract, joined by name and cut at the districts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.plate import RawRoad
from geocode.addresses.proving import Ground
from geocode.boundaries import BORDER_M, CITY_BOX
from geocode.metres import in_metres


class Centreline(NamedTuple):
    """A named road in one district.

    Parameters
    ----------
    line, district : str
    shape : bytes
        WKB of a LineString or MultiLineString, EPSG:3826 metres, inside the district or at most 30 m beside it.
    """

    line: str
    district: str
    shape: bytes


def by_district(roads: Iterable[list[RawRoad]], ground: Ground) -> Iterator[Centreline]:
    """Join the ways that bear one name, and give each district its part.

    A district has its part of a road when more than 30 m of it lie inside, or more than 60 m inside or along the border
    (30 m: `geocode.boundaries.BORDER_M`); a road too short for that lies in the district that has most of it. So a road
    that ends at the border does not become one of the district behind it.

    Parameters
    ----------
    roads : iterable of list of RawRoad
        Of any extract; what lies outside the city is passed over.
    ground : Ground
        The city in metres.
    """
    ways: dict[str, list[BaseGeometry]] = defaultdict(list)
    for some in roads:
        for road in some:
            if road.geometry.intersects(CITY_BOX):
                ways[road.line].append(road.geometry)
    wide = shapely.buffer(ground.districts, BORDER_M)
    tree = shapely.STRtree(wide)
    for line in sorted(ways):
        whole = in_metres(shapely.line_merge(shapely.union_all(ways[line])))
        touched = sorted(tree.query(whole, predicate="intersects"))
        inner = [whole.intersection(ground.districts[number]).length for number in touched]
        outer = [whole.intersection(wide[number]) for number in touched]
        for number, shape in _counted(touched, inner, outer):
            yield Centreline(line, ground.names[number], shapely.to_wkb(shape))


def _counted(touched: list[int], inner: list[float], outer: list[BaseGeometry]) -> list[tuple[int, BaseGeometry]]:
    parts = list(zip(touched, inner, outer, strict=True))
    counted = [(number, shape) for number, length, shape in parts if length > BORDER_M or shape.length > 2 * BORDER_M]
    longest = max(parts, key=lambda part: part[1], default=None)
    if counted or longest is None or not longest[1]:
        return counted
    return [(longest[0], longest[2])]
