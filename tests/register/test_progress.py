"""How far a work is, in the words of the reports."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.errors import WordsError
from register.period import Period
from register.progress import read_status
from register.status import LADDER, Phase, Status, least_advanced, phase_of
from register.vocabulary import FILE, compact, vocabulary

REPORT = Period.parse("2024-10-09")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("刻正辦理綜規與環評", "planning"),
        ("刻正辦理設計作業", "design"),
        ("可行性研究中", "feasibility"),
        ("國 10 大社交流道之可行性評估", "feasibility"),
        ("持續爭取中央補助", "proposed"),
        ("已通過內政部都委會審議", "planning"),
        ("行政院已審核通過", "planning"),
        ("捷運局招商中", "procurement"),
        ("今年上半年已簽約 5 案", "procurement"),
        ("已於114年完成綜合甄審", None),
        ("社宅施工進度截至 113 年 8 月，岡山、大寮、前鎮亞灣分別為 17.9%", "construction"),
        ("第一階段(美濃至里港段)112 年 12 月開工", "construction"),
        ("113 年 7 月動土建廠", "construction"),
        ("台積電 P1、P2 廠工程持續進行中", "construction"),
        ("興建中的有路竹、小港等 6 座", "construction"),
        ("西段 113 年 8 月通車", "operating"),
        ("目前營運中的有鳳山、苓雅等 8 座", "operating"),
        ("已完工", "completed"),
        ("主體已完工", "construction"),
        ("部分通車", "construction"),
        ("復工", "construction"),
        ("試營運", "completed"),
        ("投產", "operating"),
        ("完成設計工程", "design"),
        ("完成工程發包", "procurement"),
        ("完成焚化廠修建工程", "completed"),
        ("暫緩施工", "suspended"),
        ("暫停施工", "suspended"),
        ("本案取消", "cancelled"),
    ],
)
def test_what_has_happened_is_the_status(said: str, status: str | None) -> None:
    assert read_status(said, REPORT) == status


@pytest.mark.parametrize(
    "said",
    [
        "近期動土廠商：鴻華先進",
        "持續辦理台 39 線延伸優先段",
        "刻正辦理南段",
        "改善楠梓區右昌地區積淹水問題",
        "8 月 28 日啟動",
    ],
)
def test_being_at_it_and_ceremonies_are_no_status(said: str) -> None:
    assert read_status(said, REPORT) is None


@pytest.mark.parametrize(
    "said",
    [
        "114 年 10 月完工進駐",
        "可行性研究預計 114 年 5 月完成",
        "預計年底完工",
        "尚未開工",
        "未完工",
        "未發包",
        "未獲核定",
        "未來通車",
        "力拼 112 年完工",
        "有望通車",
        "完工後可減輕淹水",
        "經濟部將公告新材料園區二階環評說明書",
    ],
)
def test_what_lies_ahead_or_has_not_happened_is_no_status(said: str) -> None:
    assert read_status(said, REPORT) is None


def test_of_several_stages_the_least_advanced_counts() -> None:
    assert read_status("綜合規劃暨設計施工", REPORT) is Status.PLANNING
    assert least_advanced({Status.OPERATING, Status.DESIGN}) is Status.DESIGN
    assert least_advanced({Status.OPERATING, Status.SUSPENDED}) is Status.SUSPENDED


def test_every_phrase_stands_in_one_list_with_a_reason() -> None:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert list(table) == ["modality", "status", "unstated"]
    assert list(table["status"]) == list(Status)
    entries = [*table["status"].values(), table["unstated"]]
    phrases = [compact(phrase) for entry in entries for phrase in entry["phrases"]]
    assert [phrase for phrase, count in Counter(phrases).items() if count > 1] == []
    assert all(entry["reason"] for entry in entries)


def test_a_phrase_that_nobody_knows_stops_the_build() -> None:
    with pytest.raises(WordsError, match="vocabulary"):
        read_status("風光明媚", REPORT)


@pytest.mark.parametrize("marker", tomllib.loads(FILE.read_text(encoding="utf-8"))["modality"]["promise"])
def test_a_promise_is_never_a_fact(marker: str) -> None:
    said = [f"{marker}{date}{phrase}" for phrase in vocabulary().codes for date in ("", " 112 年", "於 113 年底前")]
    assert [words for words in said if read_status(words, REPORT) is not None] == []


def test_each_phrase_of_the_vocabulary_is_read_as_its_status() -> None:
    assert {phrase: read_status(phrase, REPORT) for phrase in vocabulary().codes} == vocabulary().codes


@given(st.text(max_size=40))
def test_any_words_give_a_status_or_our_own_error(said: str) -> None:
    try:
        assert read_status(said, REPORT) in {None, *Status}
    except WordsError as error:
        assert error.said == said


def test_every_status_has_a_phase_and_only_stopped_ones_stand_beside_the_ladder() -> None:
    assert {status.phase for status in LADDER} == {Phase.PLANNED, Phase.BUILDING, Phase.DONE}
    assert phase_of(None) is Phase.UNSTATED
