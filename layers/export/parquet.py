"""GeoParquet 1.1 (geoparquet.org), by geopandas and Arrow: lists stay lists."""

import json
from collections.abc import Mapping
from pathlib import Path

from layers.export.frame import frame, without_spots
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Table, Watch
from layers.export.words import described

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
    _describe(path, {"title": selection.labels.title, "description": described(selection, ()).text})
    return ()


def _describe(path: Path, said: Mapping[str, str]) -> None:
    """Write what it is into the file's own metadata, which geopandas has no word for."""
    from pyarrow import parquet  # type: ignore[import-untyped]

    table = parquet.read_table(path)
    parquet.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), **said}), path)
