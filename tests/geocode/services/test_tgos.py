"""TGOS as a geopy geocoder, against a server that speaks its format."""

from __future__ import annotations

import json
import logging
import time
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest
from geopy.exc import (
    ConfigurationError,
    GeocoderInsufficientPrivileges,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geocode.services import TGOS, Secret
from geocode.services.tgos import PARAMETERS

from .conftest import APP_ID, KEY, LINGYA, QIANZHEN, Loopback, row, send, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = "高雄市苓雅區測試一路2號"


def test_it_is_a_geopy_geocoder(tgos: TGOS, server: Loopback) -> None:
    server.says_rows(row())
    assert isinstance(tgos, Geocoder)
    assert isinstance(RateLimiter(tgos.geocode, min_delay_seconds=0)(ASKED), Location)


def test_x_is_the_longitude(tgos: TGOS, server: Loopback) -> None:
    server.says_rows(row())
    found = tgos.geocode(ASKED)
    assert (found.longitude, found.latitude) == LINGYA
    assert found.address == "高雄市苓雅區測試里4鄰測試一路2號"
    assert found.raw["TOWN"] == "苓雅區"


def test_the_answer_may_hold_tabs_as_the_real_one_does(tgos: TGOS, server: Loopback) -> None:
    text = wrapped({"Info": [{"IsSuccess": "True", "OutMatchCode": "[高雄市]§FULL:1"}], "AddressList": [row()]})
    server.says(text.replace("§", "\t"))
    assert tgos.geocode(ASKED).raw["X"] == LINGYA[0]


def test_no_such_door_plate_is_none(tgos: TGOS, server: Loopback) -> None:
    server.says_rows()
    assert tgos.geocode(ASKED) is None
    assert tgos.geocode(ASKED, exactly_one=False) is None


def test_a_tie_is_never_silently_the_first_of_two(tgos: TGOS, server: Loopback) -> None:
    server.says_rows(row(), row(at=(120.33, 22.62)))
    assert tgos.geocode(ASKED) is None
    assert len(tgos.geocode(ASKED, exactly_one=False)) == 2


def test_the_question_is_a_form_with_every_parameter_and_the_address_line_has_none(
    tgos: TGOS, server: Loopback
) -> None:
    server.says_rows()
    tgos.geocode("苓雅區測試一路２號")
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/QueryAddr.asmx/QueryAddr")
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    keys = {"oAPPId": [APP_ID], "oAPIKey": [KEY], "oAddress": [ASKED]}
    assert asked.form == {name: [value] for name, value in PARAMETERS.items()} | keys


def test_county_town_and_road_are_locked() -> None:
    locked = ["County", "Town", "RoadSection", "Lane", "Alley", "Area"]
    assert all(PARAMETERS[f"oIsLock{name}"] == "true" for name in locked)
    assert PARAMETERS["oSRS"] == "EPSG:4326"


def _never(handler: BaseHTTPRequestHandler, server: Loopback) -> None:
    server.ended.wait(3)


def _drips(handler: BaseHTTPRequestHandler, server: Loopback) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not server.ended.wait(0.05):
        handler.wfile.write(b" ")


@pytest.mark.parametrize("slow", [_never, _drips])
def test_an_answer_that_is_not_whole_in_time_is_a_time_out(
    tgos: TGOS, server: Loopback, slow: Callable[[BaseHTTPRequestHandler, Loopback], None]
) -> None:
    server.answer = lambda handler: slow(handler, server)
    began = time.monotonic()
    with pytest.raises(GeocoderTimedOut, match=r"^逾時$"):
        tgos.geocode(ASKED, timeout=0.3)
    assert time.monotonic() - began < 1.5
    server.ended.set()


@pytest.mark.parametrize(
    ("status", "expected"),
    [(500, GeocoderServiceError), (403, GeocoderInsufficientPrivileges), (429, GeocoderRateLimited)],
)
def test_a_status_that_is_no_success_is_told_without_what_the_server_wrote(
    tgos: TGOS, server: Loopback, status: int, expected: type[Exception]
) -> None:
    server.says(f"缺少參數 oAPIKey={KEY}", status)
    with pytest.raises(expected, match=f"^HTTP {status}$"):
        tgos.geocode(ASKED)


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [({"COUNTY": "臺南市"}, "答案在臺南市，不在高雄市"), ({"TOWN": "路竹區"}, "答案在路竹區，不在苓雅區")],
)
def test_an_answer_from_elsewhere_is_refused_although_the_place_is_locked(
    tgos: TGOS, server: Loopback, elsewhere: dict[str, str], words: str
) -> None:
    server.says_rows(row(), row(**elsewhere))
    with pytest.raises(GeocoderServiceError, match=words):
        tgos.geocode(ASKED, exactly_one=False)


def test_a_query_without_district_may_be_answered_from_every_district(tgos: TGOS, server: Loopback) -> None:
    server.says_rows(row(), row(at=QIANZHEN, TOWN="前鎮區"))
    assert len(tgos.geocode("測試一路2號", exactly_one=False)) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_so_no_key_goes_elsewhere(tgos: TGOS, server: Loopback, status: int) -> None:
    server.says("", status, Location=f"http://localhost:{server.port}/elsewhere")
    with pytest.raises(GeocoderServiceError, match="要轉到別處，不跟去"):
        tgos.geocode(ASKED)
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_unavailable() -> None:
    nowhere = TGOS(Secret(APP_ID), Secret(KEY), url="http://127.0.0.1:9/", timeout=2)
    with pytest.raises(GeocoderUnavailable, match=r"^連不上"):
        nowhere.geocode(ASKED)


def test_keys_stand_in_no_log_no_exception_and_no_repr(
    tgos: TGOS, server: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    limited = RateLimiter(tgos.geocode, max_retries=1, error_wait_seconds=0)
    told = [repr(tgos), repr(vars(tgos)), repr(tgos.adapter), repr(vars(tgos.adapter))]
    for status in (200, 403, 500):
        server.answer = lambda handler, status=status: send(handler, json.dumps(server.asked[-1].form), status)
        with pytest.raises(GeocoderServiceError) as raised:
            tgos.geocode(ASKED)
        limited(ASKED)
        chain = (raised.value, raised.value.__cause__, raised.value.__context__)
        told += [f"{error!r} {error} {vars(error) if error else ''}" for error in chain]
    text = "".join(told) + caplog.text
    assert "swallowed an error" in caplog.text
    for secret in (APP_ID, KEY, "key%2Bof", "app-id-of-nobody"):
        assert secret not in text


@pytest.mark.parametrize("url", ["http://addr.tgos.tw/QueryAddr", "ftp://127.0.0.2/", "http://192.0.2.1/"])
def test_keys_are_never_sent_where_they_could_be_read_on_the_way(url: str) -> None:
    with pytest.raises(ConfigurationError, match="https only"):
        TGOS(Secret(APP_ID), Secret(KEY), url=url)


def test_without_a_key_there_is_no_geocoder() -> None:
    with pytest.raises(ConfigurationError, match="needs an oAPPId"):
        TGOS(Secret(APP_ID), Secret(""))
