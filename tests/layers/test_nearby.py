"""What is near a place, how far it is, and what is the nearest of all."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from layers import Query, QueryError, Store
from layers.nearby import FURTHEST_M, Nearby
from layers.rfc7946 import faults
from tests.layers import plain
from tests.layers.plain import Work

METRES = Transformer.from_crs(4326, 3826, always_xy=True)
CENTRE = (120.3025, 22.6394)
SPOTS = st.tuples(st.floats(120.1, 121.0), st.floats(22.4, 23.5))
OTHERS: list[dict[str, str]] = [
    {},
    {"phase": "building"},
    {"category": "mrt,parks", "finished": "recent"},
    {"district": "岡山區"},
    {"stands": "2026"},
    {"bbox": "120.25,22.6,120.35,22.7"},
]


def around(lon: float, lat: float, radius: float = 1000, **others: str) -> Query:
    return Query.parse({"near": f"{lon!r},{lat!r}", "radius": repr(radius), **others})


def flat(work: Work, lon: float, lat: float) -> float:
    """Measure in EPSG:3826, corner by corner, as a plain reader of the published features does."""
    return float(_flattened(json.dumps(work["geometry"])).distance(shapely.Point(METRES.transform(lon, lat))))


@cache
def _flattened(text: str) -> BaseGeometry:
    return shapely.transform(shapely.from_geojson(text), METRES.transform, interleaved=False)


def distances(works: list[Work], lon: float, lat: float, others: dict[str, str]) -> dict[str, float]:
    placed = (work for work in works if work["geometry"] and plain.meant(work, others))
    return {work["id"]: flat(work, lon, lat) for work in placed}


@settings(deadline=None, max_examples=60)
@given(SPOTS, st.floats(1, 20_000), st.sampled_from(OTHERS))
def test_nobody_within_the_radius_is_missing_and_the_order_is_by_distance(
    store: Store, works: list[Work], spot: tuple[float, float], radius: float, others: dict[str, str]
) -> None:
    found = store.nearby(around(*spot, radius, **others))
    every = distances(works, *spot, others)
    near = {name: metres for name, metres in every.items() if metres <= radius}
    assert {one.id: one.metres for one in found.within} == pytest.approx(near, abs=1e-3)
    assert [(one.metres, one.id) for one in found.within] == sorted((one.metres, one.id) for one in found.within)
    assert found.unplaced == sum(plain.meant(work, others) and not work["geometry"] for work in works)
    if near or not every:
        assert found.beyond is None
    else:
        assert found.beyond is not None
        assert found.beyond.metres == pytest.approx(min(every.values()), abs=1e-3)
        assert every[found.beyond.id] == pytest.approx(min(every.values()), abs=1e-3)


@pytest.mark.parametrize("lon", [120.2, 120.3, 120.7])
def test_distances_agree_with_the_ellipsoid(store: Store, works: list[Work], lon: float) -> None:
    by_id = {work["id"]: work for work in works}
    found = store.nearby(around(lon, 22.75, 50_000)).within
    assert len(found) > 100
    for one in found:
        shape = plain.geometry(by_id[one.id])
        assert shape is not None
        # a line is read as points 20 m apart: that much the reading may be further off
        assert plain.metres(shape, lon, 22.75) == pytest.approx(one.metres, rel=3e-4, abs=10), one


def test_each_pin_is_as_far_as_the_ellipsoid_says(store: Store, works: list[Work]) -> None:
    lon, lat = CENTRE
    far = {one.id: one.metres for one in store.nearby(around(lon, lat, 90_000)).within}
    pins = {work["id"]: shape for work in works if (shape := plain.geometry(work)) and shape.geom_type == "Point"}
    assert len(pins) > 50
    for name, pin in pins.items():
        assert far[name] == pytest.approx(plain.WGS84.inv(lon, lat, pin.x, pin.y)[2], rel=2e-4), name


def test_within_an_area_and_on_a_line_the_distance_is_nothing(store: Store, works: list[Work]) -> None:
    for work in works:
        if shape := plain.geometry(work):
            spot = shape.representative_point()
            first = {one.id: one for one in store.nearby(around(spot.x, spot.y, 1)).within}[work["id"]]
            assert first.metres < 0.5
            assert first.is_area == ("Polygon" in shape.geom_type)
            assert first.precision_m == work["properties"]["precision_m"]
            assert first.phase == work["properties"]["phase"]


def test_features_near_a_place_come_by_distance_and_tell_it(store: Store, works: list[Work]) -> None:
    query = around(*CENTRE, 5000)
    found = store.nearby(query).within
    text = store.collection(query).decode()
    assert faults(text) == []
    features = json.loads(text)["features"]
    assert len(features) > 10
    told = [(one["id"], one["properties"].pop("distance_m")) for one in features]
    assert told == [(one.id, round(one.metres)) for one in found]
    published = {work["id"]: work for work in works}
    assert features == [published[one.id] for one in found]


def test_works_that_were_finished_long_ago_are_counted_where_they_are_left_out(store: Store, works: list[Work]) -> None:
    old = [work for work in works if plain.finished_long_ago(work["properties"]) and work["geometry"]]
    assert old
    for work in old:
        spot = plain.geometry(work).representative_point()  # type: ignore[union-attr]  # it has one
        without = store.nearby(around(spot.x, spot.y, 100, finished="recent"))
        assert work["id"] not in [one.id for one in without.within]
        assert without.old >= 1
        assert store.nearby(around(spot.x, spot.y, 100)).old == 0


@pytest.mark.parametrize("radius", [1e-300, 1, 300, 100_000])
def test_the_nearest_is_found_from_the_other_end_of_taiwan(store: Store, works: list[Work], radius: float) -> None:
    lon, lat = 121.5, 25.03
    found = store.nearby(around(lon, lat, radius))
    every = distances(works, lon, lat, {})
    assert found.within == ()
    assert found.beyond is not None
    assert found.beyond.metres == pytest.approx(min(every.values()), abs=1e-3)
    assert 200_000 < found.beyond.metres < FURTHEST_M


@pytest.mark.parametrize("text", "1,1 0,0 180,90 -180,-90 -59.7,-22.6 139.7,35.7 121,90 31,0 -149,0 35,80".split())
def test_far_from_taiwan_nothing_is_the_nearest(store: Store, text: str) -> None:
    query = Query.parse({"near": text, "radius": "100000"})
    assert store.nearby(query) == Nearby((), None, store.nearby(around(*CENTRE)).unplaced, 0)


@settings(deadline=None, max_examples=200)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, 100_000))
def test_anywhere_on_the_globe_there_is_an_answer(store: Store, lon: float, lat: float, radius: float) -> None:
    found = store.nearby(around(lon, lat, radius))
    assert all(one.metres <= radius for one in found.within)
    if found.beyond:
        assert radius < found.beyond.metres <= FURTHEST_M


def test_what_no_work_is_has_no_nearest(store: Store) -> None:
    assert store.nearby(around(*CENTRE, q="無何有")) == Nearby((), None, 0, 0)


def test_without_a_place_nothing_is_near(store: Store) -> None:
    with pytest.raises(QueryError, match="longitude,latitude"):
        store.nearby(Query())


def test_the_index_of_boxes_is_asked_and_not_every_work(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[object]]] = []
    rows = store._rows

    def listen(select: str, values: list[object]) -> list[tuple[object, ...]]:
        asked.append((select, values))
        return [*rows(select, values)]

    monkeypatch.setattr(store, "_rows", listen)
    store.nearby(around(120.9, 22.5, 300))
    measured = [(select, values) for select, values in asked if "boxes" in select]
    assert len(measured) > 1
    for select, values in measured:
        plan = [str(step[3]) for step in rows(f"EXPLAIN QUERY PLAN {select}", values)]
        assert any("boxes VIRTUAL TABLE INDEX" in step for step in plan), plan
        assert not any(step.startswith("SCAN works") for step in plan), plan


def test_a_wider_circle_of_the_same_place_holds_the_narrower(store: Store) -> None:
    query = around(*CENTRE, 500)
    assert query.near is not None
    narrow = store.nearby(query).within
    wide = store.nearby(replace(query, near=replace(query.near, radius_m=3000))).within
    assert narrow == wide[: len(narrow)]
