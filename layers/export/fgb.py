"""FlatGeobuf (flatgeobuf.org), by geopandas and GDAL: one file of one layer, which can be read in part."""

from pathlib import Path

from layers.errors import ExportError
from layers.export.frame import frame, without_spots
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Table, Watch
from layers.export.words import described


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection.

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
    # its index has no room for what is nowhere, and it sorts the works; without one they stand in our order
    how = {"driver": "FlatGeobuf", "engine": "pyogrio", "layer": "works", "SPATIAL_INDEX": "NO"}
    losses = (Loss("lists"),)
    said = {"TITLE": selection.labels.title, "DESCRIPTION": described(selection, losses).text}
    try:
        whole.to_file(path, geometry_type="Unknown", **how, **said)
    except RuntimeError as error:
        raise ExportError(f"fgb: {error}") from error
    return losses
