"""Very many spots as few: those that share a cell of the screen become one cluster, and none is lost."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CELL_PX = 64
"""Width of a cell on the screen: a disc that a finger hits (44 px), and room round it."""
WORLD_PX = 256
"""Width of the world at zoom 0, as web maps count it (EPSG:3857)."""
MOST_LAT = 85.0511287798
"""Where the square world of web maps ends: atan(sinh(π)) in degrees."""
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Grid:
    """Spots, gathered by the cell of the screen that they stand in.

    Parameters
    ----------
    cell : array of int, shape (n,)
        For each spot the index of its cluster.
    counts : array of int, shape (k,)
        For each cluster the number of its spots, at least one.
    lons, lats : array of float, shape (k,)
        For each cluster the mean of its spots, degrees (WGS 84).
    bounds : array of float, shape (4, k)
        West, south, east and north of them.
    """

    cell: Whole
    counts: Whole
    lons: Floats
    lats: Floats
    bounds: Floats


def gather(lons: Floats, lats: Floats, zoom: float, most: int) -> Grid:
    """Gather spots by cell; each is in exactly one cluster.

    Parameters
    ----------
    lons, lats : array of float, shape (n,)
        Degrees, WGS 84.
    zoom : float
        Of web maps: the world is ``256 * 2**zoom`` pixels wide.
    most : int
        How many clusters at most: where there were more, the cells grow, each time to twice the width.
    """
    names, cell = np.unique(_cells(lons, lats, zoom), return_inverse=True)
    while zoom > 0 and names.size > most:
        zoom = max(0, zoom - 1)
        names, cell = np.unique(_cells(lons, lats, zoom), return_inverse=True)
    counts = np.bincount(cell, minlength=names.size)
    order = np.argsort(cell, kind="stable")
    firsts = np.cumsum(counts) - counts
    means = [np.bincount(cell, weights=degrees, minlength=names.size) / counts for degrees in (lons, lats)]
    lows = [np.minimum.reduceat(degrees[order], firsts) for degrees in (lons, lats)]
    highs = [np.maximum.reduceat(degrees[order], firsts) for degrees in (lons, lats)]
    # a mean of what is equal may miss it by the last bit
    middle_lons, middle_lats = np.clip(means, lows, highs)
    return Grid(cell, counts, middle_lons, middle_lats, np.array([*lows, *highs]))


def _cells(lons: Floats, lats: Floats, zoom: float) -> Floats:
    """Give the cell of the screen that each spot stands in a number of its own."""
    size = WORLD_PX * 2.0**zoom / CELL_PX
    sine = np.sin(np.radians(np.clip(lats, -MOST_LAT, MOST_LAT)))
    across = np.floor((lons + 180) / 360 * size)
    down = np.floor((0.5 - np.arctanh(sine) / (2 * np.pi)) * size)
    return np.asarray(down * (size + 1) + across)
