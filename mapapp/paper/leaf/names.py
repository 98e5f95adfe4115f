"""Names on a map: of districts, counties, lines and villages, where each has room, and none over anything else."""

from collections.abc import Iterator, Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Letter, LetterKind
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.middles import Floats, middles
from mapapp.paper.leaf.room import Room, boxes_round, size_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.terrain import VILLAGES_TO
from mapapp.paper.window import Window

AIR_MM = 0.4
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9)
"""Shares of a line's way at which its name is tried."""
BESIDE_MM = 2.2
"""So far above or below its line a name stands."""
SAME_SHARE = 0.9
"""A district or a village that fills so much of the sheet's area is named by the sheet's title, and not on its map."""
BEYOND_TO = 12_500
"""Up to 1:12,500 villages round the area are named as well: the sheet is of a village, or of a quarter."""
INSIDE_SHARE = 0.8
"""So much of a name, from its middle outwards, lies in what it names: always of a village's, elsewhere if it can."""
Wanted = tuple[LetterKind, str, Floats]


def names(window: Window, scene: Scene, room: Room) -> list[Letter]:
    """Name the ground, what is larger first.

    Parameters
    ----------
    window : Window
    scene : Scene
    room : Room
        What is free of works and their numbers.
    """
    said = []
    for kind, words, spots in _wanted(window, scene):
        found = room.first(boxes_round(spots, size_of(words, kind)), AIR_MM) if len(spots) else None
        if found is not None:
            x, y = spots[found].round(2).tolist()
            said.append(Letter(words, x, y, kind))
    return said


def _wanted(window: Window, scene: Scene) -> Iterator[Wanted]:
    """Give each name that might stand, and where, best first."""
    ground, middle = scene.ground, shapely.point_on_surface(scene.area)
    areas: tuple[tuple[LetterKind, Mapping[str, BaseGeometry], Mapping[str, object]], ...] = (
        ("district", ground.districts, scene.words.section("district")),
        ("neighbour", ground.neighbours, scene.words.section("county")),
    )
    for kind, shapes, said in areas:
        for name, shape in shapes.items():
            # most districts are far away, which a point tells at once
            if not (shapely.contains_xy(shape, middle.x, middle.y) and _is_title(shape, scene.area)):
                words = str(said.get(name, name))
                yield kind, words, _inside(window, shape, size_of(words, kind)[0])
    for line in ground.lines:
        yield "line", line.name, _along(window.seen(line.shape))
    if window.scale <= VILLAGES_TO:
        yield from _villages(window, ground, scene.area)


def _is_title(shape: BaseGeometry, area: BaseGeometry) -> bool:
    least = SAME_SHARE * area.area
    return bool(shape.area >= least and shapely.intersection(shape, area).area >= least)


def _villages(window: Window, ground: Ground, area: BaseGeometry) -> Iterator[Wanted]:
    """Give villages whose own ground is as wide as their names: those of the area, near by those round it too."""
    shapely.prepare(area)
    is_near = window.scale <= BEYOND_TO
    seen = [one for one in ground.village_middles(window.ground) if is_near or shapely.contains_xy(area, *one[1][0])]
    meant = [one for one in seen if not _is_title(ground.villages[one[0]], area)]
    spots = [_wide(ground.villages[key], spots, _half(key[1], window)) for key, spots in meant]
    if not spots:
        return
    on_paper = shapely.get_coordinates(window.whole(shapely.MultiPoint(np.vstack(spots))))
    ends = np.cumsum([len(one) for one in spots])
    for (key, _), some in zip(meant, np.split(on_paper, ends[:-1]), strict=True):
        yield "village", key[1], some


def _half(name: str, window: Window) -> float:
    """Give half of the width that a village must have for its name, metres."""
    return INSIDE_SHARE / 2 * size_of(name, "village")[0] * window.metres_per_mm


def _wide(village: BaseGeometry, spots: Floats, half: float) -> Floats:
    """Keep the places on whose either side the village is wide enough."""
    x, y = spots.T
    return np.asarray(spots[shapely.contains_xy(village, x - half, y) & shapely.contains_xy(village, x + half, y)])


def _inside(window: Window, shape: BaseGeometry, wide_mm: float) -> Floats:
    """List places inside what is seen of an area: those in its middle first, of them those where it is wide enough."""
    clipped = shapely.clip_by_rect(shape, *window.ground.bounds)
    seen = window.whole(shapely.simplify(clipped, window.metres_per_mm / 4))
    spots = middles(seen)
    return np.vstack([_wide(seen, spots, INSIDE_SHARE / 2 * wide_mm), spots])


def _along(line: BaseGeometry) -> Floats:
    """List places beside a line, above and below it."""
    longest = max(shapely.get_parts(line), key=lambda part: float(part.length), default=shapely.Point())
    if not longest.length:
        return np.empty((0, 2))
    on = shapely.get_coordinates(shapely.line_interpolate_point(longest, ALONG, normalized=True))
    return np.vstack([on + np.array([0, side]) for side in (-BESIDE_MM, BESIDE_MM)])
