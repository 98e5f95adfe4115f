"""An overlay of very many features as vector tiles: one PMTiles archive, made by GDAL."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layers.errors import OverlayError
from layers.export.gdal import configured
from layers.overlays.ground import DEGREES
from layers.overlays.schema import PART
from layers.soundness import Shapes

NAME = "overlay"
"""Of the one layer in every tile."""
LEAST_ZOOM, MOST_ZOOM = 9, 12
"""At 9 the city is a hand wide; at 12 a tile's own grid is 2.2 m, finer than any flood map, and is drawn on above."""
DETAIL = {"EXTENT": 4096, "MINZOOM": LEAST_ZOOM, "MAXZOOM": MOST_ZOOM, "MAX_SIZE": 500_000, "NAME": NAME}


def make_tiles(degrees: Shapes, rows: list[dict[str, Any]]) -> Iterator[bytes]:
    """Make tiles, and give them in parts.

    Parameters
    ----------
    degrees : ndarray of shapely geometries
        WGS 84, longitude first.
    rows : list of dict
        What each feature bears in a tile.

    Raises
    ------
    OverlayError
        If GDAL cannot make them.
    """
    from geopandas import GeoDataFrame

    frame = GeoDataFrame(rows, geometry=list(degrees), crs=DEGREES)
    with tempfile.TemporaryDirectory(prefix="tiles-") as folder:
        path = Path(folder) / f"{NAME}.pmtiles"
        try:
            with configured(_told()), warnings.catch_warnings():
                # a crowded tile of a far view is drawn coarser: that is what a far view is
                warnings.simplefilter("ignore", RuntimeWarning)
                frame.to_file(path, driver="PMTiles", engine="pyogrio", **DETAIL)
        except (RuntimeError, ValueError, OSError) as error:
            raise OverlayError(f"tiles: expected GDAL to make them: {str(error).splitlines()[0]}") from error
        with path.open("rb") as file:
            while part := file.read(PART):
                yield part


def _told() -> Mapping[str, str]:
    return {"GDAL_NUM_THREADS": "ALL_CPUS", "OGR_SQLITE_SYNCHRONOUS": "OFF"}
