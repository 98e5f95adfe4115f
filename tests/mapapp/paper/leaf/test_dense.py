"""Insets: only where they help, where they cover least, and every number on exactly one map of the leaf."""

import itertools
from collections.abc import Sequence

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, Store
from mapapp.paper.leaf.closeup import SHARES, Closeup
from mapapp.paper.leaf.dense import MOST, WORTH_MM, dense, resting, strains, taken
from mapapp.paper.leaf.placing import place, spread
from mapapp.paper.leaf.spread import SYMBOL_MM
from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import number
from mapapp.paper.papers import Page
from mapapp.paper.scales import SERIES, largest
from mapapp.paper.window import Window
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work

LEAF = Window(0, 20_000, 100_000, 180, 190)
"""A millimetre of it is a hundred metres."""
AREA = shapely.box(7_000, 3_000, 11_000, 17_000)
NEXT_TO = ("楠梓區", "左營區", "三民區", "前鎮區", "仁武區", "鼓山區", "苓雅區", "鳳山區")
"""Eight districts whose 96 works are crowded at 1:125,000."""


def work(n: int, at: tuple[float, float]) -> Numbered:
    """Give a work at a place on `LEAF`, mm."""
    point = shapely.Point(at[0] * 100, 20_000 - at[1] * 100)
    return Numbered(
        n, Work({"id": f"kw-{n}", "precision_m": 50, "districts": [], "overdue": False}, None, point), point
    )


def cluster(count: int, apart: float, at: tuple[float, float] = (90, 90)) -> list[Numbered]:
    """Give works on a square grid, so many millimetres apart."""
    steps = itertools.product(range(6), range(6))
    return [
        work(n, (at[0] + apart * x, at[1] + apart * y)) for n, (x, y) in zip(range(1, count + 1), steps, strict=False)
    ]


def assert_sound(leaf: Window, numbered: Sequence[Numbered], closeups: Sequence[Closeup]) -> None:
    """Hold what is true of all insets, whatever they show."""
    assert len(closeups) <= MOST
    rest, covered = resting(numbered, closeups), taken(leaf, closeups)
    maps = [frozenset(spread(leaf, rest, covered)), *(one.numbers for one in closeups)]
    assert sorted(itertools.chain(*maps)) == sorted(spread(leaf, numbered))
    frame = shapely.box(0, 0, leaf.width_mm, leaf.height_mm)
    for one in closeups:
        assert shapely.covers(frame, one.box)
        assert one.window.scale in SERIES
        assert 2 <= leaf.scale / one.window.scale <= 4
        assert one.window.width_mm <= SHARES[0] * leaf.width_mm + 0.1
        assert one.window.height_mm <= SHARES[0] * leaf.height_mm + 0.1
        shown = [each for each in numbered if each.number in one.numbers]
        assert {each.number for each in place(one.window, shown, shapely.Point())} == one.numbers
    shapes = [shape for one in closeups for shape in (one.box, one.frame(leaf))]
    assert all(some.intersection(other).area < 0.01 for some, other in itertools.combinations(shapes, 2))
    symbols = [shapely.Point(spot).buffer(SYMBOL_MM / 2) for spot in spread(leaf, rest, covered).values()]
    assert not [symbol for symbol in symbols if symbol.intersection(covered).area > 0.01]


@pytest.fixture(scope="module")
def eight(store: Store, land: Land) -> tuple[Window, tuple[Numbered, ...], shapely.Geometry, tuple[Closeup, ...]]:
    """Give a sheet of eight districts together, and its insets."""
    area = shapely.union_all([land.districts[name] for name in NEXT_TO])
    works = [Work.read(feature) for feature in store.query(Query(district=frozenset(NEXT_TO)))]
    size = Page("a4", False).size_mm
    window = Window.round(area, largest(area, size) or 0, size)
    numbered, _ = number(works, area)
    return window, numbered, area, dense(window, numbered, area)


def test_crowded_districts_get_insets_that_relieve_them(
    eight: tuple[Window, tuple[Numbered, ...], shapely.Geometry, tuple[Closeup, ...]],
) -> None:
    window, numbered, _, closeups = eight
    assert closeups
    assert_sound(window, numbered, closeups)
    before = sum(strains(window, numbered).values())
    after = sum(strains(window, resting(numbered, closeups), taken(window, closeups)).values())
    for one in closeups:
        after += sum(strains(one.window, [each for each in numbered if each.number in one.numbers]).values())
    assert after <= before - WORTH_MM


def test_an_inset_lies_outside_the_districts_where_there_is_room(
    eight: tuple[Window, tuple[Numbered, ...], shapely.Geometry, tuple[Closeup, ...]],
) -> None:
    window, _, area, closeups = eight
    for one in closeups:
        assert one.box.intersection(window.whole(area)).area < 0.25 * one.box.area


def test_no_single_district_needs_an_inset_at_the_scale_that_fills_its_page(store: Store, land: Land) -> None:
    for name, area in land.districts.items():
        works = [Work.read(feature) for feature in store.query(Query(district=frozenset({name})))]
        size = Page("a4", False).size_mm
        window = Window.round(area, largest(area, size) or 0, size)
        assert dense(window, number(works, area, name)[0], area) == (), name


def test_a_dense_cluster_is_drawn_larger_outside_the_area() -> None:
    works = [*cluster(25, 2.0), work(26, (60, 50)), work(27, (120, 150))]
    closeups = dense(LEAF, works, AREA)
    assert_sound(LEAF, works, closeups)
    assert closeups[0].numbers >= set(range(1, 26))
    assert closeups[0].box.intersection(LEAF.whole(AREA)).area == pytest.approx(0, abs=1)


def test_works_at_one_place_gain_nothing_by_an_inset_and_get_none() -> None:
    works = [work(n, (90, 90)) for n in range(1, 20)]
    assert sum(strains(LEAF, works).values()) >= WORTH_MM
    assert dense(LEAF, works, AREA) == ()


def test_works_with_room_get_no_inset() -> None:
    assert dense(LEAF, cluster(30, 12.0, (50, 50)), AREA) == ()


def test_no_inset_where_the_leaf_has_no_room_for_it() -> None:
    scattered = [work(100 + n, (12 + 13 * (n % 13), 12 + 26 * (n // 13))) for n in range(13 * 7)]
    works = [*cluster(16, 1.5), *scattered]
    assert sum(strains(LEAF, works).values()) >= WORTH_MM
    assert dense(LEAF, works, AREA) == ()


def test_nothing_is_dense_where_nothing_is() -> None:
    assert dense(LEAF, [], AREA) == ()


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(st.integers(60, 110), st.integers(60, 110)), max_size=50))
def test_in_no_crowd_a_number_is_on_two_maps_or_on_none(places: list[tuple[float, float]]) -> None:
    works = [work(n, (60 + (x - 60) / 3, 60 + (y - 60) / 3)) for n, (x, y) in enumerate(places, 1)]
    assert_sound(LEAF, works, dense(LEAF, works, AREA))
