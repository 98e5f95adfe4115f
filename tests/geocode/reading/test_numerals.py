"""A number is one number, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geocode.reading import canonical
from geocode.reading.numerals import chinese, value

NAMES = "測試一二三四十百廿零0123之-第台高國道甲線路街大道段小巷弄號樓期市地重劃區~、(） 「"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("四維3路", "四維三路"),
        ("四維 ３ 路", "四維三路"),
        ("7賢3路", "七賢三路"),
        ("中華路2段", "中華路二段"),
        ("中華路第2段", "中華路二段"),
        ("大學26街", "大學二十六街"),
        ("大學廿六街", "大學二十六街"),
        ("四維三路十二巷四弄", "四維三路12巷4弄"),
        ("光明九巷", "光明9巷"),
        ("十七之一號", "17-1號"),
        ("臺十七線", "台17線"),
        ("台一七線", "台17線"),
        ("台19甲", "台19甲線"),
        ("國道一號", "國道1號"),
        ("市道一八六線", "市道186"),
        ("區道高133線", "高133"),
        ("三民一號公園", "三民1號公園"),
        ("第八十一期重劃區", "81期重劃區"),
        ("第105期市地重劃", "105期市地重劃區"),
        ("信義段1小段", "信義段一小段"),
    ],
)
def test_two_ways_to_write_a_number_are_one_name(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "name",
    [
        "十全路",
        "五福四路",
        "三多商圈站",
        "九如橋",
        "四維國民小學",
        "三線路",
        "1-2號道路",
        "國道1號岡山第二交流道",
        "台積電高雄廠p1-p3",
        "二六街",
    ],
)
def test_numerals_that_are_part_of_a_name_stay(name: str) -> None:
    assert canonical(name) == name


@pytest.mark.parametrize("pair", [("中正一路", "中正二路"), ("12巷", "21巷"), ("台17線", "台17甲線"), ("87期", "81期")])
def test_two_numbers_are_never_one_name(pair: tuple[str, str]) -> None:
    assert canonical(pair[0]) != canonical(pair[1])


@given(st.text() | st.text(NAMES))
def test_canonical_twice_changes_nothing_more(words: str) -> None:
    assert canonical(canonical(words)) == canonical(words)


@given(st.integers(0, 999))
def test_a_number_written_in_chinese_is_read_as_itself(number: int) -> None:
    assert value(chinese(number)) == number == value(str(number))


@given(st.text("0123456789零一二三四五六七八九十百千廿卅", min_size=1))
def test_a_run_of_numerals_is_a_number_or_none(numeral: str) -> None:
    read = value(numeral)
    assert read is None or 0 <= read <= 99999


@pytest.mark.parametrize("no_number", ["3十", "十十", "一百二", "123456", "百"])
def test_what_is_no_number_is_none(no_number: str) -> None:
    assert value(no_number) is None
