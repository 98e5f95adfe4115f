"""Places inside an area at which its name may stand."""

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]
TRIES = 7
"""A name is tried at so many by so many places."""


def middles(area: BaseGeometry) -> Floats:
    """List places inside the largest part of an area, those farthest from its edge first.

    Returns
    -------
    array of shape (n, 2)
        x and y, as the area has them; none where the area is nothing.
    """
    if area.is_empty:
        return np.empty((0, 2))
    largest = max(shapely.get_parts(area), key=lambda part: float(part.area))
    west, low, east, high = largest.bounds
    steps = (np.arange(TRIES) + 0.5) / TRIES
    x, y = (axis.ravel() for axis in np.meshgrid(west + steps * (east - west), low + steps * (high - low)))
    kept = shapely.contains_xy(largest, x, y)
    spots = np.column_stack([x[kept], y[kept]])
    far = shapely.distance(shapely.points(spots), shapely.boundary(largest))
    return np.asarray(spots[np.argsort(-far, kind="stable")])
