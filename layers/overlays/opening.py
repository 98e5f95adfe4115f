"""From an operator's file to what it holds: the bytes say what it is, and nothing else is tried."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from layers.errors import OverlayError, shown
from layers.overlays.archive import NAME, PARTS, unpack
from layers.overlays.geojson import read_geojson
from layers.overlays.read import Read, Told
from layers.overlays.table import read_table

MOST_BYTES = 1024**3
"""Of one file: 27,000 flood polygons of a county are 40 MB as a Shapefile, 100,000 made ones 150 MB as GeoJSON."""
SUFFIXES = (".geojson", ".json", ".gpkg", ".zip", ".shp", ".kml", ".csv")


def digest(path: Path) -> str:
    """Name the bytes of a file; of a Shapefile those of all its parts.

    Raises
    ------
    OverlayError
        If there is no such file, or it is too large.
    """
    parts = _parts(path) if path.suffix.lower() == ".shp" else [path]
    total = hashlib.sha256()
    for part in parts:
        if not part.is_file() or part.stat().st_size > MOST_BYTES:
            raise OverlayError(f"{shown(part.name)}: expected a file of at most {MOST_BYTES} bytes")
        total.update(part.read_bytes())
    return total.hexdigest()


def open_file(path: Path, told: Told) -> Read:
    """Read a file's features.

    Parameters
    ----------
    path : pathlib.Path
    told : Told

    Raises
    ------
    OverlayError
        If it is in none of the formats, or not sound.
    """
    suffix, where = path.suffix.lower(), shown(path.name)
    if suffix not in SUFFIXES:
        raise OverlayError(f"{where}: expected a name that ends with one of {' '.join(SUFFIXES)}")
    with path.open("rb") as file:
        head = file.read(512)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and suffix != ".kml":
        raise OverlayError(f"{where}: expected what its name says, found XML")
    plain = _plain().get(suffix)
    if plain:
        return plain(path.read_bytes(), where, told)
    return _by_gdal(path, where, told)


def _plain() -> Mapping[str, Callable[[bytes, str, Told], Read]]:
    return {".geojson": read_geojson, ".json": read_geojson, ".csv": read_table}


def _by_gdal(path: Path, where: str, told: Told) -> Read:
    """Read a copy under a name of ours in a folder of its own: nothing that lies beside the file is found by it."""
    from layers.overlays import gdal

    with tempfile.TemporaryDirectory(prefix="overlay-") as folder:
        if path.suffix.lower() == ".zip":
            return gdal.read_shapefile(unpack(path.read_bytes(), Path(folder), where), where, told)
        for part in _parts(path) if path.suffix.lower() == ".shp" else [path]:
            shutil.copyfile(part, Path(folder) / f"{NAME}{part.suffix.lower()}")
        read = {".shp": gdal.read_shapefile, ".gpkg": gdal.read_geopackage, ".kml": gdal.read_kml}[path.suffix.lower()]
        return read(Path(folder) / f"{NAME}{path.suffix.lower()}", where, told)


def _parts(path: Path) -> list[Path]:
    names = {f"{path.stem}.{part}".casefold() for part in PARTS}
    beside = (
        sorted(one for one in path.parent.iterdir() if one.name.casefold() in names) if path.parent.is_dir() else []
    )
    return beside or [path]
