"""What every format promises."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas
import pytest
import shapely
from python_calamine import CalamineWorkbook

from layers.errors import ExportError, QueryError
from layers.export import CRSES, FORMATS, LOSSES, METRES, WGS84, Selection, export, parse_crs
from layers.export.column import BETWEEN
from layers.export.shp import SHORT
from tests.layers.export.conftest import LABELS, Write

LAYERS = ("works_points", "works_lines", "works_areas", "works_unlocated")


def ids(path: Path) -> list[tuple[int | None, str]]:
    """Read number and id of each work, in the file's order; a GeoPackage's layers one after the other."""
    form = next(form for form, one in FORMATS.items() if path.name.endswith(f".{one.suffix}"))
    if form == "geojson":
        read = [one["properties"] for one in json.loads(path.read_bytes())["features"]]
        return [(one.get("number"), one["id"]) for one in read]
    if form == "gpkg":
        with closing(sqlite3.connect(path)) as file:
            return [row for layer in LAYERS for row in _of(file, layer)]
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [(int(row["number"]) if row.get("number") else None, row["id"]) for row in csv.DictReader(file)]
    if form in ("shp", "kml", "fgb", "parquet"):
        return _by_geopandas(path, form)
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    at, number = head.index("欄 id"), head.index("編號") if "編號" in head else None
    return [(int(row[number]) if number is not None and row[number] != "" else None, str(row[at])) for row in rows]


def _of(file: sqlite3.Connection, layer: str) -> list[tuple[int | None, str]]:
    names = [row[1] for row in file.execute(f"PRAGMA table_info({layer})")]
    number = "number" if "number" in names else "NULL"
    return file.execute(f"SELECT {number}, id FROM {layer}").fetchall()  # noqa: S608


def _by_geopandas(path: Path, form: str) -> list[tuple[int | None, str]]:
    """Read what a GIS reads; a Shapefile's layers stand one after the other."""
    if form == "parquet":
        tables = [geopandas.read_parquet(path)]
    elif form == "shp":
        tables = [geopandas.read_file(path, layer=layer) for layer in LAYERS]
    else:
        tables = [geopandas.read_file(path)]
    rows = [row for table in tables for row in table.to_dict("records")]
    numbers = [row.get("number") for row in rows]
    known = [None if pandas.isna(number) else int(number) for number in numbers]
    return list(zip(known, [row["id"] for row in rows], strict=True))


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_work_is_in_the_file_once_the_unplaced_too(
    form: str, whole: Selection, features: list[dict[str, Any]], write: Write
) -> None:
    found = [name for _, name in ids(write(whole, form))]
    assert sorted(found) == [one["id"] for one in features]
    assert any(one["geometry"] is None for one in features)


