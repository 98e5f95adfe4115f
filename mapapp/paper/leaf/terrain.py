"""The ground as it is drawn below the works: sea, land, borders, and what runs through it today."""

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.ground import Ground, Line
from mapapp.paper.leaf.trace import traced
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node, node

ROLES = {
    "river": ("river",),
    "road": ("road-case", "road"),
    "railway": ("railway-case", "railway"),
    "mrt": ("mrt-case", "mrt", "mrt-core"),
}
"""Kind of a line to the classes of its strokes, lowest first; kinds are drawn in this order."""
SHORES_MM = (0.7, 1.5, 2.5)
"""Lines along the coast in the sea, as charts have them: water is told from land without a colour."""
SMOOTH_MM = 0.3
VILLAGES_TO = 75_000
"""Villages are drawn up to 1:75,000; beyond, a quarter of the city's would be smaller than a number."""


def terrain(ground: Ground, area: BaseGeometry, window: Window, over: Sequence[Node] = ()) -> list[Node]:
    """Draw the ground.

    Parameters
    ----------
    ground : Ground
    area : shapely geometry
        What the sheet is of, EPSG:3826; the rest is dimmed.
    window : Window
    over : sequence of Node
        What lies on the land and under everything that runs through it: borders, roads, rails and rivers.
    """
    land = window.seen(ground.land)
    return [
        node("rect", class_="sea", width=f"{window.width_mm:g}", height=f"{window.height_mm:g}"),
        *_shores(land),
        *traced(land, "neighbour"),
        *(part for shape in _in(window, ground.districts.values()) for part in traced(shape, "beyond")),
        *traced(_lit(ground, area, window), "area"),
        *over,
        *traced(land, "coast"),
        *_villages(ground, window),
        *_lines(ground.lines, window),
        *traced(window.seen(ground.borders), "district"),
        *traced(shapely.boundary(window.seen(area)), "area-band"),
    ]


def edge(area: BaseGeometry, window: Window) -> list[Node]:
    """Draw the area's edge, which no work hides; where the frame cuts the area, it lies outside the frame."""
    return traced(shapely.boundary(window.seen(area)), "area-edge")


def occurring(ground: Ground, window: Window) -> frozenset[str]:
    """Name what of the ground can be seen, as the legend knows it."""
    frame = window.ground
    shapely.prepare(frame)
    seen = {
        "neighbour": any(frame.intersects(shape) for shape in ground.neighbours.values()),
        "district": frame.intersects(ground.borders),
        "village": window.scale <= VILLAGES_TO and frame.intersects(ground.village_borders),
    }
    seen |= {kind: any(frame.intersects(line.shape) for line in ground.lines if line.kind == kind) for kind in ROLES}
    return frozenset(f"base:{name}" for name, is_seen in seen.items() if is_seen)


def _lit(ground: Ground, area: BaseGeometry, window: Window) -> BaseGeometry:
    """Give what of the area is the city's own ground: a box may hold sea, and parts of the counties round it."""
    return shapely.intersection(*(shapely.make_valid(window.seen(shape)) for shape in (area, ground.city)))


def _in(window: Window, shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    seen = (window.seen(shape) for shape in shapes)
    return [shape for shape in seen if not shape.is_empty]


def _shores(land: BaseGeometry) -> list[Node]:
    smooth = shapely.simplify(land, SMOOTH_MM)
    away = [shapely.boundary(shapely.buffer(smooth, far, quad_segs=4)) for far in SHORES_MM]
    return [part for shape in away for part in traced(shape, "shore")]


def _villages(ground: Ground, window: Window) -> list[Node]:
    if window.scale > VILLAGES_TO:
        return []
    return traced(window.seen(ground.village_borders), "village")


def _lines(lines: Iterable[Line], window: Window) -> list[Node]:
    drawn = []
    for kind, roles in ROLES.items():
        seen = _in(window, (line.shape for line in lines if line.kind == kind))
        # all of a kind together, stroke by stroke: where two meet, neither's edge crosses the other
        drawn += [part for role in roles for shape in seen for part in traced(shape, role)]
    return drawn
