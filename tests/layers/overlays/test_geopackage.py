"""An overlay as a GeoPackage, read back by GDAL and, where it is there, painted by QGIS."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import numpy as np
import pyproj
import pytest
import shapely

from layers.export import METRES, WGS84
from layers.overlays import Overlays
from layers.overlays.geopackage import Words, write_geopackage
from tests.layers.export.test_qgis import ask_qgis, has_qgis
from tests.layers.overlays.conftest import SQUARES, Add, feature, geojson, ring

CAUTION = "不是預報"


@pytest.fixture
def stored(shelf: Overlays, added: Add, tmp_path: Path) -> Overlays:
    squares = [feature([ring(*corner)], GRIDCODE=code, 名稱="甲") for code, corner in enumerate(SQUARES, start=3)]
    added(geojson(tmp_path / "a.geojson", *squares), kind="flood-potential", scenario="24h500")
    return shelf


@pytest.fixture(params=[WGS84, METRES])
def written(stored: Overlays, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[str, Path]:
    one = stored.find("basins-1")
    assert one is not None
    words = Words([f"第 {each['number']} 級" for each in one.shown.classes], [("caution", CAUTION)], CAUTION)
    write_geopackage(one, tmp_path / "a.gpkg", request.param, words)
    return request.param, tmp_path / "a.gpkg"


def test_features_come_back_to_the_millimetre_with_their_class(written: tuple[str, Path]) -> None:
    crs, path = written
    read = geopandas.read_file(path, layer="basins-1")
    assert read.crs.to_string() == crs
    assert read["GRIDCODE"].tolist() == [3, 4, 5]
    assert read["overlay_class"].tolist() == [4, 5, 6]
    wanted = shapely.polygons([ring(*corner) for corner in SQUARES])
    if crs == METRES:
        to_metres = pyproj.Transformer.from_crs(4326, 3826, always_xy=True).transform
        wanted = shapely.transform(wanted, to_metres, interleaved=False)
    there = shapely.normalize(shapely.get_parts(read.geometry.to_numpy()))
    apart = shapely.get_coordinates(there) - shapely.get_coordinates(shapely.normalize(wanted))
    assert np.abs(apart).max() <= (0.001 if crs == METRES else 1e-9)


def test_the_file_says_that_a_scenario_is_no_forecast(written: tuple[str, Path]) -> None:
    with closing(sqlite3.connect(written[1])) as file:
        assert file.execute("SELECT label, text FROM about").fetchall() == [("caution", CAUTION)]
        ((text,),) = file.execute("SELECT description FROM gpkg_contents WHERE table_name = 'basins-1'").fetchall()
        assert text.splitlines()[:2] == ["排水分區", CAUTION]
        assert CAUTION in file.execute("SELECT metadata FROM gpkg_metadata").fetchone()[0]
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_classes_have_their_colour_and_a_hatch(written: tuple[str, Path]) -> None:
    with closing(sqlite3.connect(written[1])) as file:
        ((name, style),) = file.execute("SELECT f_table_name, styleQML FROM layer_styles").fetchall()
    assert name == "basins-1"
    qml = ElementTree.fromstring(style)  # noqa: S314  ours
    assert [(one.get("value"), one.get("label")) for one in qml.iter("category")] == [
        ("4", "第 4 級"),
        ("5", "第 5 級"),
        ("6", "第 6 級"),
    ]
    parts = [[layer.get("class") for layer in symbol.findall("layer")] for symbol in qml.iter("symbol")]
    assert [len(part) for part in parts] == [2, 3, 3]


@pytest.mark.skipif(not has_qgis(), reason="QGIS is not on this machine: apt-get install python3-qgis")
def test_qgis_shows_the_classes(stored: Overlays, tmp_path: Path) -> None:
    one = stored.find("basins-1")
    assert one is not None
    write_geopackage(one, tmp_path / "a.gpkg", METRES, Words(["一", "二", "三"], []))
    told = ask_qgis(tmp_path / "a.gpkg", ["basins-1"], tmp_path)["basins-1"]
    assert (told["valid"], told["count"], told["crs"], told["attribute"]) == (True, 3, METRES, "overlay_class")
    colours = {number: look[1] for number, look in told["looks"].items()}
    assert colours == {str(each["number"]): each["colour"] for each in one.shown.classes}
    assert set(colours.values()) <= set(told["painted"])


def test_points_and_areas_are_layers_of_their_own(shelf: Overlays, added: Add, tmp_path: Path) -> None:
    spot = feature([120.3, 22.6], "Point", 名稱="站")
    added(geojson(tmp_path / "a.geojson", spot, feature([ring(*SQUARES[0])], 名稱="區")))
    one = shelf.find("basins-1")
    assert one is not None
    write_geopackage(one, tmp_path / "a.gpkg", WGS84, Words([], []))
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as file:
        tables = dict(file.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns"))
    assert tables == {"basins-1_points": "MULTIPOINT", "basins-1_areas": "MULTIPOLYGON"}
    assert json.loads(one.features()[0])["properties"] == {"名稱": "站"}


@pytest.mark.parametrize("name", ["about", "layer_styles", "gpkg_contents", "sqlite_x"])
def test_an_overlay_may_be_called_as_a_table_of_the_file_is(
    shelf: Overlays, added: Add, tmp_path: Path, name: str
) -> None:
    added(geojson(tmp_path / "a.geojson", feature([120.3, 22.6], "Point", a=1)), id=name)
    one = shelf.find(name)
    assert one is not None
    write_geopackage(one, tmp_path / "a.gpkg", WGS84, Words([], []))
    assert len(geopandas.read_file(tmp_path / "a.gpkg", layer=f"overlay_{name}")) == 1


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ({"FID": "a"}, {"FID": "FID_"}),
        ({"fid": 1, "geom": "b"}, {"fid": "fid_", "geom": "geom_"}),
        ({"Name": "c", "name": "d", "NAME": "e"}, {"Name": "Name", "name": "name_", "NAME": "NAME__"}),
    ],
)
def test_properties_that_a_geopackage_takes_for_its_own_or_for_each_other_keep_their_values(
    shelf: Overlays, added: Add, tmp_path: Path, said: dict[str, object], columns: dict[str, str]
) -> None:
    added(geojson(tmp_path / "a.geojson", *(feature([120.3, 22.6 + at / 10], "Point", **said) for at in range(2))))
    one = shelf.find("basins-1")
    assert one is not None
    write_geopackage(one, tmp_path / "a.gpkg", WGS84, Words([], []))
    read = geopandas.read_file(tmp_path / "a.gpkg", layer="basins-1")
    assert {name: read[column].tolist() for name, column in columns.items()} == {
        name: [v] * 2 for name, v in said.items()
    }
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as file:
        assert dict(file.execute("SELECT title, column_name FROM gpkg_data_columns")) == columns
