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

import pytest
from python_calamine import CalamineWorkbook

from layers.errors import ExportError, QueryError
from layers.export import FORMATS, LOSSES, METRES, Selection, export, parse_crs
from tests.layers.export.conftest import LABELS, Write

LAYERS = ("works_points", "works_lines", "works_areas", "works_unlocated")


def ids(path: Path) -> list[tuple[int | None, str]]:
    """Read number and id of each work, in the file's order; a GeoPackage's layers one after the other."""
    form = path.suffix.removeprefix(".")
    if form == "geojson":
        read = [one["properties"] for one in json.loads(path.read_bytes())["features"]]
        return [(one.get("number"), one["id"]) for one in read]
    if form == "gpkg":
        with closing(sqlite3.connect(path)) as file:
            return [row for layer in LAYERS for row in _of(file, layer)]
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [(int(row["number"]) if row.get("number") else None, row["id"]) for row in csv.DictReader(file)]
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    at, number = head.index("欄 id"), head.index("編號") if "編號" in head else None
    return [(int(row[number]) if number is not None and row[number] != "" else None, str(row[at])) for row in rows]


def _of(file: sqlite3.Connection, layer: str) -> list[tuple[int | None, str]]:
    names = [row[1] for row in file.execute(f"PRAGMA table_info({layer})")]
    number = "number" if "number" in names else "NULL"
    return file.execute(f"SELECT {number}, id FROM {layer}").fetchall()  # noqa: S608


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
    export(numbered, form, tmp_path / f"works.{form}")
    found = ids(tmp_path / f"works.{form}")
    expected = [(1, names[3]), (2, names[0]), (3, names[4]), (4, names[1]), (None, names[2])]
    assert sorted(found, key=str) == sorted(expected, key=str)
    if form != "gpkg":
        assert found == expected


def test_nothing_that_is_meant_is_a_whole_file(form: str, whole: Selection, tmp_path: Path) -> None:
    export(replace(whole, features=()), form, tmp_path / f"works.{form}")
    assert ids(tmp_path / f"works.{form}") == []


def test_what_a_format_cannot_hold_has_words(form: str, whole: Selection, tmp_path: Path) -> None:
    losses = export(whole, form, tmp_path / "works")
    assert {loss.code for loss in losses} <= LOSSES.keys() & LABELS.lost.keys()
    assert (losses == ()) == (form == "geojson")


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
