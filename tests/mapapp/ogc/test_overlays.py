"""What holds for the register's collections holds for overlays: core, both systems, CQL2, other people's clients."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyogrio
import pytest
import shapely
from flask.testing import FlaskClient
from geojson_pydantic import FeatureCollection
from openapi_spec_validator import validate
from owslib.ogcapi.features import Features
from shapely.geometry.base import BaseGeometry

from layers.near import to_metres
from layers.overlays import About, Overlays
from layers.overlays.adding import Wanted, add
from mapapp import Settings, create_app
from tests.mapapp.ogc.conftest import CRS84, TWD97, Answer, Ask, serving
from tests.mapapp.overlay_files import store, write

AREAS, NAMES = "areas", ("areas", "flood-24h500", "gauges")
BOX = (120.305, 22.595, 120.325, 22.655)
"""It cuts shapes of every kind, and goes through the hole of one and between the parts of another."""
METRES = (178000, 2500000, 182000, 2506000)
COUNTS = {"areas": 4, "flood-24h500": 2, "gauges": 0}
"""Of what meets `BOX`, as read off a map."""


def rectangle(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def shaped(name: str, kind: str, coordinates: list[Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"name": name}, "geometry": {"type": kind, "coordinates": coordinates}}


SHAPES = [
    # round the box, which lies in its hole: their bounds meet, they do not
    shaped("圍繞", "Polygon", [rectangle(120.2, 22.5, 120.4, 22.7), rectangle(120.29, 22.58, 120.35, 22.68)]),
    # one part on either side of the box
    shaped("兩旁", "MultiPoint", [[120.30, 22.62], [120.33, 22.62]]),
    shaped("斜過", "LineString", [[120.30, 22.60], [120.31, 22.62]]),
    shaped("掠過一角", "LineString", [[120.30, 22.65], [120.31, 22.67]]),
    shaped("橫越", "LineString", [[120.2, 22.6], [120.4, 22.6]]),
    shaped("包含", "Polygon", [rectangle(120.1, 22.4, 120.5, 22.8)]),
    shaped(
        "在內",
        "MultiPolygon",
        [[rectangle(120.31, 22.61, 120.311, 22.611)], [rectangle(120.32, 22.61, 120.321, 22.611)]],
    ),
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    about = About(AREAS, "各種形狀", "測試", "2024")
    add(Wanted(write(folder / "areas.geojson", SHAPES), about), Overlays(folder / "overlays"))
    return store(folder)


@pytest.fixture(scope="module")
def client(edition: Path, stored: Path) -> FlaskClient:
    return create_app(Settings(edition=edition, overlays=stored)).test_client(use_cookies=False)


@pytest.fixture(scope="module")
def ask(client: FlaskClient) -> Ask:
    def asked(path: str, **texts: str) -> Answer:
        query = {name.replace("_crs", "-crs"): text for name, text in texts.items()}
        response = client.get(f"/ogc/{path}", query_string=query)
        assert response.status_code == 200, response.text
        return response.get_json(force=True)

    return asked


@pytest.fixture(scope="module")
def served(edition: Path, stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("server"), WORKSMAP_EDITION=edition, WORKSMAP_OVERLAYS=stored) as url:
        yield url


def joined(numbers: tuple[float, ...]) -> str:
    return ",".join(map(str, numbers))


def shape(feature: dict[str, Any]) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


def test_overlays_stand_behind_the_registers_collections_and_in_the_definition(ask: Ask) -> None:
    listed = [one["id"] for one in ask("collections")["collections"]]
    assert tuple(listed[-3:]) == NAMES
    definition = ask("api")
    validate(definition)
    assert {f"/collections/{name}/items" for name in NAMES} <= set(definition["paths"])


@pytest.mark.parametrize("name", NAMES)
def test_each_is_described_has_an_extent_that_holds_it_and_queryables_that_are_its_properties(
    ask: Ask, name: str
) -> None:
    one, items = ask(f"collections/{name}"), ask(f"collections/{name}/items", limit="10000")
    assert one["crs"] == [CRS84, TWD97]
    FeatureCollection.model_validate(items)
    box = shapely.box(*one["extent"]["spatial"]["bbox"][0])
    assert all(box.covers(shape(feature)) for feature in items["features"])
    known = set(ask(f"collections/{name}/queryables")["properties"]) - {"geometry"}
    assert all(set(feature["properties"]) == known for feature in items["features"])
    assert items["numberMatched"] == items["numberReturned"] == len(items["features"])


@pytest.mark.parametrize("name", NAMES)
def test_pages_and_single_items_are_the_whole(ask: Ask, name: str) -> None:
    whole = ask(f"collections/{name}/items")["features"]
    pages = [ask(f"collections/{name}/items", limit="2", offset=str(at))["features"] for at in range(0, len(whole), 2)]
    assert [feature for page in pages for feature in page] == whole
    alone = ask(f"collections/{name}/items/{whole[-1]['id']}")
    assert {key: alone[key] for key in whole[-1]} == whole[-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_box_finds_exactly_what_meets_it_in_either_system(ask: Ask, name: str) -> None:
    degrees = ask(f"collections/{name}/items")["features"]
    meant = [one["id"] for one in degrees if shape(one).intersects(shapely.box(*BOX))]
    assert [one["id"] for one in ask(f"collections/{name}/items", bbox=joined(BOX))["features"]] == meant
    assert len(meant) == COUNTS[name]
    metres = ask(f"collections/{name}/items", crs=TWD97)["features"]
    found = ask(f"collections/{name}/items", bbox=joined(METRES), bbox_crs=TWD97, crs=TWD97)["features"]
    assert found == [one for one in metres if shape(one).intersects(shapely.box(*METRES))]
    for here, there in zip(degrees, metres, strict=True):
        moved = shapely.transform(shape(here), to_metres().transform, interleaved=False)
        # six decimals of a degree are a decimetre
        assert moved.equals_exact(shape(there), 0.2)


def test_a_box_and_a_filter_are_both_kept_to(ask: Ask) -> None:
    both = ask(f"collections/{AREAS}/items", bbox=joined(BOX), filter="name LIKE '%內' OR name = '圍繞'")
    assert [one["properties"]["name"] for one in both["features"]] == ["在內"]
    west, south, east, north = BOX
    asked = f"S_INTERSECTS(geometry, BBOX({west},{south},{east},{north}))"
    by_filter = ask(f"collections/{AREAS}/items", filter=asked)["features"]
    assert by_filter == ask(f"collections/{AREAS}/items", bbox=joined(BOX))["features"]


def test_a_model_says_that_it_is_no_forecast_wherever_it_is_answered(ask: Ask) -> None:
    for path in ("collections/flood-24h500/items", "collections/flood-24h500/items/1"):
        assert "no forecast" in ask(path, lang="en")["caution"]
    assert "no forecast" in ask("collections/flood-24h500", lang="en")["description"]
    assert "caution" not in ask("collections/gauges/items")


def test_an_unknown_parameter_and_an_unsound_value_are_refused(client: FlaskClient) -> None:
    for query in ("qwertz=1", "limit=0", "bbox=1,2,3", "crs=EPSG:3826", "filter=name%20=", "f=xml"):
        asked = [client.get(f"/ogc/collections/{name}/items?{query}").status_code for name in NAMES]
        assert asked == [400, 400, 400], query


def test_gdal_reads_each_whole_by_box_and_in_twd97(served: str, ask: Ask) -> None:
    for name in NAMES:
        source = f"OAPIF:{served}"
        table = pyogrio.read_dataframe(source, layer=name)
        assert len(table) == ask(f"collections/{name}/items")["numberMatched"]
        assert len(pyogrio.read_dataframe(source, layer=name, bbox=BOX)) == COUNTS[name]
        metres = pyogrio.read_dataframe(source, layer=name, CRS="EPSG:3826")
        assert metres.crs == "EPSG:3826"
        assert (metres.bounds.minx > 100_000).all()


def test_owslib_reads_each_whole_by_box_and_by_filter(served: str) -> None:
    service = Features(served)
    assert set(NAMES) <= set(service.feature_collections())
    for name in NAMES:
        found = service.collection_items(name, bbox=[*BOX], limit=10000)
        assert len(found["features"]) == found["numberMatched"] == COUNTS[name]
    inner = service.collection_items(AREAS, filter="name = '斜過'")
    assert [one["properties"]["name"] for one in inner["features"]] == ["斜過"]


def test_an_overlay_that_is_replaced_is_answered_as_it_is_now(edition: Path, tmp_path: Path) -> None:
    client = create_app(Settings(edition=edition, overlays=tmp_path / "overlays")).test_client(use_cookies=False)
    about = About(AREAS, "各種形狀", "測試", "2024")
    tags = []
    for shapes in (SHAPES, SHAPES[2:4]):
        add(Wanted(write(tmp_path / "areas.geojson", shapes), about), Overlays(tmp_path / "overlays"))
        answered = client.get(f"/ogc/collections/{AREAS}/items?bbox={joined(BOX)}")
        meant = [one for one in shapes if shape(one).intersects(shapely.box(*BOX))]
        assert [one["geometry"] for one in answered.get_json(force=True)["features"]] == [
            one["geometry"] for one in meant
        ]
        tags.append(answered.headers["ETag"])
        again = client.get(f"/ogc/collections/{AREAS}/items?bbox={joined(BOX)}", headers={"If-None-Match": tags[-1]})
        assert again.status_code == 304
    assert tags[0] != tags[1]
