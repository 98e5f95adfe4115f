"""Names on a map: of districts, counties, villages and lines, where each has room, and none over anything else."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Letter, LetterKind
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.terrain import VILLAGES_TO
from mapapp.paper.lettering import FACES, PT_MM
from mapapp.paper.window import Window

FULL_WIDTH = 0x2E80
"""Characters from here on are as wide as they are high (CJK); others take about six tenths of that."""
LATIN = 0.6
AIR_MM = 0.4
MARGIN_MM = 1.5
TRIES = 7
"""A name is tried at so many by so many places of its area."""
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9)
"""Shares of a line's way at which its name is tried."""
SAME_SHARE = 0.9
"""A district that fills so much of the sheet's area is named by the sheet's title, and not on its map."""


def box_of(words: str, kind: LetterKind, x: float, y: float) -> BaseGeometry:
    """Give the room that a letter takes, mm."""
    size = FACES[kind].size * PT_MM
    width = sum(size * (1.0 if ord(one) >= FULL_WIDTH else LATIN) for one in words)
    return shapely.box(x - width / 2, y - size / 2, x + width / 2, y + size / 2)


class Room:
    """What of a map is free yet.

    Parameters
    ----------
    window : Window
    taken : sequence of shapely geometry
        mm.
    """

    def __init__(self, window: Window, taken: Sequence[BaseGeometry]) -> None:
        self._frame = shapely.box(MARGIN_MM, MARGIN_MM, window.width_mm - MARGIN_MM, window.height_mm - MARGIN_MM)
        shapely.prepare(self._frame)
        self._taken = [part for part in taken if not part.is_empty]
        self._tree = shapely.STRtree(self._taken)
        self._named: list[BaseGeometry] = []

    def first(self, boxes: Sequence[BaseGeometry]) -> int | None:
        """Give which of several boxes is the first that is free, and take it."""
        near = shapely.buffer(np.array(boxes), AIR_MM, join_style="mitre")
        free = shapely.covers(self._frame, near)
        free[self._tree.query(near, predicate="intersects")[0]] = False
        for named in self._named:
            free &= ~shapely.intersects(named, near)
        found = np.flatnonzero(free)
        if not len(found):
            return None
        self._named.append(boxes[int(found[0])])
        return int(found[0])


def names(window: Window, scene: Scene, taken: Sequence[BaseGeometry]) -> list[Letter]:
    """Name the ground, what is larger first.

    Parameters
    ----------
    window : Window
    scene : Scene
    taken : sequence of shapely geometry
        What no name may cover, mm.
    """
    room, said = Room(window, taken), []
    for kind, words, tries in _wanted(window, scene):
        spots = [(x, y) for x, y in tries if 0 < x < window.width_mm and 0 < y < window.height_mm]
        found = room.first([box_of(words, kind, x, y) for x, y in spots]) if spots else None
        if found is not None:
            x, y = spots[found]
            said.append(Letter(words, round(x, 2), round(y, 2), kind))
    return said


def _wanted(window: Window, scene: Scene) -> Iterator[tuple[LetterKind, str, list[tuple[float, float]]]]:
    """Give each name that might stand, and where, best first."""
    ground, frame = scene.ground, window.ground
    for name, shape in ground.districts.items():
        if not _is_title(shape, scene.area):
            yield "district", str(scene.words.section("district").get(name, name)), _inside(window, shape, frame)
    for name, shape in ground.neighbours.items():
        yield "neighbour", name, _inside(window, shape, frame)
    for line in ground.lines:
        yield "line", line.name, _along(window.seen(line.shape))
    if window.scale <= VILLAGES_TO:
        for (_, name), shape in ground.villages.items():
            yield "village", name, _inside(window, shape, frame)


def _is_title(shape: BaseGeometry, area: BaseGeometry) -> bool:
    return bool(shapely.intersection(shape, area).area >= SAME_SHARE * area.area)


def _inside(window: Window, shape: BaseGeometry, frame: BaseGeometry) -> list[tuple[float, float]]:
    """List places inside what is seen of an area, those in its middle first."""
    seen = shapely.clip_by_rect(shape, *frame.bounds)
    if seen.is_empty:
        return []
    parts = shapely.get_parts(window.whole(shapely.simplify(seen, window.metres_per_mm / 4)))
    largest = max(parts, key=lambda part: part.area)
    west, top, east, bottom = largest.bounds
    steps = (np.arange(TRIES) + 0.5) / TRIES
    x, y = (axis.ravel() for axis in np.meshgrid(west + steps * (east - west), top + steps * (bottom - top)))
    points = shapely.points(x, y)
    kept = points[shapely.contains(largest, points)]
    far = shapely.distance(kept, shapely.boundary(largest))
    return [(point.x, point.y) for point in kept[np.argsort(-far, kind="stable")]]


def _along(line: BaseGeometry) -> list[tuple[float, float]]:
    """List places beside a line, above and below it."""
    parts: Iterable[BaseGeometry] = shapely.get_parts(line)
    longest = max(parts, key=lambda part: part.length, default=None)
    if longest is None:
        return []
    middles = [shapely.line_interpolate_point(longest, share, normalized=True) for share in ALONG]
    return [(point.x, point.y + side) for point in middles for side in (-2.4, 2.4)]
