"""KML 2.2 (OGC 07-147r2), by geopandas and GDAL: a placemark for each work, its properties beside it."""

from pathlib import Path

from layers.errors import ExportError
from layers.export.frame import frame, without_spots
from layers.export.gdal import configured
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Table, Watch

NAMED = {"LIBKML_NAME_FIELD": "name"}
"""The placemark's own name is the work's."""


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection; coordinates are WGS 84, as KML has no other.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If GDAL cannot write it.
    """
    table = Table.of(selection, watch)
    whole = frame(table, without_spots(table, selection.crs), selection.crs)
    try:
        with configured(NAMED):
            whole.to_file(path, driver="LIBKML", engine="pyogrio", layer=selection.labels.sheets["works"])
    except RuntimeError as error:
        raise ExportError(f"kml: {error}") from error
    return Loss("lists"), Loss("types"), Loss("sources")
