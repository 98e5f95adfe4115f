"""A page of very many projects sees what the store answers: the same numbers, every row once, every spot once."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.made import Mould, make
from layers import Query, QueryError, Store
from layers.bbox import BBox
from layers.clusters import MOST_ALONE, MOST_DRAWN
from layers.columns import ORDERS
from layers.view import View
from layers.viewed import Viewed
from tests.layers import plain

MANY = 1500
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FILTERS = plain.combinations(160)
WEST, SOUTH, EAST, NORTH = 120.1, 22.4, 121.1, 23.5


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Serve a made register, too large to be drawn one by one."""
    return Store(make(tmp_path_factory.mktemp("many"), MANY, Mould()).edition)


def parse(asked: dict[str, str]) -> Query:
    return Query.parse(plain.request(asked))


def boxed(box: tuple[float, float, float, float], zoom: float) -> View:
    return View.parse({"box": ",".join(map(repr, box)), "zoom": str(zoom), "rows": "0"})


later = [{}, {"stands": "2026"}, {"finished": "recent"}, {"stands": "2030", "finished": "recent"}]
filters = st.builds(lambda asked, years: parse(asked | years), st.sampled_from(FILTERS), st.sampled_from(later))
spans = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)
boxes = st.tuples(spans, spans).map(
    lambda pair: (
        WEST + (EAST - WEST) * pair[0][0],
        SOUTH + (NORTH - SOUTH) * pair[1][0],
        WEST + (EAST - WEST) * pair[0][1],
        SOUTH + (NORTH - SOUTH) * pair[1][1],
    )
)


@SLOW
@given(query=filters)
def test_the_numbers_are_those_of_the_store(many: Store, query: Query) -> None:
    seen = many.view(query, View(rows=0))
    meant = [json.loads(feature) for feature in many.query(query)]
    assert (seen.total, seen.shown) == (MANY, len(meant))
    assert seen.unlocated == sum(work["geometry"] is None for work in meant)
    assert seen.facets == many.facets(query)
    assert seen.old == many.count(replace(query, finished="all")) - len(meant)
    assert (seen.page, seen.more, seen.drawn) == ((), len(meant), None)


@SLOW
@given(query=filters, box=boxes, zoom=st.floats(0, 22))
def test_features_and_clusters_add_up_to_what_the_query_means_inside_the_box(
    many: Store, query: Query, box: tuple[float, float, float, float], zoom: float
) -> None:
    seen = many.view(query, boxed(box, zoom))
    inside = within(many, query, box)
    drawn = [json.loads(feature)["properties"] for feature in seen.drawn.features]
    told = Counter(work["phase"] for work in drawn)
    for cluster in seen.drawn.clusters:
        assert cluster.count == sum(cluster.phases.values()) > 1
        told.update(cluster.phases)
    assert told == Counter(work["properties"]["phase"] for work in inside.values())
    assert len({work["id"] for work in drawn}) == len(drawn)
    assert {work["id"] for work in drawn} <= set(inside)
    assert bool(seen.drawn.clusters) <= (len(inside) > MOST_ALONE)


def within(store: Store, query: Query, box: tuple[float, float, float, float]) -> dict[str, Any]:
    """Give what a query means inside a box, as the published filter says it."""
    asked = replace(query, bbox=plain_box(box))
    inside = {work["id"]: work for work in map(json.loads, store.query(asked))}
    if query.bbox is None:
        return inside
    own = {work["id"] for work in map(json.loads, store.query(query))}
    return {name: work for name, work in inside.items() if name in own}


def plain_box(box: tuple[float, float, float, float]) -> BBox | None:
    return Query.parse({"bbox": ",".join(map(repr, box))}).bbox


@SLOW
@given(box=boxes, zoom=st.floats(0, 22))
def test_a_cluster_stands_among_its_members_and_within_the_box(
    many: Store, box: tuple[float, float, float, float], zoom: float
) -> None:
    drawn = many.view(Query(), boxed(box, zoom)).drawn
    assert len(drawn.features) + len(drawn.clusters) <= MOST_DRAWN
    for cluster in drawn.clusters:
        west, south, east, north = cluster.bounds
        assert west <= cluster.lon <= east and south <= cluster.lat <= north
        assert box[0] - 1e-6 <= west and east <= box[2] + 1e-6
        assert box[1] - 1e-6 <= south and north <= box[3] + 1e-6


def test_few_projects_are_drawn_one_by_one_and_many_together(many: Store) -> None:
    whole = (WEST, SOUTH, EAST, NORTH)
    few, much = Query.parse({"category": "mrt"}), Query()
    assert 0 < many.count(few) <= MOST_ALONE < many.count(much)
    assert many.view(few, boxed(whole, 5)).drawn.clusters == ()
    assert len(many.view(much, boxed(whole, 5)).drawn.clusters) < 10
    assert len(many.view(much, boxed(whole, 10)).drawn.clusters) > 20


