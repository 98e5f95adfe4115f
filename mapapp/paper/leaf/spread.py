"""Where the symbols stand on paper: at their places, and beside each other where places coincide."""

import itertools
import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

Floats = npt.NDArray[np.float64]
Spot = tuple[float, float]
"""Millimetres from the map's upper left corner: x to the right, y downwards."""
SYMBOL_MM = 3.4
"""A symbol's width and height."""
APART_MM = SYMBOL_MM + 0.4
"""Middles that are so far apart leave white between two symbols."""
WARNING_MM, BELOW_MM = 2.0, SYMBOL_MM / 2 + 0.2
"""A broken promise is marked on a symbol's upper right corner, other districts so far below its middle."""
OVERDUE_MM, CROSSING_MM = 1.2, 0.6
"""How much more room a symbol takes that bears the mark of a broken promise, or of other districts."""
NOTHING = shapely.GeometryCollection()
EDGE_MM = 2.0
"""What is read keeps so far from the frame."""
RINGS_MM = (*(0.6 * ring for ring in range(1, 26)), *(15 + 1.2 * ring for ring in range(1, 28)))
"""A symbol looks for room so far round its place: a hundred of them find it even in a corner."""


def spread(window: Window, numbered: Sequence[Numbered], taken: BaseGeometry = NOTHING) -> dict[int, Spot]:
    """Say where the symbol of each work stands that stands inside a window: none hides another.

    Who is known best keeps its place, and the others stand round it as near as there is room; one at the
    very edge moves inwards, so that the frame cuts nothing off.

    Parameters
    ----------
    window : Window
    numbered : sequence of Numbered
        Those whose ``at`` lies outside the window are left out of the answer.
    taken : shapely geometry
        Where no symbol may stand, mm: insets, and the frames of what they show.

    Returns
    -------
    dict of int to (float, float)
        Number to the symbol's middle, mm.
    """
    trues = {one.number: true for one, true in zip(numbered, _trues(window, numbered), strict=True)}
    full, others = shapely.buffer(taken, SYMBOL_MM / 2), np.empty((0, 3))
    shapely.prepare(full)
    stands: dict[int, Spot] = {}
    for one in sorted(numbered, key=lambda one: (one.work.properties["precision_m"], one.number)):
        x, y = trues[one.number]
        if 0 <= x <= window.width_mm and 0 <= y <= window.height_mm:
            room = _room(one)
            stands[one.number] = _nearest(window, (x, y), others + np.array([0, 0, room]), full)
            others = np.vstack([others, [*stands[one.number], room]])
    return dict(sorted(stands.items()))


def hairs(window: Window, numbered: Sequence[Numbered], taken: BaseGeometry = NOTHING) -> dict[int, tuple[Spot, Spot]]:
    """Give a hair line, true place to symbol, mm, for each symbol that stands farther off than its place is known."""
    return astray(window, numbered, spread(window, numbered, taken))


def astray(window: Window, numbered: Sequence[Numbered], spots: Mapping[int, Spot]) -> dict[int, tuple[Spot, Spot]]:
    """Give those hair lines where it is known already at which spots the symbols stand."""
    lines = {}
    for one, true in zip(numbered, _trues(window, numbered), strict=True):
        stands = spots.get(one.number, true)
        known_mm = max(one.work.properties["precision_m"] / window.metres_per_mm, SYMBOL_MM / 2)
        if math.dist(true, stands) <= known_mm:
            continue
        # a symbol that moved along its own line, or within its own area, still stands on it
        if shapely.distance(window.whole(one.work.place), shapely.Point(stands)) > known_mm:
            lines[one.number] = true, stands
    return dict(sorted(lines.items()))


def _trues(window: Window, numbered: Sequence[Numbered]) -> list[Spot]:
    points = shapely.get_coordinates(window.whole(shapely.GeometryCollection([one.at for one in numbered])))
    return [(float(x), float(y)) for x, y in points]


def _room(one: Numbered) -> float:
    """Give how far round its middle a symbol and its marks reach, mm."""
    marked = OVERDUE_MM if one.work.properties.get("overdue") else CROSSING_MM if one.elsewhere else 0.0
    return APART_MM / 2 + marked


def _nearest(window: Window, true: Spot, others: Floats, full: BaseGeometry) -> Spot:
    """Find room for a symbol; others have x, y, and how far from them its middle stands."""
    keep = EDGE_MM + SYMBOL_MM / 2
    widest, best = -np.inf, true
    for first, last in itertools.pairwise(STAGES):
        spots = np.clip(true + ROUND[first:last], keep, np.array([window.width_mm, window.height_mm]) - keep).round(3)
        within = np.abs(spots - true).max() + others[:, 2]
        near = others[(np.abs(others[:, :2] - true) < within[:, None]).all(axis=1)]
        towards = spots[:, None] - near[:, :2]
        gaps = (np.hypot(towards[..., 0], towards[..., 1]) - near[:, 2]).min(axis=1, initial=0.0)
        gaps = np.where(shapely.contains_xy(full, *spots.T), -np.inf, gaps)
        # the first of the widest gaps is the nearest; a gap wide enough is as good as any wider
        if gaps.max() > widest:
            widest, best = gaps.max(), (float(spots[gaps.argmax()][0]), float(spots[gaps.argmax()][1]))
        if widest >= 0:
            break
    return best


def _round() -> Floats:
    """List steps away from a place, nearest first; each ring begins in the east."""
    steps = [(0.0, 0.0)]
    for before, ring in itertools.pairwise((0.0, *RINGS_MM)):
        count = round(2 * math.pi * ring / (ring - before))
        turns = (2 * math.pi * step / count for step in range(count))
        steps += [(ring * math.cos(turn), ring * math.sin(turn)) for turn in turns]
    return np.array(steps)


ROUND = _round()
STAGES = (0, 1, 284, 800, 2000, len(ROUND))
"""Of these steps so many are looked at together: mostly the first has room, or one of those within five millimetres."""
