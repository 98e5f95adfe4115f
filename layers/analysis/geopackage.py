"""A result as a GeoPackage, by geopandas: a layer for each dimension, and a table that says what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from layers.analysis.document import Told
from layers.analysis.result import Result, Row
from layers.analysis.table import said
from layers.errors import ExportError
from layers.export.frame import TYPES
from layers.export.gdal import configured
from layers.export.gpkg import AS_GPKG, CLOCK

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DIMENSIONS = {-1: "unlocated", 0: "points", 1: "lines", 2: "areas"}
METRES = "EPSG:3826"
Frames = list[tuple[str, "GeoDataFrame"]]


def write_geopackage(result: Result, told: Told, crs: str, path: Path) -> None:
    """Write a result's rows with their places.

    Parameters
    ----------
    result : Result
    told : Told
    crs : str
        Of the coordinates: ``EPSG:3826``, in which everything was measured, or ``EPSG:4326``.
    path : pathlib.Path
        Must not be there.

    Raises
    ------
    ExportError
        If GDAL cannot write it.
    """
    from geopandas import GeoDataFrame

    lines = [*told.about, *([("caution", told.caution)] if told.caution else [])]
    about = GeoDataFrame({"label": [told.title, *(line[0] for line in lines)], "text": ["", *(x[1] for x in lines)]})
    try:
        with configured({CLOCK: f"{result.as_of}T00:00:00.000Z"}):
            for name, part in _frames(result, crs):
                part.to_file(path, layer=name, mode="a", promote_to_multi=True, **AS_GPKG)
            about.to_file(path, layer="about", mode="a", **AS_GPKG)
    except RuntimeError as error:
        raise ExportError(f"gpkg: {error}") from error


def _frames(result: Result, crs: str) -> Frames:
    """Give the layers that have rows."""
    shapes = np.empty(len(result.rows), dtype=object)
    shapes[:] = [row.metres for row in result.rows]
    dimensions = np.where(shapely.is_missing(shapes), -1, shapely.get_dimensions(shapes))
    found: Frames = []
    for dimension, name in DIMENSIONS.items():
        mine = [row for row, at in zip(result.rows, dimensions.tolist(), strict=True) if at == dimension]
        if mine:
            fields = _fields(result.columns, mine)
            if dimension >= 0:
                fields = fields.set_geometry([row.metres for row in mine], crs=METRES).to_crs(crs)
            found.append((f"{result.asked.kind}_{name}", fields))
    return found


def _fields(columns: tuple[str, ...], rows: list[Row]) -> GeoDataFrame:
    """Give typed columns; lists and objects are text."""
    from geopandas import GeoDataFrame

    values = {name: [_plain(row.values[name]) for row in rows] for name in columns}
    # without a geometry `astype` gives a plain frame back
    return GeoDataFrame(GeoDataFrame(values).astype({name: _type(some) for name, some in values.items()}))


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a cell holds
    return said(value) if isinstance(value, list | dict) else value


def _type(values: list[Any]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int, float}:
        return TYPES["whole" if kinds == {int} else "real"]
    return TYPES["truth"] if kinds == {bool} else "object"
