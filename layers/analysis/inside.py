"""How much of each work lies inside the areas of an overlay, and how deep the water is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.analysis.along import measure_along
from layers.analysis.context import Context
from layers.analysis.works import Works

AREA, LINE, SPOT = 2, 1, 0
"""Dimensions of shapes, as shapely counts them."""
Shapes = NDArray[np.object_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Inside:
    """One work and an overlay's areas.

    Parameters
    ----------
    dimension : int
        Of the work: `AREA`, `LINE` or `SPOT`.
    size : float
        Square metres of an area, metres of a line, spots of a place; EPSG:3826.
    inside : float
        As much of it lies inside, what overlaps counted once.
    deepest : int or None
        Greatest number of a class in which some of it lies; None where there is none.
    by_class : mapping of int to float
        Class to what lies in it; of what overlaps the deepest counts. Class 0 has no class.
    deepest_within : int or None
        Greatest number of a class that its true place may lie in: within the radius of its precision.
    nearest_m : float or None
        Metres to the nearest area, 0 inside; None where there is none.
    """

    dimension: int
    size: float
    inside: float
    deepest: int | None
    by_class: Mapping[int, float]
    deepest_within: int | None
    nearest_m: float | None


def measure_inside(works: Works, ground: Context) -> list[Inside]:
    """Measure each work against an overlay's areas.

    Parameters
    ----------
    works : Works
        All with a place.
    ground : Context
        Its areas; lines and points in it have no inside.

    Returns
    -------
    list of Inside
        One for each work, in the same order.
    """
    ground = ground.among(np.asarray(shapely.get_dimensions(ground.metres)) == AREA)
    dimensions = np.asarray(shapely.get_dimensions(works.metres))
    sizes = _sizes(works.metres, dimensions)
    cut = _cut(works.metres, dimensions, ground)
    within, nearest = _within(works, ground), _nearest(works.metres, ground)
    told = []
    for at, mine in enumerate(cut.slices(len(works))):
        by_class = cut.by_class(mine, int(dimensions[at]))
        deepest = max(by_class, default=0) or None
        inside = sum(by_class.values())
        told.append(Inside(int(dimensions[at]), float(sizes[at]), inside, deepest, by_class, within[at], nearest[at]))
    return told


@dataclass(frozen=True)
class _Cut:
    """Pieces of works, in the works' order.

    Parameters
    ----------
    owners, classes : ndarray of int, shape (m,)
        Work and class of each piece.
    pieces : ndarray of shapely geometries, shape (m,)
    amounts : ndarray of float, shape (m,)
        Square metres, metres or spots.
    is_doubled : ndarray of bool, shape (m,)
        Whether another piece may cover some of the same ground.
    """

    owners: NDArray[np.int64]
    classes: NDArray[np.int64]
    pieces: Shapes
    amounts: Numbers
    is_doubled: NDArray[np.bool_]

    def slices(self, works: int) -> list[slice]:
        """Give where each work's pieces stand."""
        borders = np.searchsorted(self.owners, np.arange(works + 1)).tolist()
        return [slice(*pair) for pair in pairwise(borders)]

    def by_class(self, mine: slice, dimension: int) -> dict[int, float]:
        """Measure the pieces of a work by class, the deepest first."""
        classes, amounts = self.classes[mine], self.amounts[mine]
        if dimension == LINE:
            # a line along the border of two areas is in both
            return measure_along(self.pieces[mine], classes)
        doubled = self.is_doubled[mine] if dimension == AREA else np.ones(len(classes), dtype=bool)
        layered = _layered(self.pieces[mine][doubled], classes[doubled], dimension)
        alone = {int(one): float(amounts[~doubled & (classes == one)].sum()) for one in np.unique(classes)[::-1]}
        return {one: amount + layered.get(one, 0.0) for one, amount in alone.items()}


def _cut(shapes: Shapes, dimensions: NDArray[np.int64], ground: Context) -> _Cut:
    """Cut each shape with the areas that it meets; what only touches is no piece, and what is whole is not cut."""
    owners, hit = ground.tree.query(shapes, predicate="intersects")
    shapely.prepare(shapes)
    pieces: Shapes = ground.metres[hit]
    across = ~shapely.contains_properly(shapes[owners], pieces)
    pieces[across] = shapely.intersection(shapes[owners[across]], pieces[across])
    amounts = _sizes(pieces, dimensions[owners])
    counts = amounts > 0
    owners, hit = owners[counts], hit[counts]
    doubled = _overlapping(ground, hit[dimensions[owners] == AREA])
    return _Cut(owners, ground.classes[hit], pieces[counts], amounts[counts], doubled[hit])


def _sizes(shapes: Shapes, dimensions: NDArray[np.int64]) -> Numbers:
    """Give square metres, metres or spots, as the works' dimension asks."""
    by_dimension = [shapely.get_num_geometries(shapes), shapely.length(shapes), shapely.area(shapes)]
    return np.choose(np.maximum(dimensions, 0), by_dimension).astype(float)


def _overlapping(ground: Context, hit: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each area whether it shares ground with another one among those that are hit, shape (n,)."""
    among = np.unique(hit)
    found = np.zeros(len(ground.metres), dtype=bool)
    if len(among):
        shapes = ground.metres[among]
        first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        first, second = first[first < second], second[first < second]
        shapely.prepare(shapes)
        share = ~shapely.touches(shapes[first], shapes[second])
        found[among[first[share]]] = found[among[second[share]]] = True
    return found


def _layered(pieces: Shapes, classes: NDArray[np.int64], dimension: int) -> dict[int, float]:
    """Measure each class, the deepest first, without what deeper ones have covered."""
    by_class: dict[int, float] = {}
    covered, so_far = np.array([], dtype=object), 0.0
    for one in np.unique(classes)[::-1].tolist():
        mine = _of_dimension(pieces[classes == one], dimension)
        covered = _joined(np.concatenate([mine, covered]), dimension)
        total = float(_sizes(covered, np.full(len(covered), dimension)).sum())
        by_class[one], so_far = total - so_far, total
    return by_class


def _joined(parts: Shapes, dimension: int) -> Shapes:
    """Join parts of one dimension, and give the parts of the whole."""
    whole = shapely.disjoint_subset_union_all(parts) if dimension == AREA else shapely.union_all(parts)
    return np.asarray(shapely.get_parts(whole), dtype=object)


def _of_dimension(pieces: Shapes, dimension: int) -> Shapes:
    """Take shapes apart and keep the parts of a dimension: where borders touch, an area's piece has lines too."""
    parts = shapely.get_parts(shapely.get_parts(pieces))
    kept: Shapes = parts[np.asarray(shapely.get_dimensions(parts)) == dimension]
    return kept


def _within(works: Works, ground: Context) -> list[int | None]:
    """Find the deepest class within the radius of each work's precision."""
    radii = np.array([float(one["precision_m"] or 0) for one in works.said])
    owners, hit = ground.tree.query(works.metres, predicate="dwithin", distance=radii)
    deepest = np.zeros(len(works), dtype=np.int64)
    np.maximum.at(deepest, owners, ground.classes[hit])
    return [int(one) or None for one in deepest]


def _nearest(shapes: Shapes, ground: Context) -> list[float | None]:
    if not len(ground.metres):
        return [None] * len(shapes)
    (owners, _), metres = ground.tree.query_nearest(shapes, return_distance=True, all_matches=False)
    found = dict(zip(owners.tolist(), metres.tolist(), strict=True))
    return [found[at] for at in range(len(shapes))]
