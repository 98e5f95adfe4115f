"""What numbers keep clear of, wherever the other numbers stand: symbols and their marks, lines, insets, the frame."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import BOX, LINE, Bools, Floats, Rows, boxes_meet, lines_meet_boxes
from mapapp.paper.leaf.spread import BELOW_MM, EDGE_MM, SYMBOL_MM, WARNING_MM, Spot
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

COVERS = 10_000.0
"""A number over another or over a symbol hides it: everything else is cheaper."""
ON_TAKEN = 1_000.0
THROUGH = 300.0
"""A leader line under another number: it can be read, but a hasty eye follows the wrong line."""
CROSSES = 40.0
"""Two leader lines that cross, or one through a strange symbol: a way round of eighty millimetres is not better."""
ON_ROUTE = 6.0
"""A number on a work's line: a leader line of six millimetres is better, a longer one is worse."""
STRANGE = 1.0
"""Beside its own symbol, but nearly as near to another: a reader may take it for the other's."""
GAP_MM = 0.3
"""Between two numbers, and between a number and a strange symbol."""
NEARLY_MM = 1.0
_CORNER, _HALF = SYMBOL_MM / 2, WARNING_MM / 2
OVERDUE = (_CORNER - _HALF, -_CORNER - _HALF, _CORNER + _HALF, -_CORNER + _HALF)
CROSSING = (-1.3, BELOW_MM - 0.6, 1.3, BELOW_MM + 0.6)
"""Round a symbol's middle, mm: where `works.overdue` and `works.crossing` draw their marks."""
LINEAR, AREAL = 1, 2


class Obstacles:
    """What numbers keep clear of on one map.

    Parameters
    ----------
    window : Window
    stands : sequence of (Numbered, (float, float))
        Each work whose symbol stands on the map, and the symbol's middle, mm.
    taken : shapely geometry
        What no number should cover, mm.
    """

    def __init__(self, window: Window, stands: Sequence[tuple[Numbered, Spot]], taken: BaseGeometry) -> None:
        self._window = window
        middles = np.array([spot for _, spot in stands], dtype=np.float64).reshape(-1, 2)
        self._symbols = np.hstack([middles - SYMBOL_MM / 2, middles + SYMBOL_MM / 2])
        overdue = np.array([bool(one.work.properties.get("overdue")) for one, _ in stands], dtype=bool)
        crossing = np.array([bool(one.elsewhere) for one, _ in stands], dtype=bool)
        corners = np.tile(middles, 2)
        self._marks = np.vstack([corners[overdue] + OVERDUE, corners[crossing] + CROSSING])
        parts = shapely.get_parts(taken)
        self._taken = shapely.STRtree(parts)
        self._areas = shapely.STRtree(parts[shapely.get_dimensions(parts) == AREAL])
        lines = [one.work.place for one, _ in stands if shapely.get_dimensions(one.work.place) == LINEAR]
        self._routes = shapely.STRtree([window.seen(line) for line in lines])

    def inside(self, figures: Floats) -> Bools:
        """Tell which places are wholly inside the frame."""
        keep = EDGE_MM - 1e-9
        west, top, east, bottom = figures[:, BOX].T
        across = (west >= keep) & (east <= self._window.width_mm - keep)
        return np.asarray(across & (top >= keep) & (bottom <= self._window.height_mm - keep))

    def costs(self, rows: Rows, figures: Floats) -> Floats:
        """Give what each of some places costs a number that may stand there.

        Parameters
        ----------
        rows : array of shape (n,)
            Of each number's own symbol, among those that stand on the map.
        figures : array of shape (n, 8)
            As `clash` has them.

        Returns
        -------
        array of shape (n,)
        """
        boxes, lines = figures[:, BOX], figures[:, LINE]
        own = np.arange(len(rows)), rows
        through, strange = lines_meet_boxes(lines, self._symbols), boxes_meet(boxes, self._symbols, NEARLY_MM)
        through[own] = strange[own] = False
        lone = strange.any(axis=1) & np.isnan(lines[:, 0])
        return np.asarray(
            COVERS * self.covers(rows, boxes)
            + CROSSES * through.sum(axis=1)
            + STRANGE * lone
            + self._drawn(boxes, lines)
        )

    def covers(self, rows: Rows, boxes: Floats) -> Bools:
        """Tell which boxes would cover a symbol or a mark; to its own symbol a number may come nearer."""
        covered = boxes_meet(boxes, self._symbols, GAP_MM)
        covered[np.arange(len(rows)), rows] = False
        own = self._symbols[rows]
        over = (
            (boxes[:, 0] < own[:, 2])
            & (own[:, 0] < boxes[:, 2])
            & (boxes[:, 1] < own[:, 3])
            & (own[:, 1] < boxes[:, 3])
        )
        return np.asarray(covered.any(axis=1) | over | boxes_meet(boxes, self._marks).any(axis=1))

    def _drawn(self, boxes: Floats, lines: Floats) -> Floats:
        """Give what places cost because of other things that are drawn there."""
        shapes = shapely.box(*boxes.T)
        costs = np.zeros(len(boxes))
        costs[self._taken.query(shapes, "intersects")[0]] += ON_TAKEN
        costs[self._routes.query(shapes, "intersects")[0]] += ON_ROUTE
        led = np.flatnonzero(~np.isnan(lines[:, 0]))
        if len(led) and len(self._areas):
            leaders = shapely.linestrings(lines[led].reshape(-1, 2, 2))
            costs[led[self._areas.query(leaders, "intersects")[0]]] += CROSSES
        return costs
