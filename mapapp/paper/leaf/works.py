"""Works on paper: phases differ in shape, hatch and dash, and no place that is not known well is a bare pin."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.hatch import BAND_MM, hatched
from mapapp.paper.leaf.spread import BELOW_MM, SYMBOL_MM, WARNING_MM, Spot
from mapapp.paper.leaf.stripes import Stripe, stripes
from mapapp.paper.leaf.trace import traced
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import BLEED_MM, FINEST_MM, Window
from mapapp.portrait.svg import Node, node
from mapapp.portrait.symbols import symbol, warning

SIZE_MM = 4.3
"""Of a symbol's square in the sprite, whose marks fill eight tenths of it: `SYMBOL_MM` on paper."""
SMALL_MM = 2.6
EDGE_MM = 0.45
"""An area's outline runs so far inside its edge."""
BESIDE_MM = 1.0
"""Between the outlines of two works that have one area."""
AREA = 2
"""Dimensions of an area."""


def shapes(window: Window, numbered: Iterable[Numbered]) -> list[Node]:
    """Draw radii, areas and lines; symbols stand on them.

    Parameters
    ----------
    window : Window
    numbered : iterable of Numbered
        Those that reach into the window.
    """
    seen = [(one, _near(window, one.work.place, _radius(window, one) + BAND_MM)) for one in numbered]
    reaches = [part for one, shape in seen for part in _reach(window, one, shape)]
    lines = [(one, shape) for one, shape in seen if _is(shape, 1)]
    filled = _areas([(shape, one.work.phase) for one, shape in seen if _is(shape, AREA)])
    return [
        *reaches,
        *filled,
        *(part for stripe in stripes(lines) for part in _line(stripe)),
    ]


def symbols(spots: Mapping[int, Spot], numbered: Sequence[Numbered]) -> list[Node]:
    """Draw the symbol of each phase, with the marks of what is overdue and of what reaches beyond the district.

    Parameters
    ----------
    spots : mapping of int to (float, float)
        Number to the middle of its symbol, mm.
    numbered : sequence of Numbered
    """
    stand = [(one, *spots[one.number]) for one in numbered if one.number in spots]
    drawn = [symbol(one.work.phase, x, y, SIZE_MM) for one, x, y in stand]
    drawn += [crossing(x, y) for one, x, y in stand if one.elsewhere]
    return drawn + [overdue(x, y) for one, x, y in stand if one.work.properties["overdue"]]


def lesser(stands: Iterable[tuple[Numbered, Spot]]) -> list[Node]:
    """Draw small symbols, whose numbers stand elsewhere."""
    return [symbol(one.work.phase, *spot, SMALL_MM) for one, spot in stands]


def forms(window: Window, numbered: Iterable[Numbered]) -> frozenset[str]:
    """Name what `shapes` and `symbols` draw, as the legend knows it."""
    found = set()
    for one in numbered:
        dimensions = shapely.get_dimensions(one.work.place)
        marks = {"overdue": one.work.properties["overdue"], "crosses": one.elsewhere}
        marks |= {"form:area": dimensions == AREA, "form:line": dimensions == 1}
        marks["form:radius"] = dimensions != AREA and _radius(window, one) > SYMBOL_MM / 2
        found |= {f"phase:{one.work.phase}", *(name for name, is_there in marks.items() if is_there)}
    return frozenset(found)


def overdue(x: float, y: float) -> Node:
    """Draw the mark of a promise that has passed, at the upper right of the symbol at a spot."""
    return warning(x + SYMBOL_MM / 2, y - SYMBOL_MM / 2, WARNING_MM)


def crossing(x: float, y: float) -> Node:
    """Draw the mark of a work that lies in other districts as well, below the symbol at a spot."""
    data = "M-1.2 0h2.4M-.7-.5l-.5.5.5.5M.7-.5l.5.5-.5.5"
    parts = (node("path", class_=role, d=data) for role in ("crosses-case", "crosses"))
    return node("g", *parts, transform=f"translate({x:.2f} {y + BELOW_MM:.2f})")


def _near(window: Window, shape: BaseGeometry | None, bleed_mm: float) -> BaseGeometry:
    """Bring a shape onto paper, cut so far outside the frame that nothing drawn round it runs along the edge."""
    if shape is None:
        return shapely.Point()
    wide = shapely.buffer(window.ground, (BLEED_MM + bleed_mm) * window.metres_per_mm, join_style="mitre")
    kept = shapely.clip_by_rect(shape, *wide.bounds)
    return shapely.simplify(window.whole(kept), FINEST_MM)


def _is(shape: BaseGeometry, dimensions: int) -> bool:
    return not shape.is_empty and bool(shapely.get_dimensions(shape) == dimensions)


def _radius(window: Window, one: Numbered) -> float:
    """Give the radius within which the true place lies, mm."""
    return float(one.work.properties["precision_m"] or 0) / window.metres_per_mm


def _reach(window: Window, one: Numbered, shape: BaseGeometry) -> list[Node]:
    """Draw how far the true place may lie from the drawn one, where the symbol does not cover that.

    An area is drawn as large as that radius.
    """
    radius = _radius(window, one)
    if shape.is_empty or _is(shape, AREA) or radius <= SYMBOL_MM / 2:
        return []
    if not _is(shape, 0):
        return traced(shapely.buffer(shapely.simplify(shape, radius / 20), radius, quad_segs=8), "reach")
    return [
        node("circle", class_="reach", r=f"{radius:.2f}", cx=f"{x:.2f}", cy=f"{y:.2f}")
        for x, y in shapely.get_coordinates(shape).tolist()
    ]


def _areas(areas: Iterable[tuple[BaseGeometry, str]]) -> list[Node]:
    """Draw areas, the largest first; what several works of a phase have in common is drawn once."""
    drawn: list[Node] = []
    within = Counter[bytes]()
    for shape, phase in sorted(dict.fromkeys(areas), key=lambda pair: (-pair[0].area, pair[1])):
        same = shapely.to_wkb(shape)
        drawn += _area(shape, phase, EDGE_MM + within[same] * BESIDE_MM)
        within[same] += 1
    return drawn


def _area(shape: BaseGeometry, phase: str, inside_mm: float) -> list[Node]:
    """Draw an area, with its outline inside its edge: where two meet, or are the same, both are seen."""
    within = shapely.buffer(shape, -inside_mm, join_style="mitre")
    edge = shape if within.is_empty else within
    return [
        *traced(hatched(shape, phase), f"hatch-{phase}"),
        *traced(edge, "edge-case"),
        *traced(edge, f"edge-{phase}"),
    ]


def _line(stripe: Stripe) -> list[Node]:
    roles = (f"route-case case-{stripe.step}", f"route-{stripe.one.work.phase} wide-{stripe.step}")
    return [part for role in roles for part in traced(stripe.shape, role)]
