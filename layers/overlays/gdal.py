"""Shapefile, GeoPackage and KML, read by GDAL: only after their bytes prove it, and under a name of ours."""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

import numpy as np
import shapely

from layers.errors import OverlayError, shown
from layers.export.gdal import configured
from layers.overlays import dbase, encoding
from layers.overlays.read import Read, Told

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

OFFLINE = {
    "CPL_CURL_ENABLE_VSIMEM": "NO",
    "GDAL_HTTP_MAX_RETRY": "0",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "OGR_SQLITE_LOAD_EXTENSIONS": "",
    "OGR_GEOMETRY_ACCEPT_UNCLOSED_RING": "NO",
    "SHAPE_RESTORE_SHX": "YES",
}
"""GDAL may not look elsewhere, nor load code; a Shapefile whose index is missing is read without it."""
VRT = b"OGRVRT"
"""GDAL's own list of further files; it looks for the word anywhere in a file's first bytes."""
TABLES = "SELECT type, sql FROM sqlite_master WHERE name = ?"
SPATIAL = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name"


def read_shapefile(path: Path, where: str, told: Told) -> Read:
    """Read a Shapefile, whose neighbours ``.dbf``, ``.prj`` and ``.cpg`` have the same name.

    Raises
    ------
    OverlayError
        If it is none, or its text is neither UTF-8 nor Big5.
    """
    with path.open("rb") as file:
        if file.read(4) != b"\x00\x00\x27\x0a":
            raise OverlayError(f"{where}: expected a Shapefile (ESRI, 1998), its first bytes are none")
    table = path.with_suffix(".dbf")
    name = encoding.known(told.encoding) if told.encoding else dbase.encoding_of(table, where)
    return _read(path, where, "Shapefile", told, encoding="utf-8" if name == "utf-8-sig" else name)


def read_geopackage(path: Path, where: str, told: Told) -> Read:
    """Read a layer of a GeoPackage: the only one, or the one that is named.

    Raises
    ------
    OverlayError
        If it is none, has several layers, or a layer that is computed and not stored.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            names = [str(name) for (name,) in file.execute(SPATIAL)]
            layer = _layer(names, told.layer, where)
            kind, sql = file.execute(TABLES, [layer]).fetchone() or ("", "")
    except (sqlite3.Error, UnicodeError) as error:
        raise OverlayError(f"{where}: expected a GeoPackage: {_line(error)}") from None
    if kind != "table" or "virtual" in str(sql).casefold().split("(")[0]:
        raise OverlayError(f"{where}: layer {shown(layer)}: expected a table, not a view or what another file holds")
    return _read(path, where, "GeoPackage", told, layer=layer)


def read_kml(path: Path, where: str, told: Told) -> Read:
    """Read the places of a KML; what lies in several folders is one layer.

    Raises
    ------
    OverlayError
        If it is none, or declares types or entities of its own.
    """
    data = path.read_bytes()
    if _root(data, where) != "kml" or VRT in data:
        raise OverlayError(f"{where}: expected KML (OGC 12-007r2), whose outermost element is kml")
    return _read(path, where, "KML", told)


def _layer(names: list[str], wanted: str, where: str) -> str:
    if wanted in names:
        return wanted
    if wanted or len(names) != 1:
        listed = ", ".join(map(shown, names)) or "none"
        raise OverlayError(f"{where}: --layer: 「{shown(wanted)}」: expected one of its layers: {listed}")
    return names[0]


def _root(data: bytes, where: str) -> str:
    found: list[str] = []

    def refuse(*_: object) -> None:
        raise OverlayError(f"{where}: expected KML without a document type or entities of its own")

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: None if found else found.append(name.rpartition(":")[2])
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise OverlayError(f"{where}: expected KML: {error}") from None
    return found[0]


def _read(path: Path, where: str, form: str, told: Told, **options: str) -> Read:
    try:
        with configured(OFFLINE), warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            frames = (
                [_frame(path, layer=name) for name in _folders(path)] if form == "KML" else [_frame(path, **options)]
            )
    except (RuntimeError, ValueError, OSError, shapely.errors.ShapelyError) as error:
        raise OverlayError(f"{where}: expected a sound {form}: {_line(error)}") from None
    shapes = np.concatenate([np.asarray(one.geometry.to_numpy(), dtype=object) for one in frames])
    rows = [_plain(row) for one in frames for row in _rows(one)]
    crs = told.crs or (frames[0].crs.to_wkt() if frames[0].crs else "")
    told_of = tuple(dict.fromkeys(_line(one.message) for one in warned))
    return Read(form, crs, shapes, rows, [], options.get("encoding", ""), told_of)


def _frame(path: Path, **options: str) -> GeoDataFrame:
    from geopandas import GeoDataFrame, read_file

    found = read_file(path, engine="pyogrio", **options)
    if not isinstance(found, GeoDataFrame):
        raise ValueError("it has no geometry")
    if not found.columns.is_unique:
        raise ValueError("two of its columns have the same name")
    return found


def _folders(path: Path) -> list[str]:
    from geopandas import list_layers

    found = [str(name) for name in list_layers(path)["name"]]
    if not found:
        raise ValueError("it has no places")
    return found


def _rows(frame: GeoDataFrame) -> list[dict[str, Any]]:
    table = frame.drop(columns=frame.geometry.name)
    rows: list[dict[str, Any]] = table.astype(object).where(table.notna(), None).to_dict("records")
    return rows or [{} for _ in range(len(frame))]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Give values of the standard library: numbers of numpy and days of pandas are none."""
    return {str(name): value.item() if isinstance(value, np.generic) else value for name, value in row.items()}


def _line(error: Exception | str) -> str:
    return shown(str(error).replace("\n", " "))
