"""Where a spot lies, and which questions about places cannot be asked."""

from __future__ import annotations

import json

import pytest
import shapely

from layers import Finder, QueryError, Search, Spot, Store
from tests.layers.conftest import City


@pytest.fixture(scope="module")
def finder(store: Store) -> Finder:
    return Finder(store)


def test_a_spot_has_its_district_and_village(finder: Finder, city: City) -> None:
    told = json.loads(finder.whereabouts(Spot(120.2846, 22.6698)))
    assert told == {
        "lon": 120.2846,
        "lat": 22.6698,
        "district": "鼓山區",
        "village": "雄峰里",
        "border_m": None,
        "label": "高雄市鼓山區雄峰里",
        "reason": None,
    }
    corner = shapely.get_coordinates(city.boundaries.districts["新興區"])[0]
    assert json.loads(finder.whereabouts(Spot(*corner)))["border_m"] < 30


def test_a_spot_outside_the_city_is_nowhere_and_says_so(finder: Finder) -> None:
    told = json.loads(finder.whereabouts(Spot(121.56, 25.03)))
    assert [told[name] for name in ("district", "village", "border_m", "label")] == [None] * 4
    assert told["reason"] == "不在高雄市內"


LIMITS = ["0", "21", "-1", "1.5", "９", "", "1" * 99]
BAD = [{}, {"q": ""}, {"q": " "}, {"q": "岡" * 101}, {"q": "a\x00b"}, {"q": "\ud800"}]
BAD += [{"q": "岡", "near": "120,22"}, {"q": "岡", "district": ","}, *({"q": "岡", "limit": text} for text in LIMITS)]


@pytest.mark.parametrize("texts", BAD)
def test_a_search_that_cannot_be_asked_is_told(texts: dict[str, str]) -> None:
    with pytest.raises(QueryError):
        Search.parse(texts)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({}, "lon"),
        ({"lon": "120.3"}, "lat"),
        ({"lon": "abc", "lat": "22.6"}, "lon"),
        ({"lon": "120.3", "lat": "nan"}, "lat"),
        ({"lon": "inf", "lat": "22.6"}, "lon"),
        ({"lon": "120.3,22.6", "lat": "22.6"}, "lon"),
        ({"lon": "180.1", "lat": "22.6"}, "lon"),
        ({"lon": "180.1", "lat": "95"}, "lon"),
        ({"lon": "120.3", "lat": "90.1"}, "lat"),
        ({"lon": "120.3", "lat": "22.6", "zoom": "9"}, "zoom"),
    ],
)
def test_a_spot_that_is_none_is_told(texts: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError) as fault:
        Spot.parse(texts)
    assert fault.value.parameter == told


def test_exchanged_numbers_are_told_as_that() -> None:
    with pytest.raises(QueryError, match=r"lat: 「120\.3」: .*lon=120\.3017&lat=22\.6273; here they look exchanged"):
        Spot.parse({"lon": "22.6", "lat": "120.3"})
