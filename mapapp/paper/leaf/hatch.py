"""The hatches by which areas of different phases are told apart without colour: lines of our own, cut at the edge."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]


class Hatch(NamedTuple):
    """Parallel lines.

    Parameters
    ----------
    angle : float
        Degrees, from the right towards below.
    apart : float
        mm from line to line.
    period : float
        mm from dash to dash; 0 of whole lines. The look says how long a dash is.
    """

    angle: float
    apart: float
    period: float = 0.0


HATCHES = {
    "planned": (Hatch(135, 1.5, 1.5),),
    "building": (Hatch(45, 0.9),),
    "done": (Hatch(0, 0.9),),
    "stopped": (Hatch(45, 2.0), Hatch(135, 2.0)),
    "unstated": (Hatch(0, 1.2, 1.2),),
}
FINEST_MM = 0.15
"""Where a hatch ends need not be told more finely: the outline covers it."""
BAND_MM = 3.0
"""A wide area is hatched along its edge only, as on maps of planning law: what lies in it stays legible."""


def hatched(area: BaseGeometry, phase: str) -> BaseGeometry:
    """Give the lines of a phase's hatch in an area.

    Lines and dashes run on one raster over the whole map, so that neighbouring areas of a phase look alike.

    Parameters
    ----------
    area : shapely geometry
        mm.
    phase : str
    """
    plain = shapely.simplify(area, FINEST_MM)
    inner = shapely.buffer(plain, -BAND_MM, quad_segs=2)
    # a ring inside another leaves out what lies in it, as by the even-odd rule: the band needs no cutting
    rings = shapely.get_rings(shapely.get_parts([plain, inner]))
    lines = [shapely.linestrings(_filled(rings, hatch)) for hatch in HATCHES[phase]]
    return shapely.multilinestrings(np.concatenate(lines))


def _filled(rings: npt.NDArray[np.object_], hatch: Hatch) -> Floats:
    """Fill rings with parallel lines by the even-odd rule.

    Returns
    -------
    array of shape (n, 2, 2)
        The two ends of each line, mm.
    """
    turn = np.radians(hatch.angle)
    along = np.array([np.cos(turn), np.sin(turn)])
    axes = np.array([along, [-along[1], along[0]]])
    corners, owners = shapely.get_coordinates(rings, return_index=True)
    places = corners @ axes.T
    is_edge = owners[1:] == owners[:-1]
    row, far = _crossings(places[:-1][is_edge], places[1:][is_edge], hatch.apart)
    starts, ends, level = far[0::2], far[1::2], row[0::2] * hatch.apart
    if hatch.period:
        starts = np.ceil(starts / hatch.period) * hatch.period
    kept = ends > starts
    ends = np.stack([np.column_stack([starts, level])[kept], np.column_stack([ends, level])[kept]], axis=1)
    return np.asarray(ends @ axes)


def _crossings(one: Floats, other: Floats, apart: float) -> tuple[Floats, Floats]:
    """Find where edges cross the lines of a raster: each line's number, and how far along it, in order."""
    first, last = (np.ceil(edge(one[:, 1], other[:, 1]) / apart).astype(int) for edge in (np.minimum, np.maximum))
    counts = last - first
    edge = np.repeat(np.arange(len(one)), counts)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    share = (row * apart - one[edge, 1]) / (other[edge, 1] - one[edge, 1])
    far = one[edge, 0] + share * (other[edge, 0] - one[edge, 0])
    order = np.lexsort((far, row))
    return row[order].astype(float), far[order]
