"""Where the symbols stand on paper: at their places, and beside each other where places coincide."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

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
RING_MM = 0.6
FARTHEST_MM = 15.0
"""A symbol looks for room so far round its place: thirty of them at one point find it."""


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
    taken = np.empty((0, 2))
    stands: dict[int, Spot] = {}
    for one in sorted(numbered, key=lambda one: (one.work.properties["precision_m"], one.number)):
        true = _true(window, one)
        if 0 <= true[0] <= window.width_mm and 0 <= true[1] <= window.height_mm:
            x, y = _nearest(window, true, taken)
            stands[one.number] = x, y
            taken = np.vstack([taken, [(x, y)]])
    return dict(sorted(stands.items()))


def hairs(window: Window, numbered: Sequence[Numbered]) -> dict[int, tuple[Spot, Spot]]:
    """Give a hair line, true place to symbol, mm, for each symbol that was moved farther than its place is known."""
    by_number = {one.number: one for one in numbered}
    lines = {}
    for number, stands in spread(window, numbered).items():
        true = _true(window, by_number[number])
        known_mm = by_number[number].work.properties["precision_m"] / window.metres_per_mm
        if math.dist(true, stands) > max(known_mm, SYMBOL_MM / 2):
            lines[number] = true, stands
    return lines


def _true(window: Window, one: Numbered) -> Spot:
    at = window.whole(one.at)
    return at.x, at.y


def _nearest(window: Window, true: Spot, taken: npt.NDArray[np.float64]) -> Spot:
    keep = EDGE_MM + SYMBOL_MM / 2
    for steps in (ROUND[:1], ROUND):
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
    for ring in range(1, int(FARTHEST_MM / RING_MM) + 1):
        count = 6 * ring
        steps += [
            (ring * RING_MM * math.cos(turn), ring * RING_MM * math.sin(turn))
            for turn in (2 * math.pi * step / count for step in range(count))
        ]
    return np.array(steps)


ROUND = _round()
