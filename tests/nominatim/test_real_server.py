"""Nominatim as a service, against the real server."""

from __future__ import annotations

from pathlib import Path

import pytest
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geocode import Boundaries, Method
from geocode.services import CityNominatim, Manners, Service, ServiceError, ServiceSettings, open_services

from .town import LINGYA, QIANZHEN, STEP


@pytest.fixture(scope="session")
def geocoder(address: str) -> CityNominatim:
    return CityNominatim(address, "worksmap tests (maps@example.org)", timeout=20)


def test_it_is_geopys_nominatim(geocoder: CityNominatim) -> None:
    assert isinstance(geocoder, Nominatim)
    found = RateLimiter(geocoder.geocode, min_delay_seconds=0)("2 測試一路, 苓雅區, 高雄市")
    assert (found.longitude, found.latitude) == pytest.approx((LINGYA[0] + 2 * STEP, LINGYA[1] + STEP / 2))


def test_why_a_question_is_rewritten_as_people_write_it_the_server_finds_nothing(geocoder: CityNominatim) -> None:
    assert geocoder.geocode("高雄市苓雅區測試一路2號") is None
    assert geocoder.geocode("2 測試一路, 苓雅區, 高雄市") is not None


@pytest.mark.parametrize(("number", "step"), [("2", 2), ("4", 4), ("6", 6), ("8", 8), ("5", 5), ("7之1", 7)])
def test_every_door_plate_of_the_file_is_found_where_it_is(service: Service, number: str, step: int) -> None:
    (found,) = service.ask(f"測試一路{number}號", "苓雅區")
    assert (found.method, found.precision_m, found.districts) == (Method.EXACT, 25, ("苓雅區",))
    assert found.geometry.x == pytest.approx(LINGYA[0] + step * STEP)
    assert "OpenStreetMap contributors" in found.source


@pytest.mark.parametrize(
    "said", ["苓雅區測試1路2號", "高雄市苓雅區測試一路２號３樓", "苓雅區 測試一路二號", "800高雄市苓雅區測試一路2號"]
)
def test_every_spelling_has_the_same_answer(service: Service, said: str) -> None:
    assert service.ask(said, "") == service.ask("測試一路2號", "苓雅區")


def test_one_number_in_two_districts_is_a_tie_until_a_district_is_named(service: Service) -> None:
    assert {match.districts for match in service.ask("測試一路2號", "")} == {("苓雅區",), ("前鎮區",)}
    (found,) = service.ask("測試一路2號", "前鎮區")
    assert found.geometry.x == pytest.approx(QIANZHEN[0] + 2 * STEP)


@pytest.mark.parametrize("said", ["三民區測試一路2號", "苓雅區範例圖書館", "苓雅區沒有這條路2號", "沒有這個地方"])
def test_nothing_is_found_where_it_is_not(service: Service, said: str) -> None:
    assert service.ask(said, "") == ()


def test_a_number_that_is_not_there_is_the_whole_road_with_its_length(service: Service) -> None:
    (found,) = service.ask("測試一路98號", "苓雅區")
    assert (found.method, found.precision_m) == (Method.FALLBACK, 210)
    assert found.geometry.length == pytest.approx(20 * STEP)


def test_the_branch_of_a_number_is_not_the_number(service: Service) -> None:
    """Asked for 7, the server answers with 7-1."""
    (found,) = service.ask("測試一路7號", "苓雅區")
    assert (found.method, found.precision_m, found.name) == (Method.FALLBACK, 50, "測試一路7-1號")


def test_a_road_is_all_its_pieces(service: Service) -> None:
    (found,) = service.ask("測試一路", "苓雅區")
    assert (found.method, found.precision_m, found.geometry.geom_type) == (Method.ALONG, 25, "LineString")
    assert found.geometry.length == pytest.approx(20 * STEP)


def test_a_place_is_found_by_its_name(service: Service) -> None:
    (found,) = service.ask("前鎮區範例圖書館", "")
    assert (found.method, found.districts, found.name) == (Method.EXACT, ("前鎮區",), "範例圖書館")


@pytest.mark.parametrize("said", ["苓雅區", "高雄市", "測試一路與範例街口"])
def test_areas_and_crossings_are_left_to_the_polygons_and_to_composition(service: Service, said: str) -> None:
    assert service.ask(said, "") == ()


def test_an_answer_is_remembered_when_the_server_is_gone(
    service: Service, tmp_path: Path, boundaries: Boundaries
) -> None:
    known = service.ask("測試一路2號", "苓雅區")
    cache, gone = tmp_path / "services.sqlite", "http://127.0.0.1:9"
    settings = {"contact": "maps@example.org", "manners": Manners(0, 0, 60), "timeout_s": 2}
    (alone,) = open_services(ServiceSettings(cache, nominatim=gone, **settings), boundaries)
    assert alone.ask("測試一路2號", "苓雅區") == known
    with pytest.raises(ServiceError, match=r"^Nominatim：連不上"):
        alone.ask("測試一路4號", "苓雅區")
