"""Sentences that look like a work and have no name are told to a person."""

from __future__ import annotations

import pytest

from register.extraction.names import find_names, find_unread
from register.reading import Kind, Passage, Reading


def unread(text: str) -> list[str]:
    """List the sentences of one paragraph that nobody could read."""
    reading = Reading(text + "\n", (Passage(Kind.PARAGRAPH, "二、建設", "1", None, 0, text),), "txt", "")
    return [one.sentence.text for one in find_unread(reading, find_names(reading))]


@pytest.mark.parametrize(
    "text",
    [
        "本縣自有垃圾熱處理設施110年7月動土，工程進度96%。",
        "公共工程預計於 11 月完工。",
    ],
)
def test_what_is_built_and_has_no_name_is_told(text: str) -> None:
    assert unread(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "青禾滯洪池預計 113 年底完工。",
        "特色公園已完工啟用 56 座。",
        "推動本市觀光產業，吸引旅客。",
        "強化消防車輛汰換，保障安全。",
    ],
)
def test_what_is_read_what_is_a_sum_and_what_is_no_work_are_not_told(text: str) -> None:
    assert unread(text) == []


def test_only_the_sentence_without_a_name_is_told() -> None:
    text = "青禾滯洪池已完工。本縣自有垃圾熱處理設施110年7月動土，工程進度96%。預計 113 年底完工。"
    assert unread(text) == [text.split("。")[1] + "。"]


def test_a_name_that_nothing_speaks_for_is_told_with_its_words() -> None:
    text = "青禾污水處理廠邁向新里程，落實節能。"
    reading = Reading(text + "\n", (Passage(Kind.PARAGRAPH, "二、建設", "1", None, 0, text),), "txt", "")
    assert find_names(reading) == ()
    (told,) = find_unread(reading, ())
    assert told.sentence.text == text
    assert "青禾污水處理廠" in told.reason


def test_one_beside_a_work_that_was_found_is_told_too() -> None:
    text = "晴川滯洪池預計 113 年底完工，青禾污水處理廠邁向新里程。"
    assert unread(text) == [text]
