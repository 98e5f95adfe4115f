"""One map on paper: ground, works, numbers, names."""

from collections.abc import Sequence
from typing import NamedTuple

from shapely import boundary
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Drawn, Letter
from mapapp.paper.leaf.gauges import Posted, Posts
from mapapp.paper.leaf.names import names
from mapapp.paper.leaf.phases import insets_named, phases, repeats
from mapapp.paper.leaf.room import Room, box_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.standing import Standing
from mapapp.paper.leaf.stress import stress, stressed
from mapapp.paper.leaf.terrain import edge, occurring, terrain
from mapapp.paper.leaf.trace import traced
from mapapp.paper.leaf.works import forms, lesser, shapes, symbols
from mapapp.paper.sheet import Inset
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node, node, painted


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
    standing = Standing.of(window, scene.numbered, insets, taken)
    said = _said(scene, window, standing, insets)
    under = scene.underlays.draw(window)
    drawn = [
        *terrain(scene.ground, scene.area, window, [node for one in under for node in one.areas]),
        *(node for one in under for node in one.marks),
        *shapes(window, standing.works),
        *edge(scene.area, window),
        *(part for line in standing.lines for part in traced(line, "hair")),
        *lesser(standing.lesser),
        *(part for inset in insets for part in traced(window.whole(inset.window.ground), "inset")),
        *said.posted.nodes,
        *(part for shape in (*standing.plates, *map(box_of, said.beside)) for part in traced(shape, "plate")),
        *symbols(standing.spots, standing.works),
    ]
    occurs = occurring(scene.ground, window) | forms(window, standing.works)
    occurs |= {name for name, is_there in (("inset", insets), ("flood", said.floods)) if is_there}
    classes = tuple(one.classes for one in under)
    return Drawn(_file(window, drawn, scene), said.letters, standing.numbers, occurs, classes, said.posted.signs)


class _Said(NamedTuple):
    """What is read on a map: all letters, of them those beside works; stations; the numbers of flood works."""

    letters: tuple[Letter, ...]
    beside: list[Letter]
    posted: Posted
    floods: frozenset[str]


def _said(scene: Scene, window: Window, standing: Standing, insets: Sequence[Inset]) -> _Said:
    """Place what is read: beside works first, then stations, and names where there is room yet."""
    room = Room(window, standing.covered)
    beside = [*insets_named(window, insets, room), *repeats(standing, room)]
    beside += phases(standing, room, scene.words)
    posted = Posts(window, insets, room, scene.words).set_up(scene.stations) if scene.stations else Posted()
    covered = [*standing.covered, *posted.covered, *map(box_of, (*beside, *posted.letters))]
    free = Room(window, covered, [*standing.ways(window), boundary(window.seen(scene.area))])
    floods = stressed(standing.works) if scene.stresses else frozenset()
    letters = (*standing.letters, *beside, *posted.letters, *names(window, scene, free))
    return _Said(tuple(stress(one, floods) for one in letters), beside, posted, floods)


def _file(window: Window, drawn: list[Node], scene: Scene) -> str:
    """Write the map as a file that nothing sticks out of."""
    width, height = f"{window.width_mm:g}", f"{window.height_mm:g}"
    frame = node("clipPath", node("rect", width=width, height=height), id="frame")
    map_ = node("g", *drawn, clip_path="url(#frame)")
    root = node("svg", frame, map_, viewBox=f"0 0 {width} {height}", width=f"{width}mm", height=f"{height}mm")
    return painted(root, scene.look)
