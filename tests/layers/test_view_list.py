"""A page of very many projects lists each of them once, in the order that is asked for, and refuses what is no view."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers import Query, QueryError, Store
from layers.columns import ORDERS
from layers.view import View
from layers.viewed import Viewed
from tests.layers import plain

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
filters = st.sampled_from(plain.combinations(160)).map(lambda asked: Query.parse(plain.request(asked)))
WEST, SOUTH, EAST, NORTH = 120.1, 22.4, 121.1, 23.5


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
    served = Store(Path(shutil.copy(many.path, tmp_path / "served.sqlite")))
    assert served.view(Query(), View()).total == many.count(Query())
    shutil.copy(edition, tmp_path / "next.sqlite").replace(served.path)
    seen = served.view(Query(), View())
    assert (seen.total, seen.edition) == (served.count(Query()), Store(edition).edition)