def test_one_project_is_drawn_wherever_it_lies(store: Store) -> None:
    works = list(map(json.loads, store.query(Query())))
    for located in (True, False):
        work = next(work for work in works if (work["geometry"] is not None) is located)
        chosen = store.view(Query.parse({"q": "無何有"}), View(project=work["id"])).chosen
        assert (json.loads(chosen)["geometry"] if chosen else None) == work["geometry"]
    assert store.view(Query(), View(project="kw-9999")).chosen is None


def test_what_is_drawn_is_the_published_shape_with_what_the_map_looks_at(store: Store) -> None:
    drawn = store.view(Query(), boxed((WEST, SOUTH, EAST, NORTH), 10)).drawn
    published = {work["id"]: work for work in map(json.loads, store.query(Query()))}
    for feature in map(json.loads, drawn.features):
        work = published[feature["id"]]
        assert feature["geometry"] == work["geometry"]
        assert feature["properties"].items() <= work["properties"].items()
    assert len(drawn.features) == sum(work["geometry"] is not None for work in published.values())


@SLOW
@given(query=filters, sort=st.sampled_from(ORDERS), rows=st.integers(1, 200))
def test_pages_of_the_list_have_no_gap_and_no_row_twice(many: Store, query: Query, sort: str, rows: int) -> None:
    read: list[str] = []
    while True:
        seen = many.view(query, View(sort=sort, first=len(read), rows=rows))
        read += [work["id"] for work in listed(seen)]
        assert seen.more == seen.shown - len(read)
        if not seen.more:
            break
    assert sorted(read) == sorted(plain.ids(many.query(query)))


def listed(seen: Viewed) -> list[dict[str, Any]]:
    return [json.loads(feature)["properties"] for feature, _ in seen.page]


PHASES = ["building", "planned", "unstated", "stopped", "done"]
KEYS: dict[str, Any] = {
    "phase": lambda work: (PHASES.index(work["phase"]), work["completion_year"] or 9999, work["id"]),
    "year": lambda work: (work["completion_year"] or 9999, PHASES.index(work["phase"]), work["id"]),
    "category": lambda work: (work["category"], KEYS["phase"](work)),
}


@pytest.mark.parametrize("sort", KEYS)
def test_the_list_is_in_the_order_that_is_asked_for(store: Store, sort: str) -> None:
    works = listed(store.view(Query(), View(sort=sort, rows=200)))
    assert len(works) == store.count(Query())
    assert works == sorted(works, key=KEYS[sort])


def test_names_are_in_the_order_of_their_strokes(store: Store) -> None:
    names = [work["name"] for work in listed(store.view(Query(), View(sort="name", rows=200)))]
    first = [name[0] for name in names if name[0] in "三中台民旗鳳"]
    assert list(dict.fromkeys(first)) == [letter for letter in "三中台民旗鳳" if letter in first]


def test_by_distance_the_nearest_comes_first_and_each_row_has_its_metres(many: Store) -> None:
    query = Query.parse({"near": "120.3025,22.6394", "radius": "4000"})
    seen = many.view(query, View(sort="distance", rows=200))
    told = [metres for _, metres in seen.page]
    assert told == sorted(told)
    assert len(told) == min(200, many.count(query)) > 3
    for work, metres in zip(map(json.loads, (feature for feature, _ in seen.page)), told, strict=True):
        assert metres == pytest.approx(plain.metres(plain.geometry(work), 120.3025, 22.6394), rel=2e-3, abs=2)


def test_by_distance_from_nowhere_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="near beside it"):
        store.view(Query(), View(sort="distance"))


def test_the_extent_holds_the_symbols_of_what_is_meant(store: Store) -> None:
    assert store.view(Query.parse({"q": "無何有"}), View()).extent is None
    west, south, east, north = store.view(Query(), View()).extent
    assert WEST < west < east < EAST and SOUTH < south < north < NORTH


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"box": "120,22,121,23"}, "zoom beside it"),
        ({"zoom": "10"}, "box beside it"),
        ({"box": "121,22,120,23", "zoom": "10"}, "west,south,east,north"),
        ({"box": "120,22,nan,23", "zoom": "10"}, "west,south,east,north"),
        ({"box": "120,22,121,23", "zoom": "23"}, "a number from 0 to 22"),
        ({"box": "120,22,121,23", "zoom": "nan"}, "a number from 0 to 22"),
        ({"box": "120,22,121,23", "zoom": "9,10"}, "a number from 0 to 22"),
        ({"sort": "beauty"}, "one of phase, year, category, name, distance"),
        ({"from": "-1"}, "a whole number"),
        ({"rows": "201"}, "a whole number from 0 to 200"),
        ({"rows": "٣"}, "a whole number"),
        ({"from": ""}, "a whole number"),
    ],
)
def test_what_is_no_view_is_refused(texts: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        View.parse(texts)


def test_a_new_edition_is_seen(many: Store, edition: Path, tmp_path: Path) -> None:
    import shutil

    served = Store(Path(shutil.copy(many.path, tmp_path / "served.sqlite")))
    assert served.view(Query(), View()).total == MANY
    shutil.copy(edition, tmp_path / "next.sqlite").replace(served.path)
    seen = served.view(Query(), View())
    assert (seen.total, seen.edition) == (served.count(Query()), Store(edition).edition)
