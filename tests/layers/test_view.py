"""A page of very many projects sees what the store answers: the same numbers, every row once, every spot once."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers import Query, Store
from layers.bbox import BBox
from layers.clusters import MOST_ALONE, MOST_DRAWN
from layers.view import View
from tests.layers import plain

MANY = 1500
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FILTERS = plain.combinations(160)
WEST, SOUTH, EAST, NORTH = 120.1, 22.4, 121.1, 23.5


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
