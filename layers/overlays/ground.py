"""Where features lie: sound geometry in degrees and in metres, or one line that says why not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from layers.errors import OverlayError, shown
from layers.items.place import FARTHEST_M
from layers.overlays.read import Read
from layers.soundness import Shapes, mended

DEGREES, METRES = "EPSG:4326", "EPSG:3826"
GLOBE = (180.0, 90.0)


@dataclass(frozen=True)
class Ground:
    """Geometry of the features that have any.

    Parameters
    ----------
    kept : ndarray of int, shape (m,)
        Their places among the features that were read.
    degrees, metres : ndarray of shapely geometries, shape (m,)
        WGS 84, longitude first; and EPSG:3826.
    mended : ndarray of int
        Places of those whose geometry was unsound, such as an outline that crosses itself, and is sound now.
    missing : ndarray of int
        Places of those without a geometry.
    """

    kept: NDArray[np.int64]
    degrees: Shapes
    metres: Shapes
    mended: NDArray[np.int64]
    missing: NDArray[np.int64]


def lay(read: Read, where: str) -> Ground:
    """Put features on the ground.

    Parameters
    ----------
    read : Read
    where : str
        Name of the file.

    Raises
    ------
    OverlayError
        If nobody says what the positions mean, or one means nothing.
    """
    crs = _crs(read, where)
    shapes = shapely.force_2d(read.shapes)
    _prove_finite(shapes, crs, where)
    sound = mended(shapes)
    is_mended = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    is_kept = ~shapely.is_missing(sound) & ~shapely.is_empty(sound)
    kept = np.flatnonzero(is_kept)
    if not len(kept):
        raise OverlayError(f"{where}: expected features with a place, found none")
    degrees, metres = (_in(sound[kept], crs, wanted) for wanted in (DEGREES, METRES))
    _prove_measured(degrees, metres, kept, where)
    return Ground(kept, degrees, metres, np.flatnonzero(is_mended & is_kept), np.flatnonzero(~is_kept))


def _crs(read: Read, where: str) -> pyproj.CRS:
    if not read.crs:
        raise OverlayError(f"{where}: says nothing of its coordinates: expected --crs, such as --crs EPSG:3826")
    try:
        return pyproj.CRS.from_user_input(read.crs)
    except pyproj.exceptions.CRSError:
        raise OverlayError(f"--crs: 「{shown(read.crs)}」: expected a system such as EPSG:3826") from None


def _prove_finite(shapes: Shapes, crs: pyproj.CRS, where: str) -> None:
    points, owners = shapely.get_coordinates(shapes, return_index=True)
    bad = ~np.isfinite(points).all(axis=1)
    if crs.is_geographic:
        bad |= (np.abs(points) > GLOBE).any(axis=1)
    if bad.any():
        at = int(np.flatnonzero(bad)[0])
        x, y = points[at]
        expected = "degrees within ±180 and ±90; are they metres, say --crs" if crs.is_geographic else "numbers"
        raise OverlayError(f"{where}: feature {owners[at] + 1}: {x:g}, {y:g}: expected {expected}")


def _in(shapes: Shapes, crs: pyproj.CRS, wanted: str) -> Shapes:
    if crs == pyproj.CRS.from_user_input(wanted):
        return shapes
    way = pyproj.Transformer.from_crs(crs, wanted, always_xy=True)
    return np.asarray(shapely.transform(shapes, way.transform, interleaved=False))


def _prove_measured(degrees: Shapes, metres: Shapes, kept: NDArray[np.int64], where: str) -> None:
    """Refuse what lies where EPSG:3826 measures nothing: an infinite length would spoil every sum."""
    far = (shapely.bounds(metres), FARTHEST_M), (shapely.bounds(degrees), np.array([*GLOBE, *GLOBE]))
    bad = np.logical_or.reduce([~(np.abs(bounds) <= most).all(axis=1) for bounds, most in far])
    if bad.any():
        at = int(np.flatnonzero(bad)[0])
        found = shown(str(degrees[at].bounds))
        raise OverlayError(f"{where}: feature {kept[at] + 1}: expected a place that EPSG:3826 measures, found {found}")
