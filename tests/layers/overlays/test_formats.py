"""Each format that an operator may bring, as it is published."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from layers.errors import OverlayError
from layers.items import Asked
from layers.overlays import Overlays, writing
from layers.overlays.ground import DEGREES
from tests.layers.overlays.conftest import SQUARES, Add, feature, geojson, ring

FLOOD_POINTS = Path(__file__).resolve().parents[4] / "shared" / "reference" / "flood_points_130016.csv"


def features(shelf: Overlays, name: str = "basins-1") -> list[dict[str, Any]]:
    found = shelf.find(name)
    assert found is not None
    return [json.loads(one) for one in found.features()]


def names(shelf: Overlays, of: str = "名稱") -> list[str]:
    return [one["properties"][of] for one in features(shelf)]


def corners(shelf: Overlays) -> list[list[float]]:
    return [list(shapely.from_geojson(json.dumps(one["geometry"])).bounds[:2]) for one in features(shelf)]


def test_a_zipped_shapefile_in_big5_is_read(added: Add, shelf: Overlays, zipped: Callable[..., Path]) -> None:
    told = added(zipped())
    assert (told.shown.form, told.shown.encoding, told.shown.count) == ("Shapefile", "cp950", 3)
    assert names(shelf) == ["岡山", "楠梓", "許功蓋"]
    assert corners(shelf) == [pytest.approx(corner, abs=1e-5) for corner in SQUARES]


def test_a_shapefile_without_projection_asks_for_one(added: Add, shelf: Overlays, zipped: Callable[..., Path]) -> None:
    with pytest.raises(OverlayError, match=r"expected --crs, such as --crs EPSG:3826"):
        added(zipped("prj"))
    added(zipped("prj"), crs="EPSG:3826")
    assert corners(shelf) == [pytest.approx(corner, abs=1e-5) for corner in SQUARES]


def test_a_bare_shapefile_is_read_with_what_lies_beside_it(added: Add, shelf: Overlays, shapefile: Path) -> None:
    added(shapefile)
    assert names(shelf) == ["岡山", "楠梓", "許功蓋"]


def test_a_geopackage_in_twd97_is_read(added: Add, shelf: Overlays, shapefile: Path, tmp_path: Path) -> None:
    import geopandas

    frame = geopandas.read_file(shapefile, encoding="cp950")
    frame.to_file(tmp_path / "flood.gpkg", layer="flood", engine="pyogrio")
    assert added(tmp_path / "flood.gpkg").shown.form == "GeoPackage"
    assert names(shelf) == ["岡山", "楠梓", "許功蓋"]
    frame.to_file(tmp_path / "flood.gpkg", layer="second", mode="a", engine="pyogrio")
    with pytest.raises(OverlayError, match="expected one of its layers: flood, second"):
        added(tmp_path / "flood.gpkg")
    assert added(tmp_path / "flood.gpkg", layer="second").shown.count == 3


def test_the_folders_of_a_kml_are_one_overlay(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    place = "<Placemark><name>{}</name><Point><coordinates>{},0</coordinates></Point></Placemark>".format
    folders = "".join(f"<Folder><name>{n}</name>{place(f'測站{n}', f'120.{n},22.6')}</Folder>" for n in (3, 4))
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{folders}</Document></kml>'
    (tmp_path / "stations.kml").write_text(kml, encoding="utf-8")
    assert added(tmp_path / "stations.kml").shown.form == "KML"
    assert sorted(names(shelf, "Name")) == ["測站3", "測站4"]
    (tmp_path / "stations.kml").write_text(kml.replace("<Folder>", "<NetworkLink/><Folder>", 1), encoding="utf-8")
    assert "are not followed" in added(tmp_path / "stations.kml").lines[0]


def test_geojson_is_read_with_its_own_ids_and_types(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    one = {**feature([120.3, 22.6], "Point", name="甲", n=3, wide=2**40, open=True, list=[1, 2]), "id": "a-1"}
    added(geojson(tmp_path / "a.geojson", one))
    assert features(shelf)[0]["id"] == "a-1"
    said = {"name": "甲", "n": 3, "wide": float(2**40), "open": True, "list": "[1, 2]"}
    assert features(shelf)[0]["properties"] == said


def test_geojson_of_the_older_standard_says_its_own_system(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3826"}}
    added(geojson(tmp_path / "a.geojson", feature([180000.0, 2500000.0], "Point"), crs=crs))
    assert corners(shelf) == [pytest.approx([120.319163, 22.598637], abs=1e-3)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("名稱,X_97,Y_97", "甲,180000,2500000"),
        ("名稱;twd97x;twd97y", "甲;180000;2500000"),
        ("名稱,lon,lat", "甲,120.319163,22.598637"),
        ("名稱\t經度\t緯度", "甲\t120.319163\t22.598637"),
        ("名稱,x,y", "甲,120.319163,22.598637"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
def test_tables_are_read_by_the_names_of_their_columns(
    added: Add, shelf: Overlays, tmp_path: Path, *, header: str, row: str, encoding: str
) -> None:
    (tmp_path / "a.csv").write_bytes(f"{header}\r\n{row}\r\n".encode(encoding))
    added(tmp_path / "a.csv")
    assert names(shelf) == ["甲"]
    assert corners(shelf) == [pytest.approx([120.319163, 22.598637], abs=1e-3)]


def test_metres_in_unnamed_columns_are_never_guessed_at(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n180000,2500000\n")
    with pytest.raises(OverlayError, match="says nothing of its coordinates: expected --crs"):
        added(tmp_path / "a.csv")
    added(tmp_path / "a.csv", crs="EPSG:3826")
    assert shelf.names() == ["basins-1"]


def test_a_file_of_which_nothing_lies_near_taiwan_is_refused(added: Add, tmp_path: Path) -> None:
    degrees = [feature([120.3, 22.6 + n / 100], "Point") for n in range(2)]
    with pytest.raises(OverlayError, match=r"expected a place near Taiwan, the first is .* --crs"):
        added(geojson(tmp_path / "a.geojson", *degrees), crs="EPSG:3826")
    nowhere = geojson(tmp_path / "a.geojson", *degrees, feature([116, 22], "Point"))
    assert any("far from Taiwan" in line for line in added(nowhere).lines)


def test_text_in_another_encoding_is_asked_for(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("lon,lat,名稱\n120.3,22.6,さくら\n".encode("euc-jp") + b"120,22,\xff\n")
    with pytest.raises(OverlayError, match="expected UTF-8 or Big5 text; name another encoding with --encoding"):
        added(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_bytes("lon,lat,名稱\n120.3,22.6,さくら\n".encode("euc-jp"))
    added(tmp_path / "a.csv", encoding="euc-jp")
    assert names(shelf) == ["さくら"]


def test_codes_with_a_nought_before_them_stay_text(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("lon,lat,code,n,part\n120.3,22.6,0640,12,1.5\n120.3,22.6,0641,,2\n")
    added(tmp_path / "a.csv")
    assert [one["properties"] for one in features(shelf)] == [
        {"lon": 120.3, "lat": 22.6, "code": "0640", "n": 12, "part": 1.5},
        {"lon": 120.3, "lat": 22.6, "code": "0641", "n": None, "part": 2.0},
    ]


@pytest.mark.skipif(not FLOOD_POINTS.exists(), reason="the reference data are not here")
def test_the_published_flood_points_lie_where_they_were_surveyed(
    added: Add, shelf: Overlays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_FEATURES", 10_000)  # tiles of points are another test's
    told = added(FLOOD_POINTS, kind="flood-points")
    assert (told.shown.count, told.shown.encoding) == (5923, "cp950")
    found = shelf.find("basins-1")
    assert found is not None
    rows = found.connection.execute(
        "SELECT json_extract(CAST(tm2 AS TEXT), '$.properties.X_97'), "
        "json_extract(CAST(tm2 AS TEXT), '$.properties.Y_97'), metres FROM items"
    ).fetchall()
    points = shapely.from_wkb([wkb for _, _, wkb in rows])
    assert len(rows) == 5923
    assert max(abs(x - p.x) + abs(y - p.y) for (x, y, _), p in zip(rows, points, strict=True)) < 1e-3
    assert found.items.page(found.collection, Asked.parse({"bbox": "120.2,22.5,120.6,22.9"}, found.collection)).matched


def test_a_square_is_the_same_in_both_systems(added: Add, shelf: Overlays, tmp_path: Path) -> None:
    added(geojson(tmp_path / "a.geojson", feature([ring(*SQUARES[0])])))
    with sqlite3.connect(shelf.path("basins-1")) as file:
        ((metres,),) = file.execute("SELECT metres FROM works").fetchall()
    assert shapely.from_wkb(metres).area == pytest.approx(514.2 * 553.7, rel=1e-2)
    assert DEGREES == "EPSG:4326"
