"""Dates as the city's reports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.errors import WordsError
from register.period import Period
from register.when import read_when

REPORT = Period.parse("2024-10-09")
OUTLINE = Period.parse("2025")


@pytest.mark.parametrize(
    ("said", "value", "precision"),
    [
        ("預計 113 年底完工", "2024-12", "month"),
        ("預計 114 年中完工", "2025-06", "month"),
        ("115 年初", "2026-01", "month"),
        ("預計 115 年 3 月底完工", "2026-03", "month"),
        ("預計 114 年第 2 季完成建廠", "2025-Q2", "quarter"),
        ("115 年第二季", "2026-Q2", "quarter"),
        ("預計 120 年完工通車", "2031", "year"),
        ("1 階於 113 年 6 月 30 日通車營運", "2024-06-30", "day"),
        ("於 113 年 2-9 月開工", "2024-02/2024-09", "range"),
        ("114 至 117 學年度", "2025/2028", "range"),
        ("113-118 年總經費", "2024/2029", "range"),
        ("115 年上半年", "2026-01/2026-06", "range"),
        ("2025 年前", "2025", "year"),
        ("８ 月 28 日啟動", "2024-08-28", "day"),
        ("年底前", "2024-12", "month"),
        ("預計年底完工", "2024-12", "month"),
        ("今年第 3 季", "2024-Q3", "quarter"),
        ("今（113）年底", "2024-12", "month"),
        ("將於明年招生", "2025", "year"),
        ("去年 6 月啟用", "2023-06", "month"),
        ("114 年中油研發專區", "2025", "year"),
        ("1 至 7 月", "2024-01/2024-07", "range"),
        ("112至115年", "2023/2026", "range"),
        ("113 年 12 月至 115 年 6 月", "2024-12/2026-06", "range"),
        ("113.6.30 通車", "2024-06-30", "day"),
        ("113/6/30 通車", "2024-06-30", "day"),
        ("一百一十三年六月三十日通車", "2024-06-30", "day"),
        ("一一四年底", "2025-12", "month"),
        ("後年初", "2026-01", "month"),
        ("去（112）年底動工", "2023-12", "month"),
        ("完工日由 113 年 9 月延至 115 年 3 月", "2026-03", "month"),
        ("113 年 Q3", "2024-Q3", "quarter"),
    ],
)
def test_a_date_keeps_its_precision(said: str, value: str, precision: str) -> None:
    when = read_when(said, REPORT)
    assert (when.period.value, when.period.precision, when.said) == (value, precision, said)


@pytest.mark.parametrize(
    ("said", "document", "kind"),
    [
        ("113 年 8 月通車", REPORT, "actual"),
        ("113 年 10 月開工", REPORT, "actual"),
        ("預計 113 年 10 月開工", REPORT, "promised"),
        ("114 年 10 月完工進駐", REPORT, "promised"),
        ("今年完工", REPORT, "promised"),
        ("113 年 10 月完工", REPORT, "promised"),
        ("113 年 10 月底前完工", REPORT, "promised"),
        ("今年已完工", REPORT, "actual"),
        ("113 年 9 月底前完工", REPORT, "actual"),
        ("完工日展延至 113 年 6 月", REPORT, "promised"),
        ("預計 113 年第 3 季投產", REPORT, "promised"),
        ("目標 112 年完工", REPORT, "promised"),
        ("114年完成仁武焚化廠ROT修建工程", OUTLINE, "actual"),
        ("116 年完工", OUTLINE, "promised"),
    ],
)
def test_plain_words_report_what_has_begun_and_promise_what_lies_ahead(said: str, document: Period, kind: str) -> None:
    assert read_when(said, document).kind == kind


@pytest.mark.parametrize(
    "said",
    [
        "",
        "每年底",
        "預計 約",
        "113 年 13 月",
        "113 年 2 月 30 日",
        "13 年底",
        "114 年動工，120 年完工",
        "117 至 114 學年度",
    ],
)
def test_what_is_no_single_date_is_refused_with_its_words(said: str) -> None:
    with pytest.raises(WordsError, match="expected") as refused:
        read_when(said, REPORT)
    assert refused.value.said == said


@pytest.mark.parametrize("said", ["113 年 8 月尚未通車", "112 年未完工"])
def test_a_milestone_that_was_missed_is_no_date_of_it(said: str) -> None:
    with pytest.raises(WordsError, match="deny"):
        read_when(said, REPORT)


@given(st.text(max_size=30) | st.text(alphabet="0123456789１年月日季底中初上下半今明去至-~第預計 完工", max_size=30))
def test_any_words_give_a_date_or_our_own_error(said: str) -> None:
    try:
        period = read_when(said, REPORT).period
    except WordsError:
        return
    assert period.begins <= period.ends
    assert Period.parse(period.value) == period
