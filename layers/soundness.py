"""Sound outlines: what a file draws across itself, or a projection bends by a hair, cannot be measured or cut."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]


def mended(shapes: Shapes) -> Shapes:
    """Make unsound outlines sound; what they enclose stays, and no line or point is left of an area.

    Parameters
    ----------
    shapes : ndarray of shapely geometries or None, shape (n,)

    Examples
    --------
    >>> hourglass = shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    >>> mended(np.array([hourglass, None]))[0].area
    2.0
    """
    unsound = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    if not unsound.any():
        return shapes
    found = shapes.copy()
    found[unsound] = shapely.make_valid(shapes[unsound], method="structure", keep_collapsed=False)
    return found
