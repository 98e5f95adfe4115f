"""Who has nothing but the file reads in it what it is, of when, and what it could not hold."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest
from pyarrow import parquet

from layers.export import Selection, export
from layers.export.style import LOOKS
from tests.layers.export.conftest import Write

SAID = ("全部建設", "資料基準日：2026-11-21")
KML = {"k": "http://www.opengis.net/kml/2.2"}


def _gpkg(path: Path) -> str:
    return str(pyogrio.read_info(path, layer="works_areas")["layer_metadata"]["DESCRIPTION"])


def _shp(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("about.txt").decode().replace("\t", "：")


def _kml(path: Path) -> str:
    return str(ElementTree.parse(path).findtext("k:Document/k:description", namespaces=KML))  # noqa: S314  ours


def _fgb(path: Path) -> str:
    return str(pyogrio.read_info(path)["layer_metadata"]["DESCRIPTION"])


def _parquet(path: Path) -> str:
    return bytes(parquet.read_schema(path).metadata[b"description"]).decode()


@pytest.mark.parametrize(
    ("form", "read"), [("gpkg", _gpkg), ("shp", _shp), ("kml", _kml), ("fgb", _fgb), ("parquet", _parquet)]
)
def test_a_file_says_what_it_is_and_what_it_could_not_hold(
    form: str, read: Callable[[Path], str], whole: Selection, write: Write, tmp_path: Path
) -> None:
    told = read(write(whole, form))
    lost = [f"裝不下：{loss.code} 0" for loss in export(replace(whole, features=()), form, tmp_path / "none")]
    assert [one for one in (*SAID[form == "shp" :], *lost) if one not in told] == []


def test_metadata_of_a_geopackage_belong_to_every_layer_and_are_registered(whole: Selection, write: Write) -> None:
    with closing(sqlite3.connect(write(whole, "gpkg"))) as file:
        layers = [row[0] for row in file.execute("SELECT table_name FROM gpkg_metadata_reference")]
        ((text,),) = file.execute("SELECT metadata FROM gpkg_metadata").fetchall()
        (known,) = file.execute(
            "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_metadata'"
        ).fetchone()
    assert (sorted(layers), known) == (["works_areas", "works_lines", "works_points"], 2)
    assert ElementTree.fromstring(text).findtext("title") == SAID[0]  # noqa: S314  ours


def test_kml_shows_each_phase_in_its_colour_and_asks_no_host_for_a_picture(whole: Selection, tmp_path: Path) -> None:
    colours = {phase: f"#0{at}2030" for at, phase in enumerate(LOOKS)}
    export(replace(whole, labels=replace(whole.labels, colours=colours)), "kml", tmp_path / "a.kml")
    document = ElementTree.parse(tmp_path / "a.kml")  # noqa: S314  ours
    found = {
        one.get("id"): one.findtext("k:LineStyle/k:color", None, KML) for one in document.iterfind(".//k:Style", KML)
    }
    assert found == {phase: f"ff30200{at}" for at, phase in enumerate(LOOKS)}
    drawn = {one.get("id"): one.findtext("k:styleUrl", None, KML) for one in document.iterfind(".//k:Placemark", KML)}
    works = [json.loads(feature) for feature in whole.features]
    assert drawn == {one["id"]: f"#{one['properties']['phase']}" for one in works}
    assert "<Icon>" not in (tmp_path / "a.kml").read_text("utf-8")


def test_a_hole_and_every_part_of_an_area_come_back_from_kml(whole: Selection, tmp_path: Path) -> None:
    rings = [
        [
            [[120.3, 22.6], [120.4, 22.6], [120.4, 22.7], [120.3, 22.6]],
            [[120.35, 22.61], [120.38, 22.63], [120.38, 22.61], [120.35, 22.61]],
        ]
    ]
    parts = [*rings, [[[120.5, 22.6], [120.6, 22.6], [120.6, 22.7], [120.5, 22.6]]]]
    work = json.loads(whole.features[0]) | {"geometry": {"type": "MultiPolygon", "coordinates": parts}}
    export(replace(whole, features=(json.dumps(work).encode(),)), "kml", tmp_path / "a.kml")
    (shape,) = geopandas.read_file(tmp_path / "a.kml").geometry
    assert [len(one.interiors) for one in shape.geoms] == [1, 0]


def test_words_of_a_title_are_no_markup_in_a_viewer_of_kml(whole: Selection, tmp_path: Path) -> None:
    export(replace(whole, labels=replace(whole.labels, title="<script>x</script>")), "kml", tmp_path / "a.kml")
    assert _kml(tmp_path / "a.kml").startswith("&lt;script&gt;")


def test_beside_a_shapefile_lies_the_style_that_a_geopackage_has(whole: Selection, write: Write) -> None:
    with closing(sqlite3.connect(write(whole, "gpkg"))) as file:
        styles = dict(file.execute("SELECT f_table_name, styleQML FROM layer_styles"))
    with zipfile.ZipFile(write(whole, "shp")) as archive:
        beside = {name[:-4]: archive.read(name).decode() for name in archive.namelist() if name.endswith(".qml")}
    assert beside == styles
    assert len(styles) == 3
