"""Where it floods and nothing stands: what counts as standing, what is one place, and what is first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from layers.analysis.asked import Asked
from layers.analysis.gaps import Around, Gap, Rank, find_gaps, ranked
from layers.analysis.inside import measure_inside
from layers.analysis.works import Works
from layers.analysis.zones import Zones
from layers.errors import QueryError
from tests.layers.analysis.ground import EAST, NORTH, context, works

NOWHERE = Zones([], np.array([], dtype=object))
AROUND = Around(NOWHERE, NOWHERE)


def _box(column: float, row: float = 0, width: float = 1, height: float = 1) -> shapely.Polygon:
    west, south = EAST + column * 100, NORTH + row * 100
    return shapely.box(west, south, west + width * 100, south + height * 100)


def _found(shapes: list[shapely.Geometry], standing: Works, beyond_m: float = 100) -> list[Gap]:
    return ranked(find_gaps(standing, context(shapes, list(range(1, len(shapes) + 1))), AROUND, beyond_m), Rank.AREA)


NOBODY = works([])


def test_pieces_that_share_a_side_are_one_place_and_those_that_share_a_corner_are_two() -> None:
    gaps = _found([_box(0), _box(1), _box(2, 1)], NOBODY)
    assert [(gap.m2, gap.deepest) for gap in gaps] == [(20_000, 2), (10_000, 3)]
    assert {(gap.nearest, gap.nearest_m, gap.is_rest) for gap in gaps} == {(None, None, False)}


def test_a_last_digit_that_hangs_on_the_order_of_a_file_ranks_nothing() -> None:
    north, south = _found([_box(0, 5), _box(0)], NOBODY)[::-1]
    assert (south.deepest, north.deepest) == (2, 1)
    gaps = [replace(south, m2=south.m2 + 1e-9, deepest=1), north]
    assert ranked(gaps, Rank.AREA)[0] is north


def test_what_lies_near_enough_is_cut_off_and_the_rest_is_told_as_such() -> None:
    (gap,) = _found([_box(0, width=10)], works([shapely.LineString([(EAST, NORTH - 50), (EAST, NORTH + 500)])]))
    assert (gap.m2, gap.is_rest) == (pytest.approx(90_000, rel=1e-3), True)
    assert gap.nearest_m == pytest.approx(100, abs=0.1)
    assert gap.nearest is not None
    assert gap.nearest["id"] == "w-000"


def test_where_works_reach_everything_there_is_no_gap() -> None:
    assert _found([_box(0), _box(1)], works([shapely.Point(EAST + 100, NORTH + 50)]), 500) == []


def test_flood_points_are_places_too() -> None:
    points = context([shapely.Point(EAST, NORTH), shapely.Point(EAST + 500, NORTH)], kind="flood-points")
    gaps = find_gaps(works([shapely.Point(EAST, NORTH + 50)]), points, Around(NOWHERE, NOWHERE, points), 100)
    assert [(gap.metres.x - EAST, gap.m2, gap.points) for gap in gaps] == [(500, 0, 1)]


def test_a_promise_counts_as_standing_up_to_its_year_unless_it_is_stopped() -> None:
    said = works(
        [None] * 4, phase=["done", "building", "stopped", "unstated"], completion_year=[None, 2027, 2025, None]
    )
    assert said.standing().tolist() == [True, False, False, False]
    assert said.standing(2026).tolist() == [True, False, False, False]
    assert said.standing(2027).tolist() == [True, True, False, False]


@pytest.mark.parametrize(("rank", "first"), [(Rank.AREA, "wide"), (Rank.DEPTH, "deep"), (Rank.POINTS, "known")])
def test_the_first_is_the_widest_the_deepest_or_the_one_with_most_points(rank: Rank, first: str) -> None:
    shapes = {"wide": _box(0, width=3), "deep": _box(10), "known": _box(20)}
    flooded = context(list(shapes.values()), [2, 6, 3])
    points = context([shapes["known"].centroid], kind="flood-points")
    gaps = ranked(find_gaps(NOBODY, flooded, Around(NOWHERE, NOWHERE, points), 0), rank)
    assert gaps[0].metres.equals(shapes[first])


def test_overlapping_areas_of_one_overlay_are_counted_once_and_the_deepest_holds() -> None:
    flooded = context([_box(0, width=2), _box(1, width=2)], [2, 5])
    (told,) = measure_inside(works([_box(0, width=3)]), flooded)
    assert (told.inside, dict(told.by_class), told.deepest) == (30_000, {5: 20_000, 2: 10_000}, 5)


def test_a_place_known_only_within_a_radius_has_the_deepest_class_of_that_radius_too() -> None:
    (told,) = measure_inside(works([_box(5).centroid], precision_m=[480]), context([_box(0), _box(7)], [6, 3]))
    assert (told.inside, told.deepest, told.deepest_within) == (0, None, 6)


@pytest.mark.parametrize(
    ("kind", "texts", "parameter"),
    [
        ("floods", {"overlay": "a"}, "kind"),
        ("works", {}, "overlay"),
        ("works", {"overlay": "a", "class": "3"}, "class"),
        ("works", {"overlay": "a", "metres": "-1"}, "metres"),
        ("works", {"overlay": "a", "metres": "1_0"}, "metres"),
        ("works", {"overlay": "a", "metres": "nan"}, "metres"),
        ("gaps", {"overlay": "a", "class": "0"}, "class"),
        ("gaps", {"overlay": "a", "class": "³"}, "class"),
        ("gaps", {"overlay": "a", "by": "next"}, "by"),
        ("gaps", {"overlay": "a", "rank": "size"}, "rank"),
        ("gaps", {"overlay": "a,b,c,d"}, "overlay"),
        ("areas", {"works": "mine"}, "works"),
        ("areas", {"phase": "done,x"}, "phase"),
        ("areas", {"precision": "∞"}, "precision"),
    ],
)
def test_an_unsound_question_is_told_by_its_parameter(kind: str, texts: dict[str, str], parameter: str) -> None:
    with pytest.raises(QueryError) as error:
        Asked.parse(kind, texts)
    assert error.value.parameter == parameter


def test_what_was_asked_can_be_asked_again() -> None:
    asked = Asked.parse(
        "gaps", {"overlay": "a,b", "class": "3", "by": "2028", "precision": "250", "phase": "done", "q": ""}
    )
    assert Asked.parse(asked.kind, asked.texts) == asked
    assert (asked.query.phase, asked.texts["metres"]) == ({"done"}, "500")
