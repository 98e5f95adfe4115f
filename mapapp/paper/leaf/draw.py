"""One map on paper: ground, works, numbers, names."""

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Drawn, Letter
from mapapp.paper.leaf.here import here
from mapapp.paper.leaf.names import names
from mapapp.paper.leaf.placing import Placed, hairs, place, spread
from mapapp.paper.leaf.room import Room
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.spread import SYMBOL_MM, Spot
from mapapp.paper.leaf.terrain import occurring, terrain
from mapapp.paper.leaf.trace import traced
from mapapp.paper.leaf.works import forms, shapes, symbols
from mapapp.paper.numbered import Numbered
from mapapp.paper.sheet import Inset
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node, node, painted

SMALL_MM = 2.2
"""Symbols of works that an inset numbers are so small on the map below it."""


def draw(scene: Scene, window: Window, insets: Sequence[Inset] = (), taken: Sequence[BaseGeometry] = ()) -> Drawn:
    """Draw a window of a sheet.

    Parameters
    ----------
    scene : Scene
    window : Window
    insets : sequence of Inset
        What lies on this map in corners, drawn before it: a work that is numbered there has only its symbol here.
    taken : sequence of shapely geometry
        What else will lie on the map, mm: no number and no name stands there.
    """
    works = here(window, scene.numbered)
    own = [one for one in works if not any(_holds(inset, one) for inset in insets)]
    taken = [*taken, *map(_corner, insets)]
    spots = spread(window, own)
    placed = place(window, own, shapely.union_all(taken))
    small = {one.number: _middle(window.whole(one.at)) for one in works if one not in own}
    lines = [*hairs(window, own).values(), *(one.leader for one in placed if one.leader)]
    drawn = [
        *terrain(scene.ground, scene.area, window),
        *shapes(window, works),
        *(part for line in lines for part in traced(shapely.LineString(line), "hair")),
        *symbols(small, works, SMALL_MM),
        *(part for inset in insets for part in traced(window.whole(inset.window.ground), "inset")),
        *(part for one in placed for part in traced(_box(one), "plate")),
        *symbols(spots, own),
    ]
    covered = [*taken, *_boxes(spots.values(), SYMBOL_MM), *map(_box, placed), *map(shapely.LineString, lines)]
    covered += _boxes(small.values(), SYMBOL_MM / 2)
    letters = [Letter(str(one.number), one.x, one.y, "number") for one in placed]
    letters += names(window, scene, Room(window, covered))
    occurs = occurring(scene.ground, window) | forms(window, works)
    occurs |= {"inset"} if insets else set()
    return Drawn(_file(window, drawn, scene), tuple(letters), frozenset(spots) | frozenset(small), occurs)


def _holds(inset: Inset, one: Numbered) -> bool:
    return one.number in inset.drawn.numbers and bool(inset.window.ground.covers(one.at))


def _corner(inset: Inset) -> BaseGeometry:
    """Give the room that an inset takes, mm."""
    return shapely.box(inset.x, inset.y, inset.x + inset.window.width_mm, inset.y + inset.window.height_mm)


def _middle(point: BaseGeometry) -> Spot:
    return point.x, point.y


def _box(one: Placed) -> BaseGeometry:
    """Give the white on which a number stands."""
    half = width(one.number) / 2, HEIGHT_MM / 2
    return shapely.box(one.x - half[0], one.y - half[1], one.x + half[0], one.y + half[1])


def _boxes(spots: Iterable[Spot], size: float) -> list[BaseGeometry]:
    return [shapely.box(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for x, y in spots]


def _file(window: Window, drawn: list[Node], scene: Scene) -> str:
    """Write the map as a file that nothing sticks out of."""
    width_mm, height_mm = f"{window.width_mm:g}", f"{window.height_mm:g}"
    frame = node("clipPath", node("rect", width=width_mm, height=height_mm), id="frame")
    map_ = node("g", *drawn, clip_path="url(#frame)")
    root = node(
        "svg", frame, map_, viewBox=f"0 0 {width_mm} {height_mm}", width=f"{width_mm}mm", height=f"{height_mm}mm"
    )
    return painted(root, scene.look)
