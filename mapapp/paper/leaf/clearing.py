"""Where on a map a rectangle covers least."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.clash import Floats
from mapapp.paper.leaf.spread import EDGE_MM, Spot
from mapapp.paper.window import Window

CELL_MM = 2.0
ON_AREA, ON_WORK = 1.0, 2.0
"""What a cell costs that lies inside the sheet's area, or on a work: better none of either, but the first rather."""
FROM_CORNER = 0.1
"""What a millimetre from the nearest corner costs, in cells."""


@dataclass(frozen=True)
class Clearing:
    """What a map holds that may be covered, if need be, and what may not.

    Parameters
    ----------
    leaf : Window
    area : shapely geometry
        Of the sheet, mm.
    works : iterable of shapely geometry
        Their lines and areas, mm.
    kept : shapely geometry
        What may not be covered, mm.
    """

    leaf: Window
    area: BaseGeometry
    works: Iterable[BaseGeometry]
    kept: BaseGeometry

    def corner(self, size_mm: tuple[float, float], beside: BaseGeometry) -> Spot | None:
        """Give the upper left corner of a rectangle where it covers least; None where there is no room for it.

        Parameters
        ----------
        size_mm : (float, float)
            Width and height.
        beside : shapely geometry
            What this one may not cover either, mm.
        """
        width, height = size_mm
        columns, rows = (int(np.ceil(side / CELL_MM)) for side in size_mm)
        dear, kept = _summed(self._dear, columns, rows), _summed(self._full + self._met(beside), columns, rows)
        if not kept.size or kept.min() > 0:
            return None
        y, x = np.meshgrid(*(np.arange(count) * CELL_MM + EDGE_MM for count in kept.shape), indexing="ij")
        # a rectangle that fills the last cell only in part stands at the edge itself
        x = np.minimum(x, self.leaf.width_mm - EDGE_MM - width)
        y = np.minimum(y, self.leaf.height_mm - EDGE_MM - height)
        away = np.minimum(x, self.leaf.width_mm - width - x) + np.minimum(y, self.leaf.height_mm - height - y)
        cost = np.where(kept > 0, np.inf, dear + FROM_CORNER * away)
        row, column = np.unravel_index(int(cost.argmin()), cost.shape)
        return round(float(x[row, column]), 3), round(float(y[row, column]), 3)

    @cached_property
    def _dear(self) -> Floats:
        return ON_AREA * self._met(self.area) + ON_WORK * self._met(shapely.union_all(list(self.works)))

    @cached_property
    def _full(self) -> Floats:
        return self._met(self.kept)

    @cached_property
    def _cells(self) -> npt.NDArray[np.object_]:
        across, down = (
            np.arange(EDGE_MM, side - EDGE_MM, CELL_MM) for side in (self.leaf.width_mm, self.leaf.height_mm)
        )
        west, top = np.meshgrid(across, down)
        return np.asarray(shapely.box(west, top, west + CELL_MM, top + CELL_MM))

    def _met(self, shape: BaseGeometry) -> Floats:
        shapely.prepare(shape)
        return np.asarray(shapely.intersects(shape, self._cells), dtype=np.float64)


def _summed(cells: Floats, columns: int, rows: int) -> Floats:
    """Sum each rectangle of cells, by the sums of all that begin in the upper left corner."""
    sums = np.pad(cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    if rows >= len(sums) or columns >= len(sums[0]):
        return np.empty((0, 0))
    return np.asarray(sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns])
