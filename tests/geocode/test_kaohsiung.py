"""One geocoder for whoever uses geopy or geopandas and knows nothing of this project."""

from __future__ import annotations

import geopandas
import pytest
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder

from geocode.kaohsiung import KaohsiungGeocoder


@pytest.fixture(scope="module")
def geocoder() -> KaohsiungGeocoder:
    return KaohsiungGeocoder()


def test_geopandas_takes_it_as_a_provider() -> None:
    names = ["後勁捷運站", "岡山區劉厝里", "紅線與橘線交會處", "亞特蘭提斯"]
    table = geopandas.tools.geocode(names, provider=KaohsiungGeocoder)
    assert table.crs == "EPSG:4326"
    assert list(table.address.dropna()) == ["捷運後勁站", "劉厝里", "捷運紅線與捷運橘線相交處"]
    assert (round(table.geometry[0].x, 4), round(table.geometry[0].y, 4)) == (120.3164, 22.7223)
    assert table.geometry[3].is_empty


def test_geopandas_asks_it_backwards_too(geocoder: KaohsiungGeocoder) -> None:
    points = geopandas.points_from_xy([120.3167, 121.5], [22.6343, 25.04])
    table = geopandas.tools.reverse_geocode(points, provider=KaohsiungGeocoder)
    assert list(table.address.dropna()) == ["高雄市新興區順昌里"]


def test_it_is_a_geopy_geocoder(geocoder: KaohsiungGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    found = RateLimiter(geocoder.geocode, min_delay_seconds=0)("R20")
    assert (found.address, found.raw["precision_m"]) == ("捷運後勁站", 60)


def test_a_tie_is_no_answer_but_its_rivals(geocoder: KaohsiungGeocoder) -> None:
    assert geocoder.geocode("中正國小") is None
    rivals = geocoder.geocode("中正國小", exactly_one=False)
    assert {location.raw["districts"] for location in rivals} == {("鳳山區",), ("苓雅區",)}


def test_a_point_tells_how_near_the_border_is(geocoder: KaohsiungGeocoder) -> None:
    near = geocoder.reverse((22.6343, 120.3167))
    assert near.raw == {"district": "新興區", "village": "順昌里", "border_m": 2}
    assert geocoder.reverse("22.6698, 120.2846", exactly_one=False)[0].raw["border_m"] is None
    assert geocoder.reverse((25.04, 121.5)) is None
