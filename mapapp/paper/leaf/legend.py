"""What stands in the legend beside each explanation: the same marks as on the map, small."""

from collections.abc import Callable

import shapely

from mapapp.paper.leaf.hatch import hatched
from mapapp.paper.leaf.terrain import ROLES
from mapapp.paper.leaf.trace import traced
from mapapp.paper.leaf.works import SIZE_MM, crossing, overdue
from mapapp.portrait.svg import Ink, Node, node, painted
from mapapp.portrait.symbols import symbol

HEIGHT_MM = 5.0
"""Every mark is so high; its ``viewBox`` is in millimetres, so that on paper it is as large as on the map."""
WIDTH_MM, PHASE_WIDTH_MM = 9.0, 22.0
MIDDLE = HEIGHT_MM / 2
WAVE = shapely.LineString([(0.5, 3.4), (3, 1.6), (6, 3.4), (8.5, 1.6)])
FIGURE = ((-0.4, -0.55), (0.1, -0.9), (0.1, 0.95))
PLOT = shapely.Polygon([(0.7, 0.8), (8.3, 0.8), (8.3, 4.2), (0.7, 4.2)])


def legend_mark(key: str, look: Ink) -> str:
    """Draw what a key of `Drawn.occurs` looks like, as a file of its own.

    Parameters
    ----------
    key : str
        A phase's mark shows its symbol, its line and its hatch.
    look : mapping
        As the map's.

    Raises
    ------
    KeyError
        If nothing of that name is ever drawn.
    """
    group, _, name = key.partition(":")
    parts = _phase(name) if group == "phase" else MARKS[key]()
    width = PHASE_WIDTH_MM if group == "phase" else WIDTH_MM
    size = {"width": f"{width:g}mm", "height": f"{HEIGHT_MM:g}mm"}
    return painted(node("svg", *parts, viewBox=f"0 0 {width:g} {HEIGHT_MM:g}", **size), look)


def _phase(name: str) -> list[Node]:
    line = shapely.LineString([(6, MIDDLE), (13, MIDDLE)])
    plot = shapely.box(14.5, 0.8, 21.5, 4.2)
    return [
        *traced(line, "route-case case-0"),
        *traced(line, f"route-{name} wide-0"),
        *traced(hatched(plot, name), f"hatch-{name}"),
        *traced(plot, f"edge-{name}"),
        symbol(name, MIDDLE, MIDDLE, SIZE_MM),
    ]


def _ground_line(kind: str) -> Callable[[], list[Node]]:
    return lambda: [part for role in ROLES[kind] for part in traced(WAVE, role)]


def _border(role: str) -> Callable[[], list[Node]]:
    return lambda: traced(shapely.LineString([(0.5, MIDDLE), (8.5, MIDDLE)]), role)


def _radius() -> list[Node]:
    circle = shapely.buffer(shapely.Point(WIDTH_MM / 2, MIDDLE), MIDDLE - 0.2)
    return [*traced(circle, "reach"), symbol("unstated", WIDTH_MM / 2, MIDDLE, SIZE_MM * 0.6)]


def _area() -> list[Node]:
    return [*traced(hatched(PLOT, "building"), "hatch-any"), *traced(PLOT, "edge-any")]


def _line() -> list[Node]:
    return traced(WAVE, "route-any")


def _neighbour() -> list[Node]:
    return traced(PLOT, "neighbour")


def _inset() -> list[Node]:
    return traced(PLOT, "inset")


def _flood() -> list[Node]:
    """Draw a number as a flood work bears it: a 1, as a picture has no letters."""
    plate = shapely.box(WIDTH_MM / 2 - 1.5, MIDDLE - 1.45, WIDTH_MM / 2 + 1.5, MIDDLE + 1.45)
    one = shapely.LineString([(x + WIDTH_MM / 2, y + MIDDLE) for x, y in FIGURE])
    return [*traced(plate, "flood-plate"), *traced(one, "flood-figure")]


MARKS: dict[str, Callable[[], list[Node]]] = {
    "form:radius": _radius,
    "form:area": _area,
    "form:line": _line,
    "flood": _flood,
    "overdue": lambda: [overdue(WIDTH_MM / 2 - 1.7, MIDDLE + 1.7)],
    "crosses": lambda: [crossing(WIDTH_MM / 2, MIDDLE - 1.9)],
    "base:village": _border("village"),
    "base:district": _border("district"),
    "base:neighbour": _neighbour,
    "inset": _inset,
} | {f"base:{kind}": _ground_line(kind) for kind in ROLES}
"""Key to the mark, for what is no phase."""
