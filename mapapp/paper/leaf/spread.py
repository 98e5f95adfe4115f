"""Where the symbols stand on paper: at their places, and beside each other where places coincide."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

Spot = tuple[float, float]
"""Millimetres from the map's upper left corner: x to the right, y downwards."""
SYMBOL_MM = 3.4
"""A symbol's width and height."""
APART_MM = SYMBOL_MM + 0.4
"""Middles that are so far apart leave white between two symbols."""
EDGE_MM = 2.0
"""What is read keeps so far from the frame."""
RINGS_MM = (*(0.6 * ring for ring in range(1, 26)), *(15 + 1.2 * ring for ring in range(1, 28)))
"""A symbol looks for room so far round its place: a hundred of them find it even in a corner."""


def spread(window: Window, numbered: Sequence[Numbered]) -> dict[int, Spot]:
    """Say where the symbol of each work stands that stands inside a window: none hides another.

    Who is known best keeps its place, and the others stand round it as near as there is room; one at the
    very edge moves inwards, so that the frame cuts nothing off.

    Parameters
    ----------
    window : Window
    numbered : sequence of Numbered
        Those whose ``at`` lies outside the window are left out of the answer.

    Returns
    -------
    dict of int to (float, float)
        Number to the symbol's middle, mm.
    """
    trues = {one.number: true for one, true in zip(numbered, _trues(window, numbered), strict=True)}
    taken = np.empty((0, 2))
    stands: dict[int, Spot] = {}
    for one in sorted(numbered, key=lambda one: (one.work.properties["precision_m"], one.number)):
        x, y = trues[one.number]
        if 0 <= x <= window.width_mm and 0 <= y <= window.height_mm:
            stands[one.number] = _nearest(window, trues[one.number], taken)
            taken = np.vstack([taken, [stands[one.number]]])
    return dict(sorted(stands.items()))


def hairs(window: Window, numbered: Sequence[Numbered]) -> dict[int, tuple[Spot, Spot]]:
    """Give a hair line, true place to symbol, mm, for each symbol that stands farther off than its place is known."""
    by_number = {one.number: one for one in numbered}
    lines = {}
    for number, stands in spread(window, numbered).items():
        one = by_number[number]
        known_mm = max(one.work.properties["precision_m"] / window.metres_per_mm, SYMBOL_MM / 2)
        # a symbol that moved along its own line, or within its own area, still stands on it
        if shapely.distance(window.whole(one.work.place), shapely.Point(stands)) > known_mm:
            lines[number] = _trues(window, [one])[0], stands
    return lines


def _trues(window: Window, numbered: Sequence[Numbered]) -> list[Spot]:
    points = shapely.get_coordinates(window.whole(shapely.GeometryCollection([one.at for one in numbered])))
    return [(float(x), float(y)) for x, y in points]


def _nearest(window: Window, true: Spot, taken: npt.NDArray[np.float64]) -> Spot:
    keep = EDGE_MM + SYMBOL_MM / 2
    for steps in (ROUND[:1], ROUND[:FEW], ROUND):
        spots = np.clip(true + steps, keep, np.array([window.width_mm, window.height_mm]) - keep).round(3)
        towards = spots[:, None] - taken
        apart = np.hypot(towards[..., 0], towards[..., 1]).min(axis=1, initial=APART_MM)
        if apart.max() >= APART_MM:
            break
    # the first of the widest gaps is the nearest; a gap wide enough is as good as any wider
    x, y = spots[apart.argmax()]
    return float(x), float(y)


def _round() -> npt.NDArray[np.float64]:
    """List steps away from a place, nearest first; each ring begins in the east."""
    steps = [(0.0, 0.0)]
    for before, ring in itertools.pairwise((0.0, *RINGS_MM)):
        count = round(2 * math.pi * ring / (ring - before))
        turns = (2 * math.pi * step / count for step in range(count))
        steps += [(ring * math.cos(turn), ring * math.sin(turn)) for turn in turns]
    return np.array(steps)


ROUND = _round()
FEW = 284
"""Those within five and a half millimetres; mostly there is room among them."""
