"""GeoPackage, read back with GDAL and with SQLite alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas
import numpy as np
import pyproj
import pytest
import shapely

from layers.export import METRES, WGS84, Selection, export
from layers.feature import PROPERTIES
from tests.layers.export.conftest import PHASES, Write

SPATIAL = {"works_points": "MULTIPOINT", "works_lines": "MULTILINESTRING", "works_areas": "MULTIPOLYGON"}


@pytest.fixture(scope="module")
def metric(whole: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("metric") / "works.gpkg"
    export(replace(whole, crs=METRES), "gpkg", path)
    return path


def ask(path: Path, select: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(select).fetchall()


def test_every_layer_is_there_with_its_geometry(whole: Selection, write: Write) -> None:
    path = write(whole, "gpkg")
    assert dict(ask(path, "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns")) == SPATIAL
    tables = {name for (name,) in ask(path, "SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes'")}
    assert tables == {"works_unlocated", "about", "layer_styles"}
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_geometries_come_back_to_the_millimetre(metric: Path, features: list[dict[str, Any]]) -> None:
    to_metres = pyproj.Transformer.from_crs(4326, 3826, always_xy=True).transform
    found = 0
    for layer in SPATIAL:
        read = geopandas.read_file(metric, layer=layer)
        assert read.crs.to_epsg() == 3826
        back = read.to_crs(WGS84)
        for name, metres, degrees in zip(read["id"], read.geometry, back.geometry, strict=True):
            published = shapely.geometry.shape(next(one["geometry"] for one in features if one["id"] == name))
            expected = shapely.get_coordinates(published)
            there = np.column_stack(to_metres(*expected.T))
            assert np.abs(shapely.get_coordinates(metres) - there).max() <= 0.001
            assert np.abs(shapely.get_coordinates(degrees) - expected).max() <= 1e-9
            assert len(shapely.get_parts(metres)) == len(shapely.get_parts(published))
            found += 1
    assert found == sum(one["geometry"] is not None for one in features)


def test_values_are_as_published(whole: Selection, features: list[dict[str, Any]], write: Write) -> None:
    rows: dict[str, dict[str, Any]] = {}
    for layer in (*SPATIAL, "works_unlocated"):
        rows |= {row[0]: dict(zip(PROPERTIES, row, strict=True)) for row in ask(write(whole, "gpkg"), _select(layer))}
    for one in features:
        said = {name: "、".join(v) or None if isinstance(v, list) else v for name, v in one["properties"].items()}
        assert rows[one["id"]] == said


def _select(layer: str) -> str:
    return f"SELECT {', '.join(PROPERTIES)} FROM {layer}"  # noqa: S608


def test_fields_have_types_even_where_nothing_is_known(whole: Selection, tmp_path: Path) -> None:
    export(replace(whole, features=()), "gpkg", tmp_path / "works.gpkg")
    types = {row[1]: row[2] for row in ask(tmp_path / "works.gpkg", "PRAGMA table_info(works_lines)")}
    assert (types["budget_twd"], types["quantity"], types["overdue"]) == ("INTEGER", "REAL", "BOOLEAN")
    assert (types["completion"], types["slipped_months"], types["name_en"]) == ("TEXT", "INTEGER", "TEXT")


def test_qgis_finds_a_style_for_every_layer(whole: Selection, write: Write) -> None:
    styles = ask(
        write(whole, "gpkg"), "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
    )
    assert {name for name, *_ in styles} == SPATIAL.keys()
    assert {(column, default) for _, column, default, _ in styles} == {("geom", 1)}
    for *_, text in styles:
        qml = ElementTree.fromstring(text)  # noqa: S314
        assert [one.get("value") for one in qml.iter("category")] == list(PHASES)
        drawn = [ElementTree.tostring(one.find("layer")) for one in qml.iter("symbol")]
        assert len(set(drawn)) == len(PHASES)


def test_without_colour_the_phases_still_differ(whole: Selection, tmp_path: Path) -> None:
    grey = replace(whole, features=(), labels=replace(whole.labels, colours=dict.fromkeys(PHASES, "#000000")))
    export(grey, "gpkg", tmp_path / "works.gpkg")
    for (text,) in ask(tmp_path / "works.gpkg", "SELECT styleQML FROM layer_styles"):
        drawn = [ElementTree.tostring(one.find("layer")) for one in ElementTree.fromstring(text).iter("symbol")]  # noqa: S314
        assert len(set(drawn)) == len(PHASES)


def test_works_with_numbers_are_labelled_with_them_and_others_are_not(whole: Selection, tmp_path: Path) -> None:
    works = replace(whole, features=whole.features[:3])
    export(works.numbered({"kw-0001": 1}), "gpkg", tmp_path / "numbered.gpkg")
    export(works, "gpkg", tmp_path / "plain.gpkg")
    for name, labels in (("numbered", ["number"]), ("plain", [])):
        for (text,) in ask(tmp_path / f"{name}.gpkg", "SELECT styleQML FROM layer_styles"):
            qml = ElementTree.fromstring(text)  # noqa: S314
            assert [one.get("fieldName") for one in qml.iter("text-style")] == labels
            assert qml.get("labelsEnabled") == str(len(labels))


def test_columns_have_titles_and_the_file_says_what_it_is(whole: Selection, write: Write) -> None:
    path = write(whole, "gpkg")
    titles = dict(ask(path, "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'works_areas'"))
    assert (titles["phase"], titles["geometry_type"]) == ("欄 phase", "geometry_type")
    assert ask(path, "SELECT label, text FROM about")[0] == ("資料基準日", "2026-11-21")
    (said,) = {text for (text,) in ask(path, "SELECT description FROM gpkg_contents")}
    assert said.splitlines()[:2] == ["全部建設", "資料基準日：2026-11-21"]


def test_hostile_words_are_words(hostile: Selection, write: Write) -> None:
    named = [row[0] for layer in (*SPATIAL, "works_unlocated") for row in _named(write(hostile, "gpkg"), layer)]
    expected = [feature for feature in hostile.features]
    assert len(named) == len(expected)
    assert '=HYPERLINK("http://example.org","x")' in named


def _named(path: Path, layer: str) -> list[tuple[Any, ...]]:
    return ask(path, f"SELECT name FROM {layer}")  # noqa: S608
