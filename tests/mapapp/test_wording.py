import re
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

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


@pytest.fixture(scope="module")
def english() -> Wording:
    return Wording(Words("en"))


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2024-12", "December 2024 (ROC 113)"),
        ("2026-Q2", "Q2 2026 (ROC 115)"),
        ("2027", "2027 (ROC 116)"),
        ("2024-01-01", "1 January 2024 (ROC 113)"),
        ("2024-02/2024-09", "February 2024 (ROC 113) to September 2024 (ROC 113)"),
        (None, ""),
    ],
)
def test_english_says_a_period_in_both_calendars_too(english: Wording, iso: str | None, said: str) -> None:
    assert english.period(iso) == said


@pytest.mark.parametrize(
    ("twd", "said"),
    [
        (2_790_000_000, "NT$2.79 billion"),
        (80_000_000_000, "NT$80 billion"),
        (45_000_000, "NT$45 million"),
        (999_000_000, "NT$999 million"),
        (900, "NT$900"),
        (None, ""),
    ],
)
def test_english_says_money_in_millions_and_billions(english: Wording, twd: float | None, said: str) -> None:
    assert english.money(twd) == said


def test_no_sum_of_the_register_is_rounded(client: FlaskClient, english: Wording) -> None:
    works = client.get("/projects.geojson").get_json(force=True)["features"]
    sums = [one["properties"]["budget_twd"] for one in works if one["properties"]["budget_twd"] is not None]
    assert len(sums) > 5
    for twd in sums:
        number, scale = re.fullmatch(r"NT\$([\d,.]+)(?: (billion|million))?", english.money(twd)).groups()
        assert Decimal(number.replace(",", "")) * {"billion": 10**9, "million": 10**6, None: 1}[scale] == twd
