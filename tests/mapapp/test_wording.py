import pytest

from mapapp.wording import Wording
from mapapp.words import Words


@pytest.fixture(scope="module")
def say() -> Wording:
    return Wording(Words("zh-Hant"))


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2024-12", "113 年 12 月（2024-12）"),
        ("2026-Q2", "115 年第 2 季（2026-Q2）"),
        ("2027", "116 年（2027）"),
        ("2024-01-01", "113 年 1 月 1 日（2024-01-01）"),
        ("2024-02/2024-09", "113 年 2 月（2024-02） 至 113 年 9 月（2024-09）"),
        (None, ""),
    ],
)
def test_a_period_is_said_in_both_calendars(say: Wording, iso: str | None, said: str) -> None:
    assert say.period(iso) == said


@pytest.mark.parametrize(
    ("twd", "said"),
    [(4_440_000_000, "44.4 億元"), (80_000_000_000, "800 億元"), (3_500_000, "350 萬元"), (900, "900 元"), (None, "")],
)
def test_money_is_said_as_residents_say_it(say: Wording, twd: float | None, said: str) -> None:
    assert say.money(twd) == said


def test_a_promise_and_a_fact_are_said_differently(say: Wording) -> None:
    year = {"completion_year": 2024}
    assert say.when(year | {"completion_kind": "promised"}) == "預計 113 年（2024）"
    assert say.when(year | {"completion_kind": "actual"}) == "113 年（2024）完成"


def test_no_year_is_said_to_be_unstated(say: Wording) -> None:
    assert say.when({"completion_year": None}) == "完成年未載明"


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ({"precision_m": 300, "match_method": "exact"}, "點位，真正位置在約 300 公尺內"),
        ({"precision_m": 1500, "match_method": "fallback"}, "只知概略位置，約 1.5 公里內"),
        ({"precision_m": 100, "match_method": "along"}, "沿線，路線誤差約 100 公尺內"),
        ({"precision_m": None, "location_type": "unknown"}, "位置未知"),
        ({"precision_m": None, "location_type": "citywide"}, "全市性，不標位置"),
    ],
)
def test_precision_is_said_in_words(say: Wording, properties: dict, said: str) -> None:
    assert say.place(properties) == said
