"""What lies round a work: the nearest others, measured from place to place."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers import Query, Store
from layers.bbox import BBox
from layers.near import to_degrees
from mapapp.portrait.work import Work

MOST = 5
MARGINS_M = (1_000, 4_000, 16_000, 64_000)
"""Looked at one after the other until enough is found; the city is 115 km long, and nothing is near beyond the last."""
BENT = 1.01
"""Parallels bend in TM2: a box of degrees is taken so much wider."""


@dataclass(frozen=True)
class Neighbour:
    """Another work nearby.

    Parameters
    ----------
    properties : dict
        As published.
    metres : int
        From the nearest point of one place to that of the other, EPSG:3826.
    """

    properties: dict[str, Any]
    metres: int


def around(work: Work, store: Store, without: Collection[str] = ()) -> list[Neighbour]:
    """Find the nearest other works, nearest first; none where the work has no place.

    `Store.nearby` measures from a point; a line of twenty kilometres is near all that it passes, so that here the
    places themselves are measured.

    Parameters
    ----------
    work : Work
    store : Store
    without : collection of str
        Ids that are left out beside the work's own: its parts, and what it is part of.
    """
    if work.place is None:
        return []
    found: list[Neighbour] = []
    for margin in MARGINS_M:
        # whatever is not nearer than the margin may lie behind something that the box has not shown
        found = [one for one in _within(work.place, margin, store) if one.properties["id"] not in {*without, work.id}]
        if len(found) >= MOST:
            break
    return found[:MOST]


def _within(place: BaseGeometry, margin: int, store: Store) -> list[Neighbour]:
    others = [Work.read(feature) for feature in store.query(Query(bbox=_box(place, margin)))]
    measured = [(shapely.distance(place, one.place), one) for one in others if one.place is not None]
    near = [Neighbour(one.properties, round(metres)) for metres, one in measured if metres <= margin]
    # of those that are equally far the one that is known best comes first
    return sorted(near, key=lambda one: (one.metres, one.properties["precision_m"], one.properties["id"]))


def _box(place: BaseGeometry, margin: int) -> BBox:
    corners = shapely.box(*shapely.buffer(place, margin * BENT).bounds)
    return BBox(*shapely.transform(corners, to_degrees().transform, interleaved=False).bounds)
