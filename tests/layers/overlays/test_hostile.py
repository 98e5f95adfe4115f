"""Files that want something else than to be an overlay: each ends in one line, and nothing is changed."""

from __future__ import annotations

import json
import math
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from layers.errors import OverlayError
from layers.overlays import Overlays
from layers.overlays import archive as archives
from tests.layers.overlays.conftest import SQUARES, Add, feature, geojson, ring

VRT = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/http://127.0.0.1:1/a</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>'


@pytest.fixture(autouse=True)
def nothing_is_stored(shelf: Overlays) -> object:
    yield
    assert shelf.names() in ([], ["kept"])
    assert not [path for path in shelf.folder.glob(".*")] if shelf.folder.exists() else True


def refused(added: Add, path: Path, **how: str) -> str:
    with pytest.raises(OverlayError) as caught:
        added(path, **how)
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize("ending", ["shp", "geojson", "json", "gpkg", "csv", "kml", "zip", "vrt", "xml"])
@pytest.mark.parametrize("before", ["", "\ufeff\n "])
def test_a_list_of_further_files_is_refused_whatever_its_name(
    added: Add, tmp_path: Path, ending: str, before: str
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(before + VRT, encoding="utf-8")
    refused(added, path)


def test_a_list_of_further_files_inside_a_kml_is_refused(added: Add, tmp_path: Path) -> None:
    (tmp_path / "a.kml").write_text(KML.replace("<Document/>", f"<Document>{VRT}</Document>"))
    assert "expected KML" in refused(added, tmp_path / "a.kml")


def test_a_kml_may_declare_no_entities(added: Add, tmp_path: Path) -> None:
    (tmp_path / "a.kml").write_text(f'<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>{KML}')
    assert "without a document type" in refused(added, tmp_path / "a.kml")


@pytest.mark.parametrize(
    "text",
    [
        '"/vsicurl/http://127.0.0.1:1/a.geojson"',
        '{"type": "FeatureCollection", "features": "/vsicurl/http://127.0.0.1:1/a"}',
        '{"type": "Topology", "objects": {}}',
        '{"type": "FeatureCollection", "features": [1]}',
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point"}}]}',
        '{"type": "Point", "coordinates": ["a", "b"]}',
        "[" * 100_000,
        "/vsicurl/http://127.0.0.1:1/a.geojson",
        "",
    ],
)
def test_geojson_that_is_none_is_refused(added: Add, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.geojson").write_text(text)
    refused(added, tmp_path / "a.geojson")


@pytest.mark.parametrize("name", ["../a.shp", "/etc/a.shp", "b/../../a.shp", "..\\a.shp", "C:\\a.shp"])
def test_an_archive_that_names_a_place_outside_itself_is_refused(
    added: Add, zipped: Callable[..., Path], name: str
) -> None:
    path = zipped()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"")
    assert "expected names inside the archive" in refused(added, path)


def test_a_bomb_is_refused_before_it_is_unpacked(added: Add, zipped: Callable[..., Path]) -> None:
    path = zipped()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("圖資/more.dbf", bytes(30_000_000))
    assert "no bomb" in refused(added, path)


def test_two_shapefiles_in_an_archive_are_asked_about(added: Add, zipped: Callable[..., Path]) -> None:
    path = zipped()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("second.shp", b"")
    assert "expected one Shapefile" in refused(added, path)


@pytest.mark.parametrize("kept", [slice(0), slice(10), slice(300), slice(40, None)])
def test_a_damaged_archive_is_refused(added: Add, zipped: Callable[..., Path], kept: slice) -> None:
    path = zipped()
    path.write_bytes(path.read_bytes()[kept])
    refused(added, path)


def test_a_ring_that_is_not_closed_is_left_aside_and_told(added: Add, shapefile: Path, tmp_path: Path) -> None:
    for one in shapefile.parent.iterdir():
        data = one.read_bytes()
        (tmp_path / one.name).write_bytes(data[:-16] + bytes(16) if one.suffix == ".shp" else data)
    told = added(tmp_path / "flood.shp", id="kept")
    assert (told.shown.count, told.lines[-1]) == (2, "left aside, as it has no place: 1 features (3)")


@pytest.mark.parametrize("part", ["shp", "dbf"])
def test_a_damaged_shapefile_is_refused_or_read_whole(
    added: Add, shelf: Overlays, shapefile: Path, tmp_path: Path, part: str
) -> None:
    for one in shapefile.parent.iterdir():
        data = one.read_bytes()
        (tmp_path / one.name).write_bytes(data[:120] if one.suffix == f".{part}" else data)
    try:
        assert added(tmp_path / "flood.shp", id="kept").shown.count == 3
    except OverlayError as error:
        assert "\n" not in str(error)


def test_a_geopackage_whose_layer_is_computed_is_refused(added: Add, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.gpkg") as file:
        file.executescript(
            "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);"
            "INSERT INTO gpkg_contents VALUES ('a', 'features');"
            "CREATE VIEW a AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;"
        )
    assert "expected a table, not a view" in refused(added, tmp_path / "a.gpkg")


@pytest.mark.parametrize(
    ("x", "y"), [(math.nan, 22.6), (120.3, math.inf), (180000.0, 2500000.0), (-181.0, 0.0), (1e308, 1e308)]
)
def test_positions_that_mean_nothing_are_refused(added: Add, tmp_path: Path, x: float, y: float) -> None:
    path = geojson(tmp_path / "a.geojson", feature([x, y], "Point"))
    refused(added, path)


@pytest.mark.parametrize("value", ["1e300", "nan", "inf", "1e8", "1_0"])
def test_metres_beyond_the_zone_are_refused(added: Add, tmp_path: Path, value: str) -> None:
    (tmp_path / "a.csv").write_text(f"X_97,Y_97\n{value},2500000\n")
    refused(added, tmp_path / "a.csv")


def test_a_place_that_twd97_cannot_measure_is_refused(added: Add, tmp_path: Path) -> None:
    assert "EPSG:3826" in refused(added, geojson(tmp_path / "a.geojson", feature([-59.0, -22.0], "Point")))


def test_an_unknown_system_is_refused(added: Add, tmp_path: Path) -> None:
    path = geojson(tmp_path / "a.geojson", feature([120.3, 22.6], "Point"))
    assert "expected a system such as EPSG:3826" in refused(added, path, crs="EPSG:0; DROP TABLE works")


def test_a_file_without_a_place_is_refused(added: Add, tmp_path: Path) -> None:
    assert "found none" in refused(added, geojson(tmp_path / "a.geojson", feature([], "Polygon")))


def test_an_outline_that_crosses_itself_is_mended_and_told(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    bow = [[120.30, 22.60], [120.31, 22.61], [120.31, 22.60], [120.30, 22.61], [120.30, 22.60]]
    nowhere = {"type": "Feature", "properties": {}, "geometry": None}
    path = geojson(tmp_path / "a.geojson", feature([bow]), feature([ring(*SQUARES[1])]), nowhere)
    told = added(path, id="kept")
    assert told.lines == (
        "geometry was unsound and is mended: 1 features (1)",
        "left aside, as it has no place: 1 features (3)",
    )
    found = shelf.find("kept")
    assert found is not None
    shapes = [shapely.from_geojson(json.dumps(json.loads(one)["geometry"])) for one in found.features()]
    assert [shape.is_valid for shape in shapes] == [True, True]
    assert shapes[0].area == pytest.approx(0.5 * 0.01**2)


def test_names_that_an_address_cannot_bear_are_changed_and_told(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    said = {'a"b': 1, "limit": 2, "f": 3, "id": 4, "overlay_class": 5, "a_b": 6}
    told = added(geojson(tmp_path / "a.geojson", feature([120.3, 22.6], "Point", **said)), id="kept")
    found = shelf.find("kept")
    assert found is not None
    assert [*found.collection.named] == ["a_b", "limit_", "f_", "id_", "overlay_class_", "a_b_"]
    assert len(told.lines) == 6


def test_an_archive_never_gives_more_than_its_list_says(zipped: Callable[..., Path]) -> None:
    data = bytearray(zipped().read_bytes())
    with zipfile.ZipFile(zipped()) as whole:
        size = next(one for one in whole.infolist() if one.filename.endswith(".shp")).file_size
    listed = size.to_bytes(4, "little")
    lied = bytes(data).replace(listed, (1).to_bytes(4, "little"))
    with pytest.raises(OverlayError):
        archives.unpack(lied, "a.zip")
