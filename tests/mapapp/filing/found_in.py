"""What a program that somebody else wrote finds in a file: the works, and the number of each."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas
import pandas
from python_calamine import CalamineWorkbook

LAYERS = ("works_points", "works_lines", "works_areas", "works_unlocated")


def numbered(form: str, body: bytes, folder: Path) -> dict[str, int | None]:
    """Read project and number out of a file."""
    if form == "geojson":
        read = [one["properties"] for one in json.loads(body)["features"]]
        return {one["id"]: one["number"] for one in read}
    if form == "csv":
        rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""))
        return {row["id"]: int(row["number"]) if row["number"] else None for row in rows}
    path = folder / f"works.{form}"
    path.write_bytes(body)
    if form in ("shp.zip", "kml", "fgb", "parquet"):
        return _by_geopandas(path)
    if form == "gpkg":
        with closing(sqlite3.connect(path)) as file:
            return dict(row for name in LAYERS for row in file.execute(f"SELECT id, number FROM {name}"))  # noqa: S608
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    number, name = head.index("編號"), head.index("識別碼")
    return {str(row[name]): int(row[number]) if row[number] != "" else None for row in rows}


def _by_geopandas(path: Path) -> dict[str, int | None]:
    if path.suffix == ".parquet":
        tables = [geopandas.read_parquet(path)]
    else:
        tables = [geopandas.read_file(path, layer=layer) for layer in LAYERS if path.suffix == ".zip"]
    rows = [row for table in tables or [geopandas.read_file(path)] for row in table.to_dict("records")]
    return {row["id"]: None if pandas.isna(row["number"]) else int(row["number"]) for row in rows}
