"""Which works of an edition lie inside a file's features, or within some metres of one, or how far the nearest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from layers.bbox import BBox
from layers.myfile.found import How, Met
from layers.nearby import FURTHEST_M, WIDER, Ask
from layers.overlays.ground import Ground
from layers.where import box_meets

PLACED = "SELECT id, precision_m, metres FROM works WHERE metres IS NOT NULL AND {} ORDER BY number"
UNPLACED = "SELECT count(*) FROM works WHERE metres IS NULL"
MOST = 500
"""Works that are listed; of more the number is told."""
DEGREE_M = 90_000
"""Metres that a degree is at least: of longitude 99,000 at 27° N, north of Taiwan (WGS 84, cos 27° × 111,320)."""
GLOBE = BBox(-180, -90, 180, 90)
Rows = Sequence[tuple[str, float, bytes]]


def meet(ask: Ask, ground: Ground, distance_m: float) -> tuple[tuple[Met, ...], Met | None]:
    """Compare works with features.

    Parameters
    ----------
    ask : callable
        Gives the rows of an edition.
    ground : Ground
        The features'.
    distance_m : float

    Returns
    -------
    tuple of (tuple of Met) and Met
        All within the distance, by it; and where there are none the nearest up to `layers.nearby.FURTHEST_M`, or None.
    """
    tree = shapely.STRtree(ground.metres)
    within = _within(ask, ground, tree, distance_m)
    if within:
        return within, None
    radius = distance_m
    while radius < FURTHEST_M:
        radius = min(radius * WIDER, FURTHEST_M)
        if further := _within(ask, ground, tree, radius):
            return (), further[0]
    return (), None


def unplaced(ask: Ask) -> int:
    """Count the works that have no place."""
    ((count,),) = ask(UNPLACED, [])
    return int(str(count))


def _within(ask: Ask, ground: Ground, tree: shapely.STRtree, distance_m: float) -> tuple[Met, ...]:
    text, values = box_meets(_box(ground, distance_m))
    rows = ask(PLACED.format(text), values)
    if not rows:
        return ()
    works = shapely.from_wkb([row[2] for row in rows])
    (at, nearest), metres = tree.query_nearest(works, max_distance=distance_m, return_distance=True, all_matches=False)
    inside = set(tree.query(works, predicate="covered_by")[0].tolist())
    found = [
        Met(str(rows[work][0]), How.NEAR, far, int(ground.kept[feature]) + 1, float(str(rows[work][1])))
        for work, feature, far in zip(at.tolist(), nearest.tolist(), metres.tolist(), strict=True)
    ]
    told = [
        one if one.metres else replace(one, how=How.INSIDE if work in inside else How.TOUCHES)
        for one, work in zip(found, at.tolist(), strict=True)
    ]
    return tuple(sorted(told, key=lambda one: (one.metres, one.how != How.INSIDE, one.id)))


def _box(ground: Ground, distance_m: float) -> BBox:
    """Give a box in degrees outside which nothing can be so near; the R*Tree answers it."""
    bounds = shapely.total_bounds(ground.degrees)
    margin = distance_m / DEGREE_M
    grown = bounds + np.array([-margin, -margin, margin, margin])
    west, south = (max(float(a), least) for a, least in zip(grown[:2], (GLOBE.west, GLOBE.south), strict=True))
    east, north = (min(float(a), most) for a, most in zip(grown[2:], (GLOBE.east, GLOBE.north), strict=True))
    return BBox(west, south, east, north)
