"""Flood points before and after a work was completed: as precisely as both are known, and never guessed."""

from __future__ import annotations

import pytest
import shapely

from layers.analysis.before_after import BeforeAfter, count_points, seen_between
from tests.layers.analysis.ground import EAST, NORTH, context, works

HERE = shapely.Point(EAST, NORTH)
DONE = {"phase": "done", "completion_kind": "actual"}


def _counted(years: list[object], **said: object) -> BeforeAfter:
    points = context([HERE] * len(years), kind="flood-points", 年度=list(years))
    work = works([HERE], **{name: [value] for name, value in said.items()})
    return count_points(work, points, 100)[0]


def test_a_point_of_the_year_of_completion_is_neither_before_nor_after() -> None:
    counted = _counted([2018, 2019, 2020, 2020, 2022], **DONE, completion="2020")
    assert counted == BeforeAfter(points=5, before=2, after=1, unclear=2)


def test_days_decide_where_both_are_known_to_the_day() -> None:
    counted = _counted(["2020-06-29", "2020/7/1", "109年6月30日", "2020"], **DONE, completion="2020-06-30")
    assert counted == BeforeAfter(points=4, before=1, after=1, unclear=2)


def test_a_point_that_does_not_say_when_is_unclear() -> None:
    assert _counted([2018, None, "?", 2022], **DONE, completion="2020") == BeforeAfter(4, 1, 1, 2)


@pytest.mark.parametrize(
    "said",
    [
        {"phase": "done", "completion_kind": "promised", "completion": "2020"},
        {"phase": "building", "completion_kind": "promised", "completion": "2020"},
        {"phase": "done", "completion_kind": None, "completion": None},
    ],
    ids=["done, but only a promise is dated", "promised", "done, nobody says when"],
)
def test_there_is_no_before_or_after_without_a_reported_day_of_completion(
    said: dict[str, object],
) -> None:
    assert _counted([2018, 2022], **said) == BeforeAfter(2, None, None, None)


@pytest.mark.parametrize(
    ("completion", "before", "after"), [("2024", 3, None), ("2016", None, 3)], ids=["after the data", "before them"]
)
def test_what_the_data_do_not_reach_is_not_told_as_none(completion: str, before: int | None, after: int | None) -> None:
    counted = _counted([2018, 2020, 2022], **DONE, completion=completion)
    assert (counted.before, counted.after) == (before, after)


def test_points_are_counted_up_to_the_distance_from_the_nearest_edge() -> None:
    away = [shapely.Point(EAST + 100 + metres, NORTH) for metres in (49.9, 50.1)]
    points = context(away, kind="flood-points", year=[2018, 2018])
    assert count_points(works([HERE.buffer(100, quad_segs=64)]), points, 50)[0].points == 1


def test_the_data_say_from_when_to_when_they_are() -> None:
    assert seen_between(context([HERE] * 2, kind="flood-points", year=[2022, 2018])) == ("2018-01-01", "2022-12-31")
    assert seen_between(context([HERE], kind="flood-points", other=[1])) is None
