"""The hatches by which areas of different phases are told apart without colour: lines of our own, cut at the edge."""

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

HATCHES = {
    "planned": ((135.0, 1.5),),
    "building": ((45.0, 0.9),),
    "done": ((0.0, 0.9),),
    "stopped": ((45.0, 2.0), (135.0, 2.0)),
    "unstated": ((0.0, 1.2),),
}
"""Phase to angle (degrees, from the right towards below) and distance (mm) of its lines; dashes are the look's."""
BAND_MM = 3.0
"""A wide area is hatched along its edge only, as on maps of planning law: what lies in it stays legible."""


def hatched(area: BaseGeometry, phase: str) -> BaseGeometry:
    """Give the lines of a phase's hatch in an area.

    The lines run on one raster over the whole map, so that two neighbouring areas of a phase look alike.

    Parameters
    ----------
    area : shapely geometry
        mm.
    phase : str
    """
    band = shapely.difference(area, shapely.buffer(area, -BAND_MM, quad_segs=2))
    lines = [line for angle, apart in HATCHES[phase] for line in _raster(band, angle, apart)]
    return shapely.intersection(shapely.MultiLineString(lines), band)


def _raster(shape: BaseGeometry, angle: float, apart: float) -> list[list[tuple[float, float]]]:
    """List parallel lines across the bounds of a shape."""
    if shape.is_empty:
        return []
    west, top, east, bottom = shape.bounds
    along = np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))])
    across = np.array([-along[1], along[0]])
    corners = np.array([(x, y) for x in (west, east) for y in (top, bottom)])
    near, far = corners @ across, corners @ along
    steps = np.arange(math.ceil(near.min() / apart), math.floor(near.max() / apart) + 1) * apart
    # dashes begin on one raster too
    start, end = math.floor(far.min() / apart) * apart, far.max()
    return [[tuple(across * step + along * start), tuple(across * step + along * end)] for step in steps.tolist()]
