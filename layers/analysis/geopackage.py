"""A result as a GeoPackage, by geopandas: a layer for each dimension, its styles, and a table that says what it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from layers.analysis.document import Told
from layers.analysis.frame import frames, spatial
from layers.analysis.result import Result
from layers.analysis.style import write_styles
from layers.errors import ExportError
from layers.export.described import Described
from layers.export.gdal import configured
from layers.export.gpkg import ABOUT, AS_GPKG, CLOCK
from layers.export.metadata import describe
from layers.export.schema import explain

NOTHING = {"geometry_type": "MultiPolygon"}


def write_geopackage(result: Result, told: Told, crs: str, path: Path) -> None:
    """Write a result's rows with their places, styles that QGIS shows, and in each layer what it depends on.

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

    said = told.lines("gpkg")
    lines = [*said, *([("caution", told.caution)] if told.caution else [])]
    about = GeoDataFrame({"label": [told.title, *(line[0] for line in lines)], "text": ["", *(x[1] for x in lines)]})
    parts = frames(result, crs)
    try:
        with configured({CLOCK: f"{result.as_of}T00:00:00.000Z"}):
            for name, part in parts.items():
                # a layer without rows is a layer too: whoever opens it sees that nothing was found
                how = AS_GPKG | ({} if len(part) else NOTHING)
                part.to_file(path, layer=name, mode="a", promote_to_multi=True, **how)
            about.to_file(path, layer=ABOUT, mode="a", **AS_GPKG)
        with closing(sqlite3.connect(path)) as file, file:
            write_styles(file, spatial(result, list(parts)), result, told)
            explain(file, parts, [(name, told.legend.headings.get(name, name), None) for name in result.columns])
            describe(file, Described(told.title, said, told.caution, result.as_of, told.legend.language))
    except (RuntimeError, sqlite3.Error) as error:
        raise ExportError(f"gpkg: {error}") from error
