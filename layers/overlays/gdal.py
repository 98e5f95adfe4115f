"""Shapefile, GeoPackage, KML and GPX, read by GDAL from memory, and only after their bytes prove it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np

from geocode.vectors import Vectors, VectorsError, list_layers, read_layer
from layers.errors import OverlayError, shown
from layers.overlays import archive, dbase, encoding
from layers.overlays.limits import Limits
from layers.overlays.markup import prove_root
from layers.overlays.read import Read, Told

DRIVERS = {
    ".zip": ("ESRI Shapefile",),
    ".gpkg": ("GPKG",),
    ".kml": ("LIBKML", "KML"),
    ".gpx": ("GPX",),
}
"""What GDAL is left with, by the name's ending."""
OFFLINE = {
    "CPL_CURL_ENABLE_VSIMEM": "NO",
    "GDAL_HTTP_MAX_RETRY": "0",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "OGR_SQLITE_LOAD_EXTENSIONS": "",
    "OGR_SQLITE_PRAGMA": "temp_store=MEMORY",
    "GDAL_NUM_THREADS": "1",
}
"""GDAL may not look elsewhere, nor load code, nor write."""
PLAIN = "ISO-8859-1"
"""A Shapefile's text is taken byte by byte and decoded here: GDAL would have to load tables of letters for it."""
UNFOLLOWED = "links to further files (NetworkLink) are not followed"
TRACES = ("waypoints", "routes", "tracks")
"""Layers of a GPX that hold its places once each; the others hold the points of routes and tracks again."""
LAVISH = ("KML", "GPX")
"""Formats for which GDAL has columns of its own, most of them empty."""
TABLES = "SELECT type, sql FROM sqlite_master WHERE name = ?"
SPATIAL = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY table_name"


def read_shapefile(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read the Shapefile of an archive.

    Raises
    ------
    OverlayError
        If there is none, or its text is neither UTF-8 nor Big5.
    """
    parts = archive.unpack(data, where, limits.unpacked_mb * archive.MB)
    if not parts["shp"].startswith(b"\x00\x00\x27\x0a"):
        raise OverlayError(f"{where}: expected a Shapefile (ESRI, 1998), its first bytes are none")
    name = encoding.known(told.encoding) if told.encoding else dbase.encoding_of(parts, where)
    found = _sound(where, "Shapefile", archive.pack(parts), limits, encoding=PLAIN)
    table = {dbase.text(key, name): [dbase.text(cell, name) for cell in cells] for key, cells in found.columns.items()}
    if len(table) != len(found.columns):
        raise OverlayError(f"{where}: expected a name of its own for each column, found {shown(' '.join(table))}")
    read = Vectors(found.crs, found.shapes, table, found.warned)
    return _read("Shapefile", told, [read], where, name="utf-8" if name == "utf-8-sig" else name)


def read_geopackage(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read a layer of a GeoPackage: the only one, or the one that is named.

    Raises
    ------
    OverlayError
        If it is none, has several layers, or a layer that is computed and not stored.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as file:
            file.deserialize(data)
            names = [str(name) for (name,) in file.execute(SPATIAL)]
            layer = _layer(names, told.layer, where)
            kind, sql = file.execute(TABLES, [layer]).fetchone() or ("", "")
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise OverlayError(f"{where}: expected a GeoPackage: {_line(error)}") from None
    if kind != "table" or "virtual" in str(sql).casefold().split("(")[0]:
        raise OverlayError(f"{where}: layer {shown(layer)}: expected a table, not a view or what another file holds")
    return _read("GeoPackage", told, [_sound(where, "GeoPackage", data, limits, layer=layer)], where)


def read_kml(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read the places of a KML; what lies in several folders is one layer. A link to a further file is not followed.

    Raises
    ------
    OverlayError
        If it is none, or declares types or entities of its own.
    """
    prove_root(data, "kml", where, limits.depth)
    read = _read("KML", told, _all(where, "KML", data, limits), where)
    # a name may stand before a colon, and comments may hold anything: told once too often is better than not at all
    return replace(read, warned=(UNFOLLOWED, *read.warned)) if b"NetworkLink" in data else read


def read_gpx(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read waypoints, routes and tracks of a GPX (topografix.com/GPX/1/1).

    Raises
    ------
    OverlayError
        If it is none, or declares types or entities of its own.
    """
    prove_root(data, "gpx", where, limits.depth)
    return _read("GPX", told, _all(where, "GPX", data, limits, TRACES), where)


def _layer(names: list[str], wanted: str, where: str) -> str:
    if wanted in names:
        return wanted
    if wanted or len(names) != 1:
        listed = ", ".join(map(shown, names)) or "none"
        said = f"--layer: 「{shown(wanted)}」: " if wanted else "--layer: "
        raise OverlayError(f"{where}: {said}expected one of its layers: {listed}")
    return names[0]


def _all(where: str, form: str, data: bytes, limits: Limits, only: Sequence[str] = ()) -> list[Vectors]:
    try:
        # a KML's only folder has no name but the file's, and in memory that is another with each look
        places = [at for at, name in enumerate(list_layers(data)) if not only or name in only]
    except VectorsError as error:
        raise OverlayError(f"{where}: expected a sound {form}: {_line(error)}") from None
    if not places:
        raise OverlayError(f"{where}: expected a sound {form}: it has no places")
    return [_sound(where, form, data, limits, layer=at) for at in places]


def _sound(where: str, form: str, data: bytes, limits: Limits, **options: Any) -> Vectors:  # noqa: ANN401
    try:
        # one more than may be, so that too many are noticed
        return read_layer(data, **options, most=limits.features + 1)
    except VectorsError as error:
        raise OverlayError(f"{where}: expected a sound {form}: {_line(error)}") from None


def _read(form: str, told: Told, found: Sequence[Vectors], where: str, *, name: str = "") -> Read:
    shapes = np.concatenate([one.shapes for one in found])
    rows = [row for one in found for row in _rows(one.columns, len(one.shapes), keep=form not in LAVISH)]
    if len({one.crs for one in found}) > 1:
        raise OverlayError(f"{where}: expected one system of coordinates for all of its layers")
    warned = tuple(dict.fromkeys(_line(text) for one in found for text in one.warned))
    return Read(form, told.crs or found[0].crs, shapes, rows, [], name, warned)


def _rows(columns: Mapping[str, list[Any]], count: int, *, keep: bool) -> list[dict[str, Any]]:
    """Give each feature its properties, with the columns that nobody fills or without."""
    said = {key: cells for key, cells in columns.items() if keep or any(cell is not None for cell in cells)}
    if not said:
        return [{} for _ in range(count)]
    return [dict(zip(said, row, strict=True)) for row in zip(*said.values(), strict=True)]


def _line(error: Exception | str) -> str:
    return shown(str(error).replace("\n", " "))
