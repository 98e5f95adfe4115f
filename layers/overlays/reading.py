"""From bytes to what they hold: the bytes say what they are, and nothing else is tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shapely

from layers.errors import OverlayError
from layers.overlays.geojson import read_geojson
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told
from layers.overlays.table import read_table

SUFFIXES = (".geojson", ".json", ".gpkg", ".zip", ".shp", ".kml", ".gpx", ".csv")
"""Of an operator's file."""
OF_XML = (".kml", ".gpx")
Reader = Callable[[bytes, str, Told, Limits], Read]
PLAIN: Mapping[str, Reader] = {".geojson": read_geojson, ".json": read_geojson, ".csv": read_table}
"""Read without GDAL."""


def read_bytes(data: bytes, suffix: str, where: str, asked: tuple[Told, Limits]) -> Read:
    """Read the features of a file.

    Parameters
    ----------
    data : bytes
        Of a Shapefile those of an archive with its parts.
    suffix : str
        One of `SUFFIXES`, in small letters; ``.shp`` is ``.zip`` here.
    where : str
        Name of the file as a line may show it.
    asked : tuple of Told and Limits

    Raises
    ------
    OverlayError
        If it is in none of the formats, not sound, or beyond the limits.
    """
    told, limits = asked
    if suffix not in OF_XML and data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise OverlayError(f"{where}: expected what its name says, found XML")
    read = _reader(suffix)(data, where, told, limits)
    found = len(read.shapes), int(shapely.get_num_coordinates(read.shapes).sum())
    for name, n, most in zip(("features", "positions"), found, (limits.features, limits.positions), strict=True):
        if n > most:
            raise OverlayError(f"{where}: expected at most {most} {name}")
    return read


def _reader(suffix: str) -> Reader:
    if suffix in PLAIN:
        return PLAIN[suffix]
    # GDAL is loaded for those files only that need it
    from layers.overlays import gdal

    return {
        ".zip": gdal.read_shapefile,
        ".gpkg": gdal.read_geopackage,
        ".kml": gdal.read_kml,
        ".gpx": gdal.read_gpx,
    }[suffix]
