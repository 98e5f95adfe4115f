"""When a document speaks, where it says so of itself."""

from __future__ import annotations

import pytest

from register.extraction.dating import stated_date
from register.reading import Kind, Passage, Reading


def reading_of(*lines: str) -> Reading:
    passages, begins = [], 0
    for number, line in enumerate(lines, 1):
        passages.append(Passage(Kind.PARAGRAPH, "", str(number), None, begins, line))
        begins += len(line) + 1
    return Reading("\n".join(lines), tuple(passages), "txt", "0" * 64)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("113.10.9", "2024-10-09"),
        ("2024/10/09", "2024-10-09"),
        ("中華民國 １１２ 年 10 月 17 日", "2023-10-17"),
        ("（112 年 4 月）", "2023-04"),
        ("中華民國一百一十二年十月十七日", "2023-10-17"),
        ("日期：113 年 11 月 1 日", "2024-11-01"),
        ("日期：１１３年１１月", "2024-11"),
        ("第 3 屆第 8 次定期大會（111 年 10 月 4 日）市長施政報告", "2022-10-04"),
        ("今（114）年初行政院宣布啟動", "2025"),
    ],
)
def test_a_document_says_when_it_speaks(line: str, value: str) -> None:
    found = stated_date(reading_of("市長施政報告", line, "各位議員大家好"))
    assert found is not None
    assert found.period.value == value


@pytest.mark.parametrize(
    "line",
    [
        "某市政府 115 年度施政綱要",
        "112 至 115 年度中程施政計畫",
        "環狀線於 113 年 1 月 1 日通車營運",
        "本市 113 年 2 月 16 日至 113 年 7 月 31 日之重要業務執行情形，敬請各位議員指教。",
        "999.10.9",
        "113.13.40",
        "",
    ],
)
def test_a_plans_year_and_a_works_date_are_no_date_of_the_document(line: str) -> None:
    assert stated_date(reading_of("施政", line)) is None


def test_a_date_in_the_middle_of_a_report_is_not_its_own() -> None:
    assert stated_date(reading_of(*["各位議員大家好"] * 50, "113.10.9")) is None


def test_the_cover_goes_before_the_text() -> None:
    found = stated_date(reading_of("今（113）年完工", "113.10.9"))
    assert found is not None
    assert (found.period.value, found.rule, found.said) == ("2024-10-09", "date-alone", "113.10.9")
