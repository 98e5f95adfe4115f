"""What TGOS may answer that is no answer: each is told in one line."""

from __future__ import annotations

import json

import pytest
from geopy.exc import GeocoderParseError, GeocoderServiceError

from geocode.services import TGOS

from .conftest import KEY, Loopback, row, wrapped

ASKED = "高雄市苓雅區測試一路2號"

SHAPES = {
    "a page of HTML": "<!DOCTYPE html><html><body>系統維護中</body></html>",
    "HTML without a type": "<html><body>系統維護中</body></html>",
    "broken HTML": "<html><body>系統維護中<br></body>",
    "nothing": "",
    "an empty element": '<string xmlns="http://tempuri.org/" />',
    "words about the key": '<string xmlns="http://tempuri.org/">Length of the data to decrypt is invalid.</string>',
    "JSON without XML": json.dumps({"AddressList": []}),
    "an element within": '<string xmlns="http://tempuri.org/"><b>{}</b></string>',
    "another element": '<text xmlns="http://tempuri.org/">{}</text>',
    "an entity": '<!DOCTYPE s [<!ENTITY a "{}">]><string xmlns="http://tempuri.org/">&a;</string>',
    "half of it": wrapped({"AddressList": [row()]})[:-40],
    "broken JSON": '<string xmlns="http://tempuri.org/">{"AddressList": [</string>',
    "very deep JSON": f'<string xmlns="http://tempuri.org/">{"[" * 100_000}</string>',
    "a list": wrapped([]),
    "null": wrapped(None),
    "another shape": wrapped({"Data": []}),
    "a list that is none": wrapped({"AddressList": {}}),
    "rows that are none": wrapped({"AddressList": ["測試一路2號"]}),
    "a row without town": wrapped({"AddressList": [row(TOWN="")]}),
    "a row with a list": wrapped({"AddressList": [row(VILLAGE=["測試里"])]}),
    "coordinates as words": wrapped({"AddressList": [row(X="120.3", Y="22.6")]}),
    "coordinates in metres": wrapped({"AddressList": [row(X=179_000, Y=2_502_000)]}),
    "no coordinates": wrapped({"AddressList": [row(X=None)]}),
    "true for a coordinate": wrapped({"AddressList": [row(X=True)]}),
    "NaN": wrapped({"AddressList": [row(X=float("nan"))]}),
    "infinity": wrapped({"AddressList": [row(Y=float("inf"))]}),
    "a number too large": wrapped({"AddressList": [row()]}).replace("120.3254", "1e999"),
    "too much": wrapped({"AddressList": [row() for _ in range(5000)]}),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_an_answer_of_another_shape_is_told_in_one_line(tgos: TGOS, server: Loopback, text: str) -> None:
    server.says(text)
    with pytest.raises(GeocoderParseError, match=r"^答案[^\n]+$"):
        tgos.geocode(ASKED)


def test_an_answer_that_is_no_utf_8_is_told(tgos: TGOS, server: Loopback) -> None:
    server.says(wrapped({"AddressList": [row()]}).encode("big5"))
    with pytest.raises(GeocoderParseError, match="UTF-8"):
        tgos.geocode(ASKED)


def test_a_service_that_says_itself_that_it_failed_is_believed(tgos: TGOS, server: Loopback) -> None:
    server.says(wrapped({"Info": [{"IsSuccess": "False", "ErrorMsg": KEY}]}))
    with pytest.raises(GeocoderServiceError, match=r"^服務自稱沒有成功$"):
        tgos.geocode(ASKED)
