"""What is asked of Nominatim, and which of its answers are believed; `tests/nominatim` asks the real server."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from geocode import Boundaries, Method
from geocode.services import Service, ServiceError, ServiceSettings, open_services

from .conftest import LINGYA, QUICK, Loopback

WEST, NORTH = LINGYA


def place(name: str, kind: str = "amenity", *, lon: float = WEST, **other: object) -> dict[str, object]:
    """Give an answer with the members that the real server writes (format=json)."""
    lat, half = NORTH, 0.00005
    box = [f"{lat - half}", f"{lat + half}", f"{lon - half}", f"{lon + half}"]
    address = {"road": "測試一路", "municipality": "苓雅區", "state": "高雄市", "country_code": "tw"}
    told = {
        "lat": str(lat),
        "lon": str(lon),
        "class": kind,
        "name": name,
        "namedetails": {"name": name},
        "boundingbox": box,
    }
    return {**told, "display_name": f"{name}, 苓雅區, 高雄市, 臺灣", "address": address, **other}


def piece(lon: float, district: str = "苓雅區") -> dict[str, object]:
    """Give a piece of 測試一路, 100 m long."""
    line = {"type": "LineString", "coordinates": [[lon, NORTH], [lon + 0.001, NORTH]]}
    return place("測試一路", "highway", lon=lon, geojson=line, address={"municipality": district})


@pytest.fixture
def nominatim(server: Loopback, boundaries: Boundaries, tmp_path: Path) -> Service:
    address = f"http://127.0.0.1:{server.port}/nominatim/"
    settings = {"nominatim": address, "contact": "maps@example.org", "manners": QUICK, "timeout_s": 5}
    (service,) = open_services(ServiceSettings(tmp_path / "services.sqlite", **settings), boundaries)
    return service


def test_it_is_asked_in_the_city_by_somebody_who_can_be_reached(nominatim: Service, server: Loopback) -> None:
    server.says("[]")
    nominatim.ask("測試一路8之1號", "苓雅區")
    (asked,) = server.asked
    address = urlsplit(asked.path)
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert address.path == "/nominatim/search"
    assert query["q"] == "8-1 測試一路, 苓雅區, 高雄市"
    assert query["viewbox"] == "120.17,22.47,121.05,23.47"
    assert (query["bounded"], query["countrycodes"], query["accept-language"]) == ("1", "tw", "zh-TW")
    assert (query["limit"], query["dedupe"], query["format"]) == ("40", "0", "json")
    assert asked.headers["User-Agent"].startswith("worksmap/")
    assert asked.headers["User-Agent"].endswith("(maps@example.org)")


SHAPES = {
    "HTML": "<html><body>Bandwidth limit exceeded</body></html>",
    "nothing": "",
    "an error": json.dumps({"error": {"code": 400, "message": "no"}}),
    "words": '"no"',
    "a list of words": '["no"]',
    "no place": '[{"display_name": "測試一路"}]',
    "no number": json.dumps([place("範例圖書館", lat="north")]),
    "NaN as a word": json.dumps([place("範例圖書館", lat="nan")]),
    "half a box": json.dumps([place("範例圖書館", boundingbox=["22.6", "22.7"])]),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_an_answer_of_another_shape_is_told_in_one_line(nominatim: Service, server: Loopback, text: str) -> None:
    server.says(text)
    with pytest.raises(ServiceError, match=r"^Nominatim：答案[^\n]+$"):
        nominatim.ask("範例圖書館", "苓雅區")


def test_a_redirect_is_not_followed(nominatim: Service, server: Loopback) -> None:
    server.says("", 302, Location="https://nominatim.example.org/search")
    with pytest.raises(ServiceError, match="要轉到別處，不跟去"):
        nominatim.ask("範例圖書館", "苓雅區")


def test_a_name_that_is_only_like_it_is_no_answer(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([place("範例圖書館苓雅分館")]))
    assert nominatim.ask("範例圖書館", "苓雅區") == ()


def test_a_large_place_is_as_imprecise_as_it_is_large(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([place("範例公園", "leisure", boundingbox=["22.620", "22.624", "120.323", "120.327"])]))
    (found,) = nominatim.ask("範例公園", "苓雅區")
    assert (found.method, found.precision_m) == (Method.EXACT, 310)


def test_a_district_is_never_a_pin(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([place("範例里", "boundary")]))
    assert nominatim.ask("範例里", "苓雅區") == ()


def test_the_pieces_of_a_road_are_one_road_in_each_district(nominatim: Service, server: Loopback) -> None:
    there = piece(120.3081, "前鎮區") | {
        "geojson": {"type": "LineString", "coordinates": [[120.308, 22.588], [120.309, 22.588]]}
    }
    server.says(json.dumps([piece(WEST), piece(WEST + 0.001), there]))
    here, _ = sorted(nominatim.ask("測試一路", ""), key=lambda match: -match.geometry.length)
    assert (here.method, here.precision_m, here.districts) == (Method.ALONG, 25, ("苓雅區",))
    assert here.geometry.length == pytest.approx(0.002)


def test_a_road_for_a_door_plate_is_as_imprecise_as_it_is_long(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([piece(WEST), piece(WEST + 0.001)]))
    (found,) = nominatim.ask("測試一路99號", "苓雅區")
    assert (found.method, found.precision_m) == (Method.FALLBACK, 110)


def test_a_road_of_which_pieces_may_be_missing_is_no_answer(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([piece(WEST + step * 0.0001) for step in range(40)]))
    assert nominatim.ask("測試一路", "苓雅區") == ()


def test_a_crossing_that_bears_the_name_of_a_road_is_no_road(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([place("測試一路", "highway", geojson={"type": "Point", "coordinates": [WEST, NORTH]})]))
    assert nominatim.ask("測試一路", "苓雅區") == ()


@pytest.mark.parametrize(
    "drawn", [None, {}, {"type": "LineString"}, {"type": "LineString", "coordinates": [[1e300, 0], [0, 1e300]]}, "line"]
)
def test_a_line_that_is_none_is_no_answer(nominatim: Service, server: Loopback, drawn: object) -> None:
    server.says(json.dumps([place("測試一路", "highway", geojson=drawn)]))
    assert nominatim.ask("測試一路2號", "苓雅區") == ()


def test_a_box_larger_than_the_island_is_no_answer(nominatim: Service, server: Loopback) -> None:
    server.says(json.dumps([place("範例海", "natural", boundingbox=["-1e300", "1e300", "-180", "180"])]))
    assert nominatim.ask("範例海", "苓雅區") == ()


@pytest.mark.parametrize(
    "odd", [{"address": None}, {"address": []}, {"namedetails": None}, {"namedetails": "x", "display_name": 1}]
)
def test_members_that_may_be_missing_are_not_needed(
    nominatim: Service, server: Loopback, odd: dict[str, object]
) -> None:
    server.says(json.dumps([place("範例圖書館", **odd), place("範例圖書館")]))
    assert len(nominatim.ask("範例圖書館", "苓雅區")) == 1
    assert nominatim.ask("測試一路2號", "苓雅區") == ()
