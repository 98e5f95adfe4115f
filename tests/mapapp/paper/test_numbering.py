"""Numbers of a sheet: by place, from the north-west, at a point inside the area."""

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, Store
from mapapp.paper.numbering import number
from mapapp.paper.tour import tour
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work

SQUARE = shapely.box(0, 0, 1_000, 1_000)
METRES = st.integers(0, 20).map(lambda steps: 500.0 * steps)


def work(name: str, place: shapely.Geometry | None, districts: tuple[str, ...] = ("楠梓區",)) -> Work:
    return Work({"id": name, "precision_m": 50, "districts": list(districts)}, None, place)


def works_of(store: Store, district: str) -> list[Work]:
    return [Work.read(feature) for feature in store.query(Query(district=frozenset({district})))]


def mean_step(points: list[tuple[float, float]]) -> float:
    return float(np.hypot(*np.diff(np.array(points), axis=0).T).mean())


def test_every_work_of_every_district_has_one_number_or_no_place(store: Store, land: Land) -> None:
    for district, area in land.districts.items():
        works = works_of(store, district)
        numbered, unplaced = number(works, area, district)
        assert [one.number for one in numbered] == list(range(1, len(numbered) + 1))
        assert sorted(one.work.id for one in numbered) == [work.id for work in works if work.place is not None]
        assert [work.id for work in unplaced] == [work.id for work in works if work.place is None]


def test_a_number_stands_inside_the_district_that_its_work_reaches_into(store: Store, land: Land) -> None:
    reaching = 0
    for district, area in land.districts.items():
        for one in number(works_of(store, district), area, district)[0]:
            if shapely.intersects(one.work.place, area):
                reaching += 1
                assert shapely.distance(one.at, area) < 0.01
                assert shapely.distance(one.at, one.work.place) < 0.01
    assert reaching > 200


def test_neighbours_are_neighbours_nearer_than_in_rows_and_far_nearer_than_by_id(store: Store, land: Land) -> None:
    walked, rows, by_id = [], [], []
    for district, area in land.districts.items():
        numbered, _ = number(works_of(store, district), area, district)
        if len(numbered) > 8:
            points = [(one.at.x, one.at.y) for one in numbered]
            walked.append(mean_step(points))
            rows.append(mean_step(sorted(points, key=lambda point: (-round(point[1] / 2_000), point[0]))))
            known = sorted(numbered, key=lambda one: one.work.id)
            by_id.append(mean_step([(one.at.x, one.at.y) for one in known]))
    assert sum(walked) < 0.85 * sum(rows)
    assert sum(walked) < 0.5 * sum(by_id)


def test_the_same_works_in_another_order_bear_the_same_numbers(store: Store, land: Land) -> None:
    works = works_of(store, "楠梓區")
    some, _ = number(works, land.districts["楠梓區"], "楠梓區")
    others, _ = number(works[::-1], land.districts["楠梓區"], "楠梓區")
    assert [one.work.id for one in some] == [one.work.id for one in others]


def test_the_walk_begins_in_the_north_west() -> None:
    corners = {"se": (900, 100), "ne": (900, 900), "nw": (100, 900), "sw": (100, 100)}
    numbered, _ = number([work(name, shapely.Point(at)) for name, at in corners.items()], SQUARE)
    assert numbered[0].work.id == "nw"


def test_works_at_one_place_follow_each_other_by_id() -> None:
    here, there = shapely.Point(500, 500), shapely.Point(100, 900)
    numbered, _ = number([work("c", here), work("a", here), work("x", there), work("b", here)], SQUARE)
    assert [one.work.id for one in numbered] == ["x", "a", "b", "c"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (shapely.LineString([(500, 500), (500, 5_000)]), (500, 750)),
        (shapely.LineString([(-800, 500), (200, 500), (200, 2_000), (400, 2_000), (400, 900)]), (200, 650)),
        (shapely.MultiPoint([(-100, 0), (300, 300), (400, 400)]), (300, 300)),
        (shapely.Point(5_000, 500), (5_000, 500)),
        (shapely.LineString([(2_000, 0), (2_000, 100)]), (2_000, 50)),
    ],
    ids=["a line that leaves", "a line that comes in twice", "some of several points", "outside", "a line outside"],
)
def test_a_symbol_stands_in_the_middle_of_what_lies_inside(
    place: shapely.Geometry, expected: tuple[float, float]
) -> None:
    (one,), _ = number([work("a", place)], SQUARE)
    assert (one.at.x, one.at.y) == expected


def test_an_area_that_only_touches_elsewhere_has_its_symbol_in_the_part_inside() -> None:
    straddling = shapely.MultiPolygon([shapely.box(900, 0, 5_000, 900), shapely.box(-10, 950, 0, 999)])
    (one,), _ = number([work("a", straddling)], SQUARE)
    assert shapely.covers(shapely.box(900, 0, 1_000, 900), one.at)


def test_a_work_in_several_districts_names_the_others_and_on_a_sheet_of_none_it_names_none() -> None:
    works = [work("a", shapely.Point(1, 1), ("鳳山區", "楠梓區", "苓雅區"))]
    assert number(works, SQUARE, "楠梓區")[0][0].elsewhere == ("鳳山區", "苓雅區")
    assert number(works, SQUARE)[0][0].elsewhere == ()


def test_nothing_is_numbered_where_nothing_is() -> None:
    assert number([], SQUARE) == ((), ())


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(METRES, METRES), max_size=40))
def test_a_walk_passes_every_point_once_and_no_two_turns_of_it_cross(points: list[tuple[float, float]]) -> None:
    walk = tour(points)
    assert sorted(walk) == list(range(len(points)))
    steps = [(points[one], points[two]) for one, two in itertools.pairwise(walk)]
    for one, two in itertools.combinations([shapely.LineString(step) for step in steps], 2):
        assert not shapely.crosses(one, two)


def test_a_walk_past_thousands_of_points_is_found_at_once() -> None:
    points = [(float(n * 7_919 % 10_007), float(n * 104_729 % 10_009)) for n in range(3_000)]
    assert sorted(tour(points)) == list(range(3_000))
