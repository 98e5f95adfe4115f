"""How much of a line lies in areas of each class, what overlaps counted once."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

MILLIMETRE = 1e-3
NEAR = 2 * MILLIMETRE
"""A segment of the joined pieces lies no farther from a piece that it is part of: its ends were moved by less."""


def measure_along(pieces: NDArray[np.object_], classes: NDArray[np.int64]) -> dict[int, float]:
    """Measure pieces of one line by class; where several lie, the deepest counts.

    Cuts of one line with two areas lie a rounding apart and are one to the millimetre. All are joined at once: a line
    that was rounded already runs beside the next, and would be counted with it.

    Parameters
    ----------
    pieces : ndarray of shapely geometries, shape (n,)
        EPSG:3826; what is no line in them does not count.
    classes : ndarray of int, shape (n,)

    Returns
    -------
    dict of int to float
        Class to metres, the deepest first.
    """
    if not len(pieces):
        return {}
    begins, ends = _segments(shapely.union_all(pieces, grid_size=MILLIMETRE))
    middles = np.asarray(shapely.points((begins + ends) / 2))
    at, hit = shapely.STRtree(middles).query(pieces, predicate="dwithin", distance=NEAR)
    deepest = np.zeros(len(middles), dtype=np.int64)
    np.maximum.at(deepest, hit, classes[at])
    lengths = np.hypot(*(ends - begins).T)
    return {one: float(lengths[deepest == one].sum()) for one in np.unique(classes)[::-1].tolist()}


def _segments(lines: shapely.Geometry) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give where each segment begins and ends, two arrays of shape (m, 2)."""
    parts = shapely.get_parts(shapely.get_parts(lines))
    parts = parts[np.asarray(shapely.get_dimensions(parts)) == 1]
    positions, owners = shapely.get_coordinates(parts, return_index=True)
    follows = owners[1:] == owners[:-1]
    return positions[:-1][follows], positions[1:][follows]
