"""Dates in Chinese numerals are dates; other numerals before 年, 月 and 日 are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.figures import in_figures, written_out
from register.period import Period
from register.spotting import spot_dates


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("一百一十三年十月二十日完工", "113年10月20日完工"),
        ("二〇二四年", "2024年"),
        ("百年城市", "百年城市"),
        ("二十年來", "二十年來"),
        ("第一月台", "第一月台"),
        ("三日", "三日"),
        ("六月啟用", "6月啟用"),
    ],
)
def test_only_numerals_of_dates_are_written_in_figures(said: str, figures: str) -> None:
    assert in_figures(said) == figures


def test_a_date_in_numerals_is_spotted_where_it_stands() -> None:
    spotted = spot_dates("甲橋一百一十三年十月完工", Period.parse("2024-12-31"))
    assert [(date.period.value, date.begins, date.ends) for date in spotted] == [("2024-10", 2, 10)]


@given(st.text(alphabet="甲一二三十百零〇○元年月日第月台13", max_size=30))
def test_every_letter_has_its_place(text: str) -> None:
    figures, places = written_out(text)
    assert len(figures) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
