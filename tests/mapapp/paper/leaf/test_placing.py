"""Numbers on a map: each stands, none covers another, a symbol or the frame."""

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, Store
from mapapp.paper.leaf.placing import Placed, hairs, place, spread
from mapapp.paper.leaf.spots import HEIGHT_MM, width
from mapapp.paper.leaf.spread import APART_MM, EDGE_MM, SYMBOL_MM
from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import number
from mapapp.paper.papers import Page
from mapapp.paper.scales import largest
from mapapp.paper.window import Window
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work

NOTHING = shapely.GeometryCollection()
SMALL = Window(0, 10_000, 100_000, 120, 100)  # a millimetre of it is a hundred metres
MM = st.tuples(st.integers(1, 119), st.integers(1, 99))
CROWDS = st.lists(MM, max_size=30)


def work(n: int, at: tuple[float, float], precision: float = 50, **more: object) -> Numbered:
    """Give a work at a place on `SMALL`, mm."""
    point = shapely.Point(at[0] * 100, 10_000 - at[1] * 100)
    properties = {"id": f"kw-{n}", "precision_m": precision, "districts": [], "overdue": False, **more}
    return Numbered(n, Work(properties, None, point), point)


def box(one: Placed) -> shapely.Geometry:
    wide, high = width(one.number) / 2, HEIGHT_MM / 2
    return shapely.box(one.x - wide, one.y - high, one.x + wide, one.y + high)


def symbol(spot: tuple[float, float]) -> shapely.Geometry:
    return shapely.Point(spot).buffer(SYMBOL_MM / 2)


def overlaps(window: Window, placed: tuple[Placed, ...], spots: dict[int, tuple[float, float]]) -> list[str]:
    boxes = [(f"number {one.number}", box(one)) for one in placed]
    symbols = [(f"symbol {number}", symbol(spot)) for number, spot in spots.items()]
    frame = shapely.box(0, 0, window.width_mm, window.height_mm).buffer(-EDGE_MM + 0.01, join_style="mitre")
    wrong = [f"{one} leaves the frame" for one, shape in boxes + symbols if not shapely.covers(frame, shape)]
    pairs = itertools.combinations(boxes + symbols, 2)
    return wrong + [f"{one} on {two}" for (one, some), (two, other) in pairs if some.intersection(other).area > 0.01]


@pytest.fixture(scope="module")
def sheets(edition: Path) -> list[tuple[str, Window, tuple[Numbered, ...]]]:
    """Give every district on every paper, upright and lying."""
    return list(_sheets(Store(edition)))


def _sheets(store: Store) -> Iterator[tuple[str, Window, tuple[Numbered, ...]]]:
    for district, area in Land.read(store).districts.items():
        works = [Work.read(feature) for feature in store.query(Query(district=frozenset({district})))]
        numbered, _ = number(works, area, district)
        for page in (Page("a4", False), Page("a3", True)):
            window = Window.round(area, largest(area, page.size_mm) or 0, page.size_mm)
            yield f"{district} {page.paper}", window, numbered


def test_on_every_districts_sheet_every_number_stands_beside_what_it_is_of_and_covers_nothing(
    sheets: list[tuple[str, Window, tuple[Numbered, ...]]],
) -> None:
    assert len(sheets) == 76
    for name, window, numbered in sheets:
        spots, placed = spread(window, numbered), place(window, numbered, NOTHING)
        assert [one.number for one in placed] == list(spots), name
        assert overlaps(window, placed, spots) == [], name
        leaders = [shapely.LineString(one.leader) for one in placed if one.leader]
        assert not any(shapely.crosses(one, two) for one, two in itertools.combinations(leaders, 2)), name


def test_few_numbers_of_the_register_need_a_leader_line(
    sheets: list[tuple[str, Window, tuple[Numbered, ...]]],
) -> None:
    placed = [one for _, window, numbered in sheets for one in place(window, numbered, NOTHING)]
    led = [one.leader for one in placed if one.leader]
    assert len(led) < 0.08 * len(placed)
    assert max(math.dist(*leader) for leader in led) < 15


@settings(deadline=None, max_examples=15)
@given(CROWDS)
def test_in_no_crowd_a_number_is_lost_or_covers_anything(crowd: list[tuple[float, float]]) -> None:
    works = [work(n, at) for n, at in enumerate(crowd, 1)]
    spots, placed = spread(SMALL, works), place(SMALL, works, NOTHING)
    assert [one.number for one in placed] == list(spots) == list(range(1, len(crowd) + 1))
    assert overlaps(SMALL, placed, spots) == []


@settings(deadline=None, max_examples=6)
@given(MM, st.integers(2, 20))
def test_works_at_one_point_fan_out_and_each_keeps_its_number(at: tuple[float, float], count: int) -> None:
    works = [work(n, at) for n in range(1, count + 1)]
    spots, placed = spread(SMALL, works), place(SMALL, works, NOTHING)
    assert all(math.dist(*pair) >= APART_MM - 0.01 for pair in itertools.combinations(spots.values(), 2))
    assert all(math.dist(at, spot) < 30 for spot in spots.values())
    assert overlaps(SMALL, placed, spots) == []