def test_the_same_works_make_the_same_bytes(form: str, whole: Selection, write: Write, tmp_path: Path) -> None:
    export(whole, form, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == write(whole, form).read_bytes()


def test_numbers_are_a_column_and_the_order(form: str, whole: Selection, tmp_path: Path) -> None:
    works = replace(whole, features=whole.features[:5])
    names = [json.loads(feature)["id"] for feature in works.features]
    numbered = works.numbered({names[3]: 1, names[0]: 2, names[4]: 3, names[1]: 4})
    export(numbered, form, tmp_path / f"works.{FORMATS[form].suffix}")
    found = ids(tmp_path / f"works.{FORMATS[form].suffix}")
    expected = [(1, names[3]), (2, names[0]), (3, names[4]), (4, names[1]), (None, names[2])]
    assert sorted(found, key=str) == sorted(expected, key=str)
    if form not in ("gpkg", "shp"):
        assert found == expected


def test_nothing_that_is_meant_is_a_whole_file(form: str, whole: Selection, tmp_path: Path) -> None:
    export(replace(whole, features=()), form, tmp_path / f"works.{FORMATS[form].suffix}")
    assert ids(tmp_path / f"works.{FORMATS[form].suffix}") == []


def test_what_a_format_cannot_hold_has_words(form: str, whole: Selection, tmp_path: Path) -> None:
    losses = export(whole, form, tmp_path / "works")
    assert {loss.code for loss in losses} <= LOSSES.keys() & LABELS.lost.keys()
    assert (losses == ()) == (form in ("geojson", "parquet"))


def test_a_file_that_is_there_is_replaced(form: str, whole: Selection, tmp_path: Path) -> None:
    (tmp_path / "works").write_bytes(b"before")
    export(replace(whole, features=()), form, tmp_path / "works")
    assert (tmp_path / "works").read_bytes() != b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["works"]


def test_a_file_that_breaks_off_leaves_what_was_there(form: str, whole: Selection, tmp_path: Path) -> None:
    def breaks(works: Sequence[Any]) -> Iterator[Any]:
        yield works[0]
        raise OSError("no space left")

    (tmp_path / "works").write_bytes(b"before")
    with pytest.raises(OSError, match="no space left"):
        export(whole, form, tmp_path / "works", breaks)
    assert [path.name for path in tmp_path.iterdir()] == ["works"]
    assert (tmp_path / "works").read_bytes() == b"before"


def test_where_no_folder_is_nothing_is_written(form: str, whole: Selection, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere'"):
        export(whole, form, tmp_path / "nowhere" / "works")


def test_geojson_has_no_other_coordinates(whole: Selection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="geojson: EPSG:3826: expected EPSG:4326"):
        export(replace(whole, crs=METRES), "geojson", tmp_path / "works")


@pytest.mark.parametrize("text", ["EPSG:1", "", "4326", "EPSG:4326,EPSG:3826", "urn:ogc:def:crs:EPSG::3826"])
def test_coordinates_that_no_file_has_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"crs: .*expected one of EPSG:4326, EPSG:3826"):
        parse_crs(text)


@pytest.mark.parametrize("form", ["gpkg", "shp", "fgb", "parquet", "kml"])
@pytest.mark.parametrize("crs", CRSES)
def test_a_position_comes_back_to_a_millimetre(
    form: str, crs: str, whole: Selection, features: list[dict[str, Any]], tmp_path: Path
) -> None:
    if crs not in FORMATS[form].crses:
        return
    path = tmp_path / f"works.{FORMATS[form].suffix}"
    export(replace(whole, crs=crs), form, path)
    layers = LAYERS[:3] if form in ("gpkg", "shp") else (None,)
    read = {form: geopandas.read_parquet} if form == "parquet" else {}
    tables = [read[form](path)] if read else [geopandas.read_file(path, layer=layer) for layer in layers]
    there = {row.id: row.geometry for table in tables for row in table.to_crs(METRES).itertuples() if row.geometry}
    placed = {one["id"]: shapely.from_geojson(json.dumps(one["geometry"])) for one in features if one["geometry"]}
    assert there.keys() == placed.keys()
    for name, shape in geopandas.GeoSeries(placed, crs=WGS84).to_crs(METRES).items():
        assert shapely.hausdorff_distance(shape, there[name]) < 0.001, name


@pytest.mark.parametrize("form", ["gpkg", "shp", "fgb", "parquet", "kml"])
def test_every_value_comes_back(form: str, whole: Selection, features: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / f"works.{FORMATS[form].suffix}"
    export(whole, form, path)
    layers = LAYERS if form in ("gpkg", "shp") else (None,)
    tables = (
        [geopandas.read_parquet(path)]
        if form == "parquet"
        else [geopandas.read_file(path, layer=layer) for layer in layers]
    )
    rows = {row["id"]: row for table in tables for row in table.to_dict("records")}
    for one in features:
        for name, said in one["properties"].items():
            column = {"kml": {"name": "Name"}, "shp": SHORT}.get(form, {}).get(name, name)
            found, expected = plain(rows[one["id"]][column]), plain(said)
            told = isinstance(found, str) and isinstance(expected, float) and form == "kml"
            assert (float(found) if told else found) == expected, (one["id"], name)


def plain(value: object) -> object:
    """Take what a format tells it cannot hold away: lists are one text, nothing is an empty text, truth is a number."""
    if isinstance(value, list | np.ndarray):
        return BETWEEN.join(value) or None
    if isinstance(value, bool | np.bool_):
        return float(value)
    if pandas.isna(value) or value == "":
        return None
    return float(value) if isinstance(value, int | float | np.number) else value
