"""The abstract tests of OGC API – Features Part 2, over every collection; and CQL2 over HTTP."""

from __future__ import annotations

import json

import pytest
import shapely
from flask.testing import FlaskClient

from layers.near import to_metres
from tests.mapapp.ogc.conftest import CRS84, TWD97, Ask


def test_every_collection_names_its_systems_the_first_is_crs84(ask: Ask) -> None:
    for one in ask("/ogc/collections")["collections"]:
        assert one["crs"] == [CRS84, TWD97]
        assert one["storageCrs"] in one["crs"]


@pytest.mark.parametrize(("asked", "meant"), [("", CRS84), (CRS84, CRS84), (TWD97, TWD97)])
def test_an_answer_says_in_which_system_it_is(client: FlaskClient, names: list[str], asked: str, meant: str) -> None:
    query = {"crs": asked} if asked else {}
    for name in names:
        response = client.get(f"/ogc/collections/{name}/items", query_string=query)
        assert response.headers["Content-Crs"] == f"<{meant}>"
        one = response.get_json(force=True)["features"][0]["id"]
        alone = client.get(f"/ogc/collections/{name}/items/{one}", query_string=query)
        assert alone.headers["Content-Crs"] == f"<{meant}>"


def test_positions_in_twd97_are_those_of_crs84_transformed(ask: Ask, names: list[str]) -> None:
    for name in names:
        path = f"/ogc/collections/{name}/items"
        pairs = zip(ask(path, limit="10000")["features"], ask(path, limit="10000", crs=TWD97)["features"], strict=True)
        for degrees, metres in pairs:
            if degrees["geometry"] is None:
                assert metres["geometry"] is None
                continue
            here = shapely.from_geojson(json.dumps(degrees["geometry"]))
            there = shapely.from_geojson(json.dumps(metres["geometry"]))
            assert shapely.transform(here, to_metres().transform, interleaved=False).equals_exact(there, 0.001)


def test_a_box_in_twd97_finds_what_the_same_ground_in_degrees_finds(ask: Ask, names: list[str]) -> None:
    for name in names:
        path = f"/ogc/collections/{name}/items"
        found = ask(path, limit="10000", bbox="176000,2500000,184000,2516000", bbox_crs=TWD97, crs=TWD97)["features"]
        box = shapely.box(176000, 2500000, 184000, 2516000)
        everything = ask(path, limit="10000", crs=TWD97)["features"]
        shapes = [one["geometry"] and shapely.from_geojson(json.dumps(one["geometry"])) for one in everything]
        pairs = zip(everything, shapes, strict=True)
        # a millimetre of rounding may decide only at the very edge, where nothing of ours lies
        assert [one["id"] for one in found] == [one["id"] for one, shape in pairs if not shape or shape.intersects(box)]


@pytest.mark.parametrize("name", ["crs", "bbox-crs", "filter-crs"])
def test_an_unknown_system_is_refused(client: FlaskClient, name: str) -> None:
    for system in ("EPSG:3826", "http://www.opengis.net/def/crs/EPSG/0/3857", ""):
        assert client.get("/ogc/collections/mrt/items", query_string={name: system}).status_code == 400


def test_a_filter_and_a_property_ask_the_same(ask: Ask) -> None:
    path = "/ogc/collections/projects/items"
    by_filter = ask(path, filter="phase = 'building' AND category = 'mrt'", limit="1000")
    by_name = ask(path, phase="building", category="mrt", limit="1000")
    assert by_filter["features"] == by_name["features"] != []


def test_queryables_are_the_properties_of_every_item(ask: Ask, names: list[str]) -> None:
    for name in names:
        known = set(ask(f"/ogc/collections/{name}/queryables")["properties"]) - {"geometry"}
        assert known == set(ask(f"/ogc/collections/{name}/items")["features"][0]["properties"])
