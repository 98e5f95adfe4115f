"""Collections of items: who belongs where, pages, boxes in two systems, time, and properties."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import QueryError, Store
from layers.items import Asked, Collection, Crs
from layers.items.writing import FLOOD, PARTS, PROJECTS
from layers.near import to_degrees, to_metres

TWD97 = Crs.TWD97.value


@pytest.fixture(scope="module")
def projects(store: Store) -> Collection:
    found = store.items.collection("projects")
    assert found
    return found


def ids(store: Store, collection: Collection, **asked: str) -> list[str]:
    texts = {name.replace("_crs", "-crs"): text for name, text in asked.items()}
    page = store.items.page(collection, Asked.parse({"limit": "10000", **texts}, collection))
    return [json.loads(feature)["id"] for feature in page.features]


def test_each_work_with_a_place_is_in_its_category_and_among_all_and_nowhere_else(
    store: Store, works: list[dict[str, Any]], projects: Collection
) -> None:
    placed = [work for work in works if work["geometry"]]
    assert sorted(ids(store, projects)) == sorted(work["id"] for work in placed)
    for collection in store.items.collections():
        if collection.id in {work["properties"]["category"] for work in works}:
            here = [work["id"] for work in placed if work["properties"]["category"] == collection.id]
            assert sorted(ids(store, collection)) == sorted(here)
            assert collection.count == len(here)


@pytest.mark.parametrize("whole", [PROJECTS, FLOOD])
def test_a_mixed_collection_is_there_by_dimension_too(store: Store, whole: str) -> None:
    mixed = store.items.collection(whole)
    parts = [one for one in store.items.collections() if one.id in {f"{whole}_{part}" for part in PARTS}]
    assert mixed and len(parts) > 1
    found = [json.loads(one) for part in parts for one in store.items.page(part, Asked(limit=10_000)).features]
    assert sorted(one["id"] for one in found) == sorted(ids(store, mixed))
    for part in parts:
        shapes = [json.dumps(one["geometry"]) for one in found if one["id"] in ids(store, part)]
        assert len(set(shapely.get_dimensions(shapely.from_geojson(shapes)))) == 1


def test_works_without_a_place_are_a_collection_of_their_own_and_meet_every_box(
    store: Store, works: list[dict[str, Any]]
) -> None:
    unlocated = store.items.collection("unlocated")
    nowhere = sorted(work["id"] for work in works if work["geometry"] is None)
    assert unlocated and nowhere
    assert unlocated.extent is None
    assert sorted(ids(store, unlocated, bbox="0,0,1,1")) == nowhere


def test_every_item_of_a_collection_has_every_column(store: Store, projects: Collection) -> None:
    page = store.items.page(projects, Asked.parse({}, projects))
    assert all(set(json.loads(one)["properties"]) == set(projects.named) for one in page.features)


def test_a_columns_type_is_that_of_its_values(store: Store, projects: Collection) -> None:
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list}
    page = store.items.page(projects, Asked.parse({"limit": "10000"}, projects))
    for feature in page.features:
        for name, value in json.loads(feature)["properties"].items():
            assert value is None or isinstance(value, kinds[projects.named[name].type]), (name, value)


def test_pages_together_are_the_whole_and_each_item_is_on_one(store: Store, projects: Collection) -> None:
    pages = [ids(store, projects, limit="50", offset=str(start)) for start in range(0, projects.count, 50)]
    whole = [one for page in pages for one in page]
    assert whole == ids(store, projects)
    assert len(set(whole)) == projects.count


def test_the_extent_holds_every_item_and_touches_the_outermost(store: Store, projects: Collection) -> None:
    assert projects.extent
    assert ids(store, projects, bbox=",".join(map(str, projects.extent))) == ids(store, projects)
    west, south, _, north = projects.extent
    assert ids(store, projects, bbox=f"{west},{south},{west + 1e-6},{north}")


@settings(max_examples=40, deadline=None)
@given(st.floats(120.1, 120.7), st.floats(22.4, 23.1), st.floats(0.001, 0.3), st.floats(0.001, 0.3))
def test_a_box_finds_what_shapely_finds(store: Store, west: float, south: float, width: float, height: float) -> None:
    projects = store.items.collection("projects")
    assert projects
    box = shapely.box(west, south, west + width, south + height)
    found = store.items.page(projects, Asked.parse({"limit": "10000"}, projects)).features
    meant = [json.loads(one)["id"] for one in found if shapely.from_geojson(one).intersects(box)]
    assert ids(store, projects, bbox=f"{west},{south},{west + width},{south + height}") == meant


@settings(max_examples=40, deadline=None)
@given(st.floats(165_000, 225_000), st.floats(2_480_000, 2_560_000), st.floats(1, 30_000))
def test_a_box_in_twd97_finds_what_shapely_finds_there(store: Store, east: float, north: float, side: float) -> None:
    projects = store.items.collection("projects")
    assert projects
    box = shapely.box(east, north, east + side, north + side)
    page = store.items.page(projects, Asked.parse({"limit": "10000"}, projects))
    shapes = {json.loads(one)["id"]: shapely.from_geojson(one) for one in page.features}
    metres = shapely.transform(list(shapes.values()), to_metres().transform, interleaved=False)
    meant = [name for name, shape in zip(shapes, metres, strict=True) if shape.intersects(box)]
    bbox = f"{east},{north},{east + side},{north + side}"
    assert ids(store, projects, bbox=bbox, bbox_crs=TWD97) == meant


def test_positions_in_twd97_are_the_same_places_to_a_millimetre(store: Store, projects: Collection) -> None:
    degrees = store.items.page(projects, Asked.parse({"limit": "10000"}, projects)).features
    metres = store.items.page(projects, Asked.parse({"limit": "10000", "crs": TWD97}, projects)).features
    back = shapely.transform(shapely.from_geojson(metres), to_degrees().transform, interleaved=False)
    for here, there in zip(shapely.from_geojson(degrees), back, strict=True):
        assert here.equals_exact(there, 2e-8)  # 1 mm is 1e-8 of a degree


def test_properties_are_the_same_in_both_systems(store: Store, projects: Collection) -> None:
    one = store.items.item(projects, "kw-0001", Crs.CRS84)
    other = store.items.item(projects, "kw-0001", Crs.TWD97)
    assert one and other
    assert json.loads(one)["properties"] == json.loads(other)["properties"]


def test_a_time_leaves_out_what_is_known_to_be_about_another_and_keeps_what_is_about_none(
    store: Store, projects: Collection, works: list[dict[str, Any]]
) -> None:
    kept = set(ids(store, projects, datetime="2027-01-01/2027-12-31"))
    for work in works:
        year = work["properties"]["completion_year"]
        if work["geometry"] and work["properties"]["completion_precision"] != "range":
            assert (work["id"] in kept) == (year in (None, 2027)), work["id"]


def test_a_property_is_asked_by_its_name(store: Store, projects: Collection, works: list[dict[str, Any]]) -> None:
    meant = [work["id"] for work in works if work["geometry"] and work["properties"]["overdue"]]
    assert ids(store, projects, overdue="true") == ids(store, projects, overdue="1") == meant
    there = [w["id"] for w in works if w["geometry"] and "三民區" in w["properties"]["districts"]]
    assert ids(store, projects, districts="三民區") == there


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nix", "1"),
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "1.5"),
        ("offset", "x"),
        ("bbox", "1,2,3"),
        ("bbox", "120,23,121,22"),
        ("bbox", "200,23,121,24"),
        ("bbox", "nan,22,121,23"),
        ("bbox-crs", "EPSG:3826"),
        ("crs", "http://www.opengis.net/def/crs/EPSG/0/3857"),
        ("datetime", "yesterday"),
        ("datetime", "../.."),
        ("datetime", "2026-02-30"),
        ("datetime", "2027-01-01/2026-01-01"),
        ("phase", "soon"),
        ("completion_year", "MMXX"),
        ("overdue", "yes"),
        ("filter-lang", "cql2-json"),
    ],
)
def test_what_is_unsound_is_refused_by_its_name(projects: Collection, name: str, text: str) -> None:
    with pytest.raises(QueryError) as refused:
        Asked.parse({name: text}, projects)
    assert refused.value.parameter == name


def test_a_box_over_the_date_line_is_two_boxes(store: Store, projects: Collection) -> None:
    assert ids(store, projects, bbox="119,20,-170,25") == ids(store, projects)
    assert ids(store, projects, bbox="121,20,-170,25") == []


def test_a_limit_above_the_largest_is_no_error(store: Store, projects: Collection) -> None:
    assert Asked.parse({"limit": "99999999"}, projects).limit == 10_000
