"""A class of an overlay as it is drawn: filled and hatched areas, lines, points."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import shapely

from mapapp.paper.leaf.grid import FINEST_MM, Gridded, Shapes
from mapapp.paper.leaf.scanned import ACROSS, DOWN, Scanned
from mapapp.paper.leaf.style import ALONE, Style
from mapapp.paper.leaf.tints import WHITE, Corners, Tint, hatch, mark, tint
from mapapp.paper.window import Window
from mapapp.portrait.svg import Node, node

AREA, LINE, POINT = 2, 1, 0
"""Dimensions of a shape."""
HATCH_MM, DOT_MM = 0.12, 0.24
OUTLINE_MM = 0.3
"""Areas without a class are told by their edge: a basin is not water."""
EDGE_MM, MOST_EDGED = 0.1, 30_000
"""A class's areas have an edge, which a grey copy needs, unless they have more corners: then all would be edge."""
POINT_MM: Final = (2.0, 1.6, 0.9)
"""White round a point, its rim, and what is filled: small beside the symbols of works, which have numbers."""
CORNERED_MM: Final = (1.0, 0.3)
"""Of a mark with corners: the white stroke round it, and its rim."""
ROUND: Final = {"stroke_linecap": "round", "fill": "none"}


class Patch(NamedTuple):
    """Shapes of one class and of one kind.

    Parameters
    ----------
    shapes : array of shapely geometries
        Polygons, lines or points; EPSG:3826.
    dimension : int
    facts : mapping
        Of the class: ``number`` ``colour`` ``hatch``.
    style : Style
        Of the overlay.
    """

    shapes: Shapes
    dimension: int
    facts: Mapping[str, Any]
    style: Style = ALONE


def drawn(patch: Patch, window: Window, *, grey: bool) -> list[Node]:
    """Draw a class in a window."""
    look = tint(patch.facts["colour"], grey=grey)
    if patch.dimension == POINT:
        inner = WHITE if patch.facts["number"] is None else look.fill
        return _points(patch, window, (WHITE, look.line, inner))
    gridded = Gridded.of(patch.shapes, window, is_area=patch.dimension == AREA)
    if patch.dimension == LINE or patch.facts["number"] is None:
        width = OUTLINE_MM * (2 if patch.dimension == LINE else 1)
        dash = _dashed(patch.style.dash, gridded.step_mm)
        parts = [node("path", d=gridded.path(), **_stroke(look.line, width, gridded.step_mm) | dash)]
    else:
        edge = _stroke(look.edge, EDGE_MM, gridded.step_mm) if len(gridded.run) <= MOST_EDGED else {}
        filled = node("path", d=gridded.path(), **edge | {"fill": look.fill})
        parts = [filled, *_hatched(gridded, patch.facts["hatch"], look)]
    return [node("g", *parts, transform=f"scale({gridded.step_mm:g})")]


def _hatched(areas: Gridded, name: str, look: Tint) -> list[Node]:
    found, step_mm = hatch(name), areas.step_mm
    apart = {kind: max(1, round(far / step_mm)) for kind, far in found.items()}
    lines = {"down": DOWN, "across": ACROSS}
    paths = [Scanned.of(areas, axis, apart[kind]).path(axis) for kind, axis in lines.items() if kind in apart]
    parts = [node("path", d=path, **_stroke(look.line, HATCH_MM, step_mm)) for path in paths if path]
    if "dots" in apart:
        dots = Scanned.of(areas, ACROSS, apart["dots"]).dots(apart["dots"])
        parts += [node("path", d=dots, **_stroke(look.line, DOT_MM, step_mm))] if dots else []
    return parts


def _points(patch: Patch, window: Window, colours: tuple[str, str, str]) -> list[Node]:
    """Draw points; several in one step are one mark."""
    spots = shapely.get_coordinates(patch.shapes)
    steps = np.rint((spots - (window.west, window.north)) * (1, -1) / window.metres_per_mm / FINEST_MM)
    corners = mark(patch.style.mark)
    data = "".join(f"M{x} {y}{_steps(corners)}" for x, y in np.unique(steps.astype(np.int64), axis=0).tolist())
    parts = _cornered(data, colours) if corners else _round(data, colours)
    return [node("g", *parts, transform=f"scale({FINEST_MM:g})")]


def _round(data: str, colours: tuple[str, str, str]) -> list[Node]:
    strokes = zip(colours, POINT_MM, strict=True)
    return [node("path", d=data, **_stroke(colour, width, FINEST_MM)) for colour, width in strokes]


def _cornered(data: str, colours: tuple[str, str, str]) -> list[Node]:
    around, rim, inner = colours
    white, line = CORNERED_MM
    fill = _stroke(rim, line, FINEST_MM) | {"fill": inner}
    return [node("path", d=data, **_stroke(around, white, FINEST_MM)), node("path", d=data, **fill)]


@cache
def _steps(corners: Corners) -> str:
    """Write a mark's outline from its middle, in steps; a dot where it has no corners."""
    if not corners:
        return "h.01"
    ways = np.diff(np.array([(0.0, 0.0), *corners]), axis=0) / FINEST_MM
    (x, y), *others = ways.round(2).tolist()
    return f"m{x:g} {y:g}" + "".join(f"l{x:g} {y:g}" for x, y in others) + "z"


def _dashed(dash: str, step_mm: float) -> dict[str, str]:
    lengths = " ".join(f"{float(one) / step_mm:g}" for one in dash.split())
    return {"stroke_dasharray": lengths, "stroke_linecap": "butt"} if dash else {}


def _stroke(colour: str, width_mm: float, step_mm: float) -> dict[str, str]:
    return ROUND | {"stroke": colour, "stroke_width": f"{width_mm / step_mm:.3g}"}
