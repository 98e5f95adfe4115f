"""One map on paper: ground, works, numbers, names."""

from collections.abc import Sequence

from shapely import boundary
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Drawn
from mapapp.paper.leaf.names import names
from mapapp.paper.leaf.phases import insets_named, phases, repeats
from mapapp.paper.leaf.room import Room, box_of
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.standing import Standing
from mapapp.paper.leaf.stress import stress, stressed
from mapapp.paper.leaf.terrain import edge, occurring, terrain
from mapapp.paper.leaf.trace import traced
from mapapp.paper.leaf.underlay import Laid
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
    beside = Room(window, standing.covered)
    said = [*insets_named(window, insets, beside), *repeats(standing, beside)]
    said += phases(standing, beside, scene.words)
    free = Room(
        window, [*standing.covered, *map(box_of, said)], [*standing.ways(window), boundary(window.seen(scene.area))]
    )
    floods = stressed(standing.works) if scene.stresses else frozenset()
    letters = [stress(one, floods) for one in (*standing.letters, *said, *names(window, scene, free))]
    under = scene.underlay.draw(window) if scene.underlay else Laid()
    drawn = [
        *terrain(scene.ground, scene.area, window, under.areas),
        *under.marks,
        *shapes(window, standing.works),
        *edge(scene.area, window),
        *(part for line in standing.lines for part in traced(line, "hair")),
        *lesser(standing.lesser),
        *(part for inset in insets for part in traced(window.whole(inset.window.ground), "inset")),
        *(part for shape in (*standing.plates, *map(box_of, said)) for part in traced(shape, "plate")),
        *symbols(standing.spots, standing.works),
    ]
    occurs = occurring(scene.ground, window) | forms(window, standing.works)
    occurs |= {name for name, is_there in (("inset", insets), ("flood", floods)) if is_there}
    return Drawn(_file(window, drawn, scene), tuple(letters), standing.numbers, occurs, under.classes)


def _file(window: Window, drawn: list[Node], scene: Scene) -> str:
    """Write the map as a file that nothing sticks out of."""
    width, height = f"{window.width_mm:g}", f"{window.height_mm:g}"
    frame = node("clipPath", node("rect", width=width, height=height), id="frame")
    map_ = node("g", *drawn, clip_path="url(#frame)")
    root = node("svg", frame, map_, viewBox=f"0 0 {width} {height}", width=f"{width}mm", height=f"{height}mm")
    return painted(root, scene.look)
