"""Shapes as the data of paths, in hundredths of a millimetre: finer than any printer's dot."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.svg import Node, node

AREA = 2
"""Dimensions of an area."""


def traced(shape: BaseGeometry, role: str) -> list[Node]:
    """Draw a shape as one path; nothing where the shape has no lines.

    Parameters
    ----------
    shape : shapely geometry
        Millimetres, y downwards.
    role : str
        Its classes: what a look says of them.
    """
    data = trace(shape)
    return [node("path", d=data, class_=role)] if data else []


def trace(shape: BaseGeometry) -> str:
    """Write lines and polygons, however they are nested; points draw nothing.

    Examples
    --------
    >>> trace(shapely.LineString([(0, 0), (10, 5.256)]))
    'M0 0L10 5.26'
    """
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = shapely.get_dimensions(parts) == AREA
    rings, lines = shapely.get_rings(parts[areas]), parts[shapely.get_dimensions(parts) == 1]
    return "".join(_runs(rings, "Z") + _runs(lines, ""))


def _runs(lines: npt.NDArray[np.object_], end: str) -> list[str]:
    """Write lines; of one that ends where it began the last corner is left out, and `end` says so."""
    corners, owners = shapely.get_coordinates(lines, return_index=True)
    said = [f"{x:g} {y:g}" for x, y in corners.round(2).tolist()]
    begins = np.searchsorted(owners, np.arange(len(lines) + 1)).tolist()
    short = len(end)
    return [f"M{'L'.join(said[one : other - short])}{end}" for one, other in pairwise(begins) if other > one]
