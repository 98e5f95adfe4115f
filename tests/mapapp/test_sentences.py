"""What is near, in sentences of both languages."""

from __future__ import annotations

from typing import Any

import pytest

from layers import Query
from layers.near import Near
from layers.nearby import Nearby, Reached
from mapapp.sentences import Sentences, is_narrowed, told_of
from mapapp.words import Words

CHINESE, ENGLISH = Sentences(Words("zh-Hant")), Sentences(Words("en"))
ASKED = Query(near=Near(120.3, 22.6, 1000))
PROMISE = {"completion": "2025-10", "completion_precision": "month", "completion_kind": "promised", "overdue": True}


def work(**others: Any) -> dict[str, Any]:  # noqa: ANN401  any property
    empty = dict.fromkeys(("name_en", "completion", "completion_precision", "completion_kind"))
    return {"name": "某公園", "phase": "unstated", "overdue": False, **empty, **others}


def at(metres: float, phase: str = "unstated", precision_m: float = 50, *, is_area: bool = False) -> Reached:
    return Reached("kw-0001", phase, metres, precision_m, is_area)


def say(said: Sentences, *within: Reached, query: Query = ASKED, **properties: Any) -> str:  # noqa: ANN401
    found = Nearby(within, None, 0, 0)
    return said.sentence(query, found, [(one, work(**properties)) for one in told_of(found)])


def test_the_sentence_of_the_issue() -> None:
    works = [at(320, "building"), at(400, "building"), at(500, "planned"), at(600, "done")]
    assert say(CHINESE, *works, **PROMISE) == (
        "方圓 1 公里內有 4 項建設：2 項施工中、1 項規劃中、1 項已完成。"
        "最近的是 320 公尺外的「某公園」，承諾 114 年 10 月完工，已逾期。"
    )
    assert say(ENGLISH, *works, **PROMISE) == (
        "Within 1 km there are 4 works: 2 under construction, 1 planned and 1 completed. "
        "The nearest, 320 m away, is “某公園”: completion was promised for October 2025 and is overdue."
    )


def test_one_work_is_one_in_english() -> None:
    assert say(ENGLISH, at(300)).startswith("Within 1 km there is 1 work: 1 with no stated progress.")


def test_a_place_that_is_known_roughly_is_told_so() -> None:
    assert "最近的是約 320 公尺外的「某公園」（位置只準到 500 公尺），" in say(CHINESE, at(320, precision_m=500))
    assert "only known to within 500 m" in say(ENGLISH, at(320, precision_m=500))
    assert "位置" not in say(CHINESE, at(320, precision_m=100))


def test_where_one_stands_there_is_no_distance() -> None:
    assert "最近的「某公園」就在這裡" in say(CHINESE, at(4))
    assert "這裡就在「某公園」的範圍內" in say(CHINESE, at(0, is_area=True))
    assert "0 公尺" not in say(CHINESE, at(0)) + say(CHINESE, at(0, is_area=True))


def test_after_an_area_round_the_place_the_nearest_outside_it_is_told_too() -> None:
    said = say(CHINESE, at(0, is_area=True), at(0, is_area=True), at(320))
    assert said.index("範圍內，") < said.index("最近的是 320 公尺外的")


@pytest.mark.parametrize(
    ("properties", "chinese", "english"),
    [
        ({"phase": "unstated"}, "進度與完工時間都未載明", "neither its progress nor its completion date is stated"),
        ({"phase": "building"}, "施工中，完工時間未載明", "under construction, with no completion date stated"),
        ({"phase": "stopped", **PROMISE}, "暫緩或取消", "suspended or cancelled"),
        ({"phase": "done"}, "已完成，完成時間未載明", "completed, with no date stated"),
        ({**PROMISE, "overdue": False}, "承諾 114 年 10 月完工。", "promised for October 2025."),
        ({**PROMISE, "completion": "2025"}, "承諾 114 年完工，已逾期", "promised for 2025 and is overdue"),
        ({**PROMISE, "completion": "2025-Q3"}, "承諾 114 年第 3 季完工", "quarter 3 of 2025"),
        ({**PROMISE, "completion": "2025/2028"}, "承諾 114 年至 117 年完工", "2025 to 2028"),
        (
            {
                "phase": "done",
                **PROMISE,
                "completion_kind": "actual",
                "completion": "2024-06-30",
                "completion_precision": "day",
            },
            "113 年 6 月 30 日完成",
            "completed on 30 June 2024",
        ),
    ],
)
def test_completion_is_said_as_what_it_is(properties: dict[str, Any], chinese: str, english: str) -> None:
    assert chinese in say(CHINESE, at(300), **properties)
    assert english in say(ENGLISH, at(300), **properties)


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (4.9, "就在這裡"),
        (6, "10 公尺"),
        (324, "320 公尺"),
        (994, "990 公尺"),
        (996, "1 公里"),
        (1040, "1 公里"),
        (2260, "2.3 公里"),
    ],
)
def test_distances_are_rounded_as_a_walker_would(metres: float, said: str) -> None:
    assert CHINESE.away(metres, 50, is_area=False) == said


def test_filters_beside_the_place_are_told() -> None:
    narrowed = Query.parse({"near": "120.3,22.6", "phase": "building"})
    assert "符合篩選的建設" in say(CHINESE, at(3, "building"), query=narrowed)
    assert is_narrowed(narrowed)
    assert not is_narrowed(Query.parse({"near": "120.3,22.6", "finished": "recent"}))


def test_hostile_names_stay_words() -> None:
    name = "<img src=x onerror=alert(1)>{n}{phases}」"
    assert f"「{name}」" in say(CHINESE, at(300), name=name)
