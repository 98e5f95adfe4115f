"""Where a number may stand: beside its symbol, in rings round it, and anywhere on the map."""

import math

import numpy as np

from mapapp.paper.leaf.clash import Floats
from mapapp.paper.leaf.spread import EDGE_MM, SYMBOL_MM, Spot
from mapapp.paper.window import Window

HEIGHT_MM = 3.2
DIGIT_MM, AROUND_MM = 1.5, 1.4
"""Of a number at 6.5 to 7 pt bold: a digit's width, and the white round it."""
BESIDE_MM = 0.3
"""Between a symbol and the number beside it."""
SIDES = ((1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""Right first, as one reads; then above and below it, then left (after Imhof 1962)."""
SIDE_COST = 0.1
"""What each later side costs, where a leader line costs `LEADER_COST` and a millimetre of it `LEADER_MM_COST`."""
LEADER_COST, LEADER_MM_COST = 3.0, 0.5
RINGS_MM = (5.5, 7.0, 9.0, 11.5, 14.5, 18.0, 22.0, 27.0)
"""Middles of numbers round the middle of a symbol."""
TURNS = 16
BETWEEN_MM = 0.5
"""Numbers that find no room in the rings stand in rows and columns, so far apart."""


def width(number: int) -> float:
    """Give how wide a number is, mm."""
    return DIGIT_MM * len(str(number)) + AROUND_MM


def beside(number: int, symbol: Spot) -> tuple[Floats, Floats]:
    """List the eight places beside a symbol.

    Returns
    -------
    figures : array of shape (8, 8)
        As `clash` has them.
    costs : array of shape (8,)
    """
    wide, high = (width(number) + SYMBOL_MM) / 2 + BESIDE_MM, (HEIGHT_MM + SYMBOL_MM) / 2 + BESIDE_MM
    # at a corner the symbol is round: the number comes a little nearer from above and below
    middles = np.array([(x * wide, y * high * (0.6 if x else 1.0)) for x, y in SIDES]) + symbol
    return _figures(number, middles), np.array([side * SIDE_COST for side in range(len(SIDES))])


def in_rings(number: int, symbol: Spot) -> tuple[Floats, Floats]:
    """List places in rings round a symbol, each with its leader line; shapes as those of `beside`."""
    turns = [2 * math.pi * (step + 0.5) / TURNS for step in range(TURNS)]
    middles = np.array([(far * math.cos(turn), far * math.sin(turn)) for far in RINGS_MM for turn in turns])
    return led(number, middles + symbol, symbol)


def anywhere(number: int, symbol: Spot, window: Window) -> tuple[Floats, Floats]:
    """List places all over a map, up to its margins, each with its leader line; shapes as those of `beside`."""
    wide, high = width(number), HEIGHT_MM
    across = np.arange(EDGE_MM + wide / 2, window.width_mm - EDGE_MM - wide / 2, wide + BETWEEN_MM)
    down = np.arange(EDGE_MM + high / 2, window.height_mm - EDGE_MM - high / 2, high + BETWEEN_MM)
    middles = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    return led(number, middles[np.hypot(*(middles - symbol).T) >= RINGS_MM[0]], symbol)


def led(number: int, middles: Floats, symbol: Spot) -> tuple[Floats, Floats]:
    """Give the places that stand at some middles, array of shape (n, 2), each with its leader line; as `beside`."""
    figures = _figures(number, middles)
    towards = middles - symbol
    far = np.hypot(*towards.T)[:, None]
    starts = symbol + towards / far * (SYMBOL_MM / 2)
    ends = np.clip(np.broadcast_to(symbol, middles.shape), figures[:, 0:2], figures[:, 2:4])
    figures[:, 4:8] = np.hstack([starts, ends])
    return figures, LEADER_COST + LEADER_MM_COST * np.asarray(np.hypot(*(ends - starts).T), dtype=np.float64)


def _figures(number: int, middles: Floats) -> Floats:
    half = np.array([width(number), HEIGHT_MM]) / 2
    return np.hstack([middles - half, middles + half, np.full((len(middles), 4), np.nan)])
