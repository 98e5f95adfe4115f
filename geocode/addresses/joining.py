"""One road through several districts is one; roads that only share a name are rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import shapely

from geocode.addresses.ladder import Placed
from geocode.match import Method

JOIN_M: Final = 100
"""Parts nearer than this are one road: the last plate before a border and the first behind it. A rule of ours."""


class Part(NamedTuple):
    """A place, and the districts that it lies in."""

    placed: Placed
    districts: tuple[str, ...]


def joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Join the courses of a name that meet at the borders of districts; everything else stays alone.

    Parameters
    ----------
    parts : sequence of Part
        One for each district.
    """
    courses = [part for part in parts if part.placed.method is Method.ALONG]
    yield from (part for part in parts if part not in courses)
    if len(courses) <= 1:
        yield from courses
        return
    grounds = shapely.union_all([part.placed.geometry.buffer(JOIN_M / 2) for part in courses])
    for ground in shapely.get_parts(grounds):
        yield _one([part for part in courses if part.placed.geometry.intersects(ground)])


def _one(parts: list[Part]) -> Part:
    first = parts[0].placed
    if len(parts) == 1:
        return parts[0]
    whole = shapely.union_all([part.placed.geometry for part in parts])
    geometry = shapely.line_merge(whole) if whole.geom_type == "MultiLineString" else whole
    sources = frozenset().union(*(part.placed.sources for part in parts))
    precision_m = max(part.placed.precision_m for part in parts)
    districts = tuple(dict.fromkeys(name for part in parts for name in part.districts))
    return Part(replace(first, geometry=geometry, sources=sources, precision_m=precision_m), districts)
