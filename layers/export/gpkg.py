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
from layers.export.schema import explain
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
    codes = {
        name: "；".join(f"{code}＝{words}" for code, words in every.items()) for name, every in labels.codes.items()
    }
    meanings = ["；".join(filter(None, [labels.notes.get(one.name), codes.get(one.name)])) for one in columns]
    said = [(one.name, heading(one, labels), text or None) for one, text in zip(columns, meanings, strict=True)]
    explain(file, (*LAYERS, UNLOCATED), said)
