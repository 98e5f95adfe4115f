"""What floods where nothing stands: flooded ground farther from every work than a distance, place by place, ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.analysis.context import Context
from layers.analysis.works import Works
from layers.analysis.zones import Zones

QUARTER = 64
"""Pieces of a quarter of a circle: its area is told to a hundredth of a percent (1 - sin(x)/x, x = π/128)."""
LEAST_M2 = 1e-3
"""What is smaller is left of a cut by rounding and is no place."""
Shapes = NDArray[np.object_]


class Rank(StrEnum):
    """What the first of a ranking is: the largest, the one with the deepest water or with the most flood points."""

    AREA = "area"
    DEPTH = "depth"
    POINTS = "points"


@dataclass(frozen=True, eq=False)
class Gap:
    """A flooded place that no work is near: one piece of ground, or one point.

    Parameters
    ----------
    metres : shapely geometry
        EPSG:3826.
    m2 : float
        Square metres; 0 of a point.
    deepest : int or None
        Greatest number of a class in it.
    points : int or None
        Flood points in it; None where no overlay of points was chosen.
    districts, villages : tuple of str
        Those that it has a part in, in the order of their codes.
    nearest : mapping or None
        Published properties of the nearest work that counts; None where none does.
    nearest_m : float or None
        Metres to it.
    is_rest : bool
        Whether the rest of it lies nearer to a work, and was cut off.
    """

    metres: Any
    m2: float
    deepest: int | None
    points: int | None
    districts: tuple[str, ...]
    villages: tuple[str, ...]
    nearest: Mapping[str, Any] | None
    nearest_m: float | None
    is_rest: bool


@dataclass(frozen=True)
class Around:
    """What gaps are told of beside works.

    Parameters
    ----------
    districts, villages : Zones
    points : Context or None
    """

    districts: Zones
    villages: Zones
    points: Context | None = None


def find_gaps(works: Works, flooded: Context, around: Around, beyond_m: float) -> list[Gap]:
    """Find flooded ground that is farther from every work than a distance.

    Ground nearer than that is cut off, whatever it is connected with; pieces that share more than a corner are one
    place.

    Parameters
    ----------
    works : Works
        All that count as standing, each with a place.
    flooded : Context
        Areas or points that are flooded; lines have no ground.
    around : Around
    beyond_m : float
        Metres, EPSG:3826.

    Returns
    -------
    list of Gap
        In no order; see `ranked`.
    """
    is_rest, pieces, classes = _beyond(works.metres, flooded, beyond_m)
    places = _joined(pieces)
    deepest, rest = _of_places(places, pieces, classes), _of_places(places, pieces, is_rest.astype(np.int64))
    points = None if around.points is None else _counted(places, around.points)
    homes, villages = _names(places, around.districts), _names(places, around.villages)
    nearest = _nearest(works, places)
    areas = shapely.area(places).tolist()
    return [
        Gap(
            metres=place,
            m2=areas[at],
            deepest=int(deepest[at]) or None,
            points=None if points is None else int(points[at]),
            districts=homes[at],
            villages=villages[at],
            nearest=nearest[at][0],
            nearest_m=nearest[at][1],
            is_rest=bool(rest[at]),
        )
        for at, place in enumerate(places)
    ]


def ranked(gaps: Sequence[Gap], rank: Rank) -> list[Gap]:
    """Put gaps in order, the greatest first; what is equal by area, then from north to south.

    Areas that differ by less than a square millimetre are equal: the same ground, added in another order, has another
    last digit.
    """

    def order(gap: Gap) -> tuple[float, ...]:
        m2 = round(gap.m2, 6)
        first = {Rank.AREA: m2, Rank.DEPTH: gap.deepest or 0, Rank.POINTS: gap.points or 0}[rank]
        _, _, east, north = gap.metres.bounds
        return (-first, -m2, -(gap.deepest or 0), -round(north, 3), round(east, 3))

    return sorted(gaps, key=order)


def _beyond(works: Shapes, flooded: Context, beyond_m: float) -> tuple[NDArray[np.bool_], Shapes, NDArray[np.int64]]:
    """Give what lies beyond reach, whether it was cut, and its classes."""
    reach = _reach(works, beyond_m)
    shapely.prepare(reach)
    meets, gone = shapely.intersects(reach, flooded.metres), shapely.covers(reach, flooded.metres)
    is_area = np.asarray(shapely.get_dimensions(flooded.metres)) > 0
    whole, across = ~meets, meets & ~gone & is_area
    cut = shapely.difference(flooded.metres[across], reach)
    kept = np.concatenate([flooded.metres[whole], cut])
    classes = np.concatenate([flooded.classes[whole], flooded.classes[across]])
    is_rest = np.repeat([False, True], [whole.sum(), across.sum()])
    parts, owners = shapely.get_parts(kept, return_index=True)
    counts = (np.asarray(shapely.get_dimensions(parts)) == 0) | (np.asarray(shapely.area(parts)) > LEAST_M2)
    return is_rest[owners[counts]], parts[counts], classes[owners[counts]]


def _reach(works: Shapes, beyond_m: float) -> Any:  # noqa: ANN401  shapely's geometries are untyped
    """Give the ground that is no farther than that from any work."""
    return shapely.union_all(shapely.buffer(works, beyond_m, quad_segs=QUARTER) if beyond_m else works)


def _joined(pieces: Shapes) -> Shapes:
    """Join areas that share a side; points stay as they are, those at one place once."""
    is_area = np.asarray(shapely.get_dimensions(pieces)) > 0
    areas = shapely.get_parts(shapely.disjoint_subset_union_all(pieces[is_area]))
    spots = shapely.get_parts(shapely.union_all(pieces[~is_area]))
    return np.concatenate([shapely.normalize(areas), spots])


def _of_places(places: Shapes, pieces: Shapes, values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give each place the greatest value of its pieces."""
    found = np.zeros(len(places), dtype=np.int64)
    at, place = shapely.STRtree(places).query(shapely.point_on_surface(pieces), predicate="intersects")
    np.maximum.at(found, place, values[at])
    return found


def _counted(places: Shapes, points: Context) -> NDArray[np.int64]:
    at, _ = points.tree.query(places, predicate="intersects")
    return np.bincount(at, minlength=len(places))


def _names(places: Shapes, zones: Zones) -> list[tuple[str, ...]]:
    at, hit = shapely.STRtree(zones.metres).query(places, predicate="intersects")
    order = np.lexsort((hit, at))
    borders = np.searchsorted(at, np.arange(len(places) + 1)).tolist()
    names = [zones.names[one] for one in hit[order]]
    return [tuple(dict.fromkeys(names[first:last])) for first, last in pairwise(borders)]


def _nearest(works: Works, places: Shapes) -> list[tuple[Mapping[str, Any] | None, float | None]]:
    if not len(works) or not len(places):
        return [(None, None)] * len(places)
    tree = shapely.STRtree(works.metres)
    (_, hit), metres = tree.query_nearest(places, return_distance=True, all_matches=False)
    return [(works.said[one], far) for one, far in zip(hit.tolist(), metres.tolist(), strict=True)]
