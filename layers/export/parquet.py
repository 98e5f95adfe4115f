"""GeoParquet 1.1 (geoparquet.org), by geopandas and Arrow: lists stay lists."""

import json
from pathlib import Path

from layers.export.frame import frame, without_spots
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Table, Watch

VERSION = "1.1.0"


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.
    """
    table = Table.of(selection, watch)
    columns = without_spots(table, selection.crs)
    whole = frame(table, columns, selection.crs)
    said = {one["id"]: one["properties"] for one in map(json.loads, selection.features)}
    for name in (column.name for column in columns if column.kind == "list"):
        whole[name] = [said[work][name] for work in whole["id"]]
    whole.to_parquet(path, index=False, schema_version=VERSION, write_covering_bbox=True)
    return (Loss("sources"),)