def test_a_lone_number_stands_at_the_right_of_its_symbol_without_a_line() -> None:
    (one,) = place(SMALL, [work(7, (50, 50))], NOTHING)
    assert (one.y, one.leader) == (50, None)
    assert 50 + SYMBOL_MM / 2 < one.x - width(7) / 2 < 50 + SYMBOL_MM


def test_a_number_keeps_clear_of_what_lies_on_the_map() -> None:
    inset = shapely.box(48, 30, 100, 90)
    (one,) = place(SMALL, [work(7, (46, 50))], inset)
    assert one.leader is None
    assert not shapely.intersects(box(one), inset)


def test_a_number_that_an_inset_surrounds_goes_where_there_is_room_with_a_line() -> None:
    inset = shapely.box(0, 0, 90, 100) - shapely.box(48, 48, 52, 52)
    (one,) = place(SMALL, [work(7, (50, 50))], inset)
    assert one.leader is not None
    assert not shapely.intersects(box(one), inset)


def test_a_number_on_a_map_without_any_room_still_stands_beside_its_symbol() -> None:
    (one,) = place(SMALL, [work(7, (50, 50))], shapely.box(-5, -5, 200, 200))
    assert math.dist((50, 50), (one.x, one.y)) < 5


def test_a_number_leaves_the_line_of_its_work_free() -> None:
    line = shapely.LineString([(0, 5_000), (12_000, 5_000)])
    along = work(7, (60, 50))
    (one,) = place(SMALL, [Numbered(7, Work(along.work.properties, None, line), along.at)], NOTHING)
    assert one.leader is None
    assert not shapely.intersects(box(one), shapely.LineString([(0, 50), (120, 50)]))


def test_a_number_does_not_cover_the_mark_of_a_broken_promise() -> None:
    (one,) = place(SMALL, [work(7, (50, 50), overdue=True)], NOTHING)
    assert not shapely.intersects(box(one), shapely.box(50.7, 47.3, 52.7, 49.3))


def test_a_leader_line_runs_from_the_symbols_edge_to_the_numbers() -> None:
    works = [work(n, (50, 50)) for n in range(1, 20)]
    spots = spread(SMALL, works)
    led = [one for one in place(SMALL, works, NOTHING) if one.leader]
    assert led
    for one in led:
        assert one.leader is not None
        start, end = one.leader
        assert math.dist(start, spots[one.number]) == pytest.approx(SYMBOL_MM / 2, abs=0.01)
        assert shapely.distance(box(one).exterior, shapely.Point(end)) < 0.01


def test_a_symbol_whose_place_lies_outside_the_window_stands_on_another_map() -> None:
    works = [work(1, (-1, 50)), work(2, (60, 50)), work(3, (60, 101))]
    assert list(spread(SMALL, works)) == [2]
    assert [one.number for one in place(SMALL, works, NOTHING)] == [2]


def test_who_is_known_best_keeps_its_place() -> None:
    spots = spread(SMALL, [work(1, (50, 50), 500), work(2, (50, 50), 10)])
    assert spots[2] == (50, 50)
    assert math.dist(spots[1], (50, 50)) >= APART_MM - 0.01


def test_a_hair_line_shows_where_a_moved_symbol_belongs_unless_it_is_not_known_so_well() -> None:
    known = hairs(SMALL, [work(1, (50, 50), 10), work(2, (50, 50), 20)])
    assert list(known) == [2]
    assert known[2][0] == (50, 50)
    assert hairs(SMALL, [work(1, (50, 50), 10), work(2, (50, 50), 5_000)]) == {}


def test_the_same_works_in_another_order_stand_in_the_same_places() -> None:
    works = [work(n, (50 + n % 5, 50 + n % 3)) for n in range(1, 16)]
    assert place(SMALL, works, NOTHING) == place(SMALL, works[::-1], NOTHING)


def test_a_map_without_works_has_no_numbers() -> None:
    assert place(SMALL, [], NOTHING) == ()


def test_seventy_works_in_one_spot_lose_no_number_and_no_number_covers_another() -> None:
    works = [work(n, (50 + n % 7, 50 + n % 11)) for n in range(1, 71)]
    placed = place(SMALL, works, NOTHING)
    assert [one.number for one in placed] == list(range(1, 71))
    boxes = [box(one) for one in placed]
    assert all(some.intersection(other).area < 0.01 for some, other in itertools.combinations(boxes, 2))


def test_a_symbol_leaves_room_for_the_mark_of_the_one_beside_it() -> None:
    spots = spread(SMALL, [work(1, (50, 50), 10, overdue=True), work(2, (50, 50), 20)])
    mark = shapely.box(50.7, 47.3, 52.7, 49.3)
    assert shapely.distance(shapely.Point(spots[2]), mark) >= SYMBOL_MM / 2
