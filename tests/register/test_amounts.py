"""Money and quantities as the city's reports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.errors import WordsError
from register.money import read_money
from register.quantity import read_quantity


@pytest.mark.parametrize(
    ("said", "twd"),
    [
        ("投入 2 億元", 200_000_000),
        ("114 年編列 1.37 億元", 137_000_000),
        ("113-118 年總經費 132 億元", 13_200_000_000),
        ("計畫經費由 589 億加碼至 800 億", 80_000_000_000),
        ("延長加碼擴增為 7 年 170 億元", 17_000_000_000),
        ("1 億 3,700 萬元", 137_000_000),
        ("每年編列約 2 千萬元", 20_000_000),
        ("1 萬 1,000 元", 11_000),
    ],
)
def test_an_amount_is_read_in_dollars(said: str, twd: int) -> None:
    assert read_money(said).twd == twd


@pytest.mark.parametrize(
    "said",
    [
        "",
        "經費充足",
        "12 座",
        "區域排水改善 27.9 億元、功能提升 4.7 億元",
        "2~3 億元",
        "2 至 30 億元",
        "近 5 千 3,220 萬元",
        "可發電 500 億度",
        "每日供應 11 萬噸",
        "1 億 2,000 萬噸",
        "10 億美元",
    ],
)
def test_no_amount_of_dollars_a_span_or_two_are_refused(said: str) -> None:
    with pytest.raises(WordsError, match="one amount"):
        read_money(said)


@pytest.mark.parametrize(
    ("said", "number", "unit"),
    [
        ("滯洪量 0.8 萬噸", "8000", "m3"),
        ("園區面積 42.87 公頃", "42.87", "ha"),
        ("新增 8 座車站", "8", "座"),
        ("新增通勤車站 2 站", "2", "站"),
        ("22,075 戶", "22075", "戶"),
        ("每日供應 11 萬噸再生水", "110000", "m3"),
    ],
)
def test_a_quantity_keeps_number_and_unit(said: str, number: str, unit: str) -> None:
    quantity = read_quantity(said)
    assert (quantity.text, quantity.unit, quantity.said) == (number, unit, said)


@pytest.mark.parametrize("said", ["", "大量", "3~5 公里", "1 萬 1,000 戶", "5 座增為 8 座"])
def test_no_number_a_span_or_a_part_of_one_is_refused(said: str) -> None:
    with pytest.raises(WordsError, match="one number"):
        read_quantity(said)


@given(st.text(max_size=40))
def test_any_words_give_a_value_or_our_own_error(said: str) -> None:
    for read in (read_money, read_quantity):
        try:
            read(said)
        except WordsError as error:
            assert error.said == said
