"""Shapes on the grid of a sheet's resolution: corners are whole steps, and what two areas share they share still."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import shapely

from mapapp.paper.window import Window

FINEST_MM: Final = 0.1
"""A step: half of what an eye tells apart at arm's length, and a third of the finest pen."""
MOST_CORNERS: Final = 100_000
"""Of one class on one map; where the outlines are longer than so many steps, the steps are longer."""
RING: Final = 4
"""Corners of the least ring: three, and the first again."""
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Gridded:
    """Rings or lines, in steps from the map's upper left corner, x to the right, y downwards.

    Parameters
    ----------
    corners : array of shape (n, 2)
        A ring's last corner is its first.
    run : array of shape (n,)
        Which ring or line a corner is of, ascending.
    owner : array of shape (n,)
        Which shape it is of.
    step_mm : float
    """

    corners: Ints
    run: Ints
    owner: Ints
    step_mm: float

    @classmethod
    def of(cls, shapes: Shapes, window: Window, *, is_area: bool) -> Self:
        """Put polygons or lines of EPSG:3826 on a grid.

        What falls into one step vanishes, and corners that lie on a straight line are left out. Rings turn one way and
        holes the other, so that all of them can be filled as one path by the non-zero rule.
        """
        runs, owners = _runs(shapes) if is_area else (shapes, np.arange(len(shapes)))
        step_mm = _step(runs, window)
        corners, run = shapely.get_coordinates(runs, return_index=True)
        gridded = np.rint(_mm(corners, window) / step_mm).astype(np.int64)
        kept = np.flatnonzero(_moves(gridded, run))
        kept = kept[~_is_between(gridded[kept], run[kept])]
        sizes = np.bincount(run[kept], minlength=len(runs))
        kept = kept[sizes[run[kept]] >= (RING if is_area else 2)]
        return cls(gridded[kept], run[kept], np.asarray(owners)[run[kept]], step_mm)

    @property
    def begins(self) -> Bools:
        """Whether each corner is the first of its ring or line."""
        return _begins(self.run)

    def path(self) -> str:
        """Write all of it as the data of one path, in steps: the way from corner to corner."""
        begins = self.begins
        ways = np.diff(self.corners, axis=0, prepend=0)
        ways[begins] = self.corners[begins]
        said = list(map(str, ways.ravel().tolist()))
        for first in np.flatnonzero(begins).tolist():
            said[2 * first] = f"M{said[2 * first]}"
            said[2 * first + 1] += "l"
        return " ".join(said)


def _runs(polygons: Shapes) -> tuple[Shapes, Ints]:
    rings, owners = shapely.get_rings(shapely.orient_polygons(polygons), return_index=True)
    return rings, owners


def _step(runs: Shapes, window: Window) -> float:
    """Choose a step: on a grid no outline has more corners than it is steps long, across and along."""
    fewest = float(shapely.length(runs).sum()) / window.metres_per_mm / MOST_CORNERS
    return FINEST_MM if shapely.get_num_coordinates(runs).sum() <= MOST_CORNERS else max(FINEST_MM, round(fewest, 3))


def _mm(corners: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    return np.asarray((corners - (window.west, window.north)) * (1, -1) / window.metres_per_mm)


def _begins(run: Ints) -> Bools:
    return np.concatenate([np.ones(len(run[:1]), dtype=bool), run[1:] != run[:-1]])


def _moves(corners: Ints, run: Ints) -> Bools:
    """Tell which corners are others than the one before."""
    same = (corners[1:] == corners[:-1]).all(axis=1)
    return np.asarray(_begins(run) | np.concatenate([np.zeros(len(run[:1]), dtype=bool), ~same]))


def _is_between(corners: Ints, run: Ints) -> Bools:
    """Tell which corners lie on the straight way from the one before to the next."""
    found = np.zeros(len(corners), dtype=bool)
    ways = np.diff(corners, axis=0)
    if len(ways) > 1:
        straight = ways[:-1, 0] * ways[1:, 1] == ways[:-1, 1] * ways[1:, 0]
        ahead = (ways[:-1] * ways[1:]).sum(axis=1) > 0
        found[1:-1] = straight & ahead & (run[2:] == run[:-2])
    return found
