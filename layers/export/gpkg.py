"""GeoPackage (OGC 12-128), by geopandas and GDAL: a layer for each dimension, a table for what has no place."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from layers.errors import ExportError
from layers.export.column import Column
from layers.export.frame import LAYERS, UNLOCATED, frame, without_spots
from layers.export.gdal import configured
from layers.export.loss import Loss
from layers.export.metadata import describe
from layers.export.selection import Selection
from layers.export.style import write_styles
from layers.export.table import Table, Watch
from layers.export.words import about_rows, described, heading

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

ABOUT = "about"
AS_GPKG = {"driver": "GPKG", "engine": "pyogrio", "VERSION": "1.2"}
"""The version that every GIS of the last years reads without a warning: QGIS 3.22 has GDAL 3.6, which warns of 1.4."""
CLOCK = "OGR_CURRENT_DATE"
"""What GDAL takes for now, so that the same works make the same bytes."""
SCHEMA = """
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
    constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
"""
"""Headings in the reader's language, which a GIS shows in place of the names (extension Schema, annex F.9)."""
REGISTERED = "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')"
SPECIFIED = "http://www.geopackage.org/spec121/#extension_schema"


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection, with fields that have types, styles that QGIS shows, and a table that says what it is.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
        Must not be there.
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If GDAL cannot write it.
    """
    table, losses = Table.of(selection, watch), (Loss("lists"), Loss("multi"))
    columns = without_spots(table, selection.crs)
    try:
        with configured({CLOCK: f"{selection.as_of}T00:00:00.000Z"}):
            for name, part, kind in _frames(table, columns, selection.crs):
                part.to_file(path, layer=name, mode="a", **AS_GPKG, **kind)
            _about(selection, losses).to_file(path, layer=ABOUT, mode="a", **AS_GPKG)
        with closing(sqlite3.connect(path)) as file, file:
            write_styles(file, list(LAYERS), selection)
            _explain(file, columns, selection)
            describe(file, described(selection, losses))
    except (RuntimeError, sqlite3.Error) as error:
        raise ExportError(f"gpkg: {error}") from error
    return losses


def _frames(table: Table, columns: list[Column], crs: str) -> "Iterator[tuple[str, GeoDataFrame, Mapping[str, Any]]]":
    from geopandas import GeoDataFrame

    whole = frame(table, columns, crs)
    dimensions = shapely.get_dimensions(whole.geometry.to_numpy())
    for dimension, (name, kind) in enumerate(LAYERS.items()):
        yield name, whole[dimensions == dimension], {"geometry_type": kind, "promote_to_multi": True}
    yield UNLOCATED, GeoDataFrame(whole[whole.geometry.isna()].drop(columns="geometry")), {}


def _about(selection: Selection, losses: tuple[Loss, ...]) -> "GeoDataFrame":
    from geopandas import GeoDataFrame

    rows = about_rows(selection.labels, losses)
    return GeoDataFrame({"label": [row[0] for row in rows], "text": [row[1] for row in rows]})


def _explain(file: sqlite3.Connection, columns: list[Column], selection: Selection) -> None:
    """Write what each column is called and means, and which word each code is."""
    labels = selection.labels
    file.executescript(SCHEMA)
    file.execute(REGISTERED, ("gpkg_data_columns", SPECIFIED))
    for layer in (*LAYERS, UNLOCATED):
        for column in columns:
            codes = "；".join(f"{code}＝{words}" for code, words in labels.codes.get(column.name, {}).items())
            meaning = "；".join(filter(None, [labels.notes.get(column.name), codes]))
            row = (layer, column.name, column.name, heading(column, labels), meaning or None)
            file.execute("INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)", row)
