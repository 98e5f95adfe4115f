"""What TGOS answers: JSON inside one XML element."""

import math
from collections.abc import Mapping
from typing import Final, TypedDict
from xml.etree import ElementTree

from geopy.exc import GeocoderParseError, GeocoderServiceError

from geocode.services.adapter import read_json

NO_JSON: Final = "答案不是 JSON（金鑰不對、或這台機器的 IP 沒有登記時會這樣）"


class Row(TypedDict):
    """One door-plate; TGOS's own names. `X` is the longitude and `Y` the latitude, degrees, WGS 84."""

    FULL_ADDR: str
    COUNTY: str
    TOWN: str
    VILLAGE: str
    NEIGHBORHOOD: str
    X: float
    Y: float


def read_rows(text: str) -> list[Row]:
    """Read the door-plates of an answer.

    Parameters
    ----------
    text : str
        ``<string xmlns="http://tempuri.org/">{"Info": [{"IsSuccess": "True", …}], "AddressList": [{…}]}</string>``, as
        ASP.NET wraps the text that the service returns. Tabs stand inside its JSON strings.

    Returns
    -------
    list of Row
        Empty when there is no such door-plate.

    Raises
    ------
    GeocoderParseError
        For everything of another shape: a page of HTML, a document type, words instead of JSON, coordinates that are
        no numbers.
    GeocoderServiceError
        When the service says itself that it did not succeed.
    """
    answer = _mapping(_inside(text))
    info = _list(answer.get("Info", [{}]))
    if info and str(_mapping(info[0]).get("IsSuccess", True)) != "True":
        raise GeocoderServiceError("服務自稱沒有成功")
    return [_row(_mapping(row)) for row in _list(answer.get("AddressList"))]


def _inside(text: str) -> object:
    """Take the JSON out of its XML; without a document type there is no entity that could grow or lead elsewhere."""
    if "<!" in text.partition("<string")[0]:
        raise GeocoderParseError("答案是網頁，不是 XML")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  # bounded by the adapter, and without a document type
    except ElementTree.ParseError:
        raise GeocoderParseError("答案不是 XML") from None
    if root.tag.rpartition("}")[2] != "string" or len(root):
        raise GeocoderParseError("答案的 XML 不是 TGOS 的樣子")
    try:
        return read_json(root.text or "")
    except GeocoderParseError:
        raise GeocoderParseError(NO_JSON) from None


def _row(row: Mapping[str, object]) -> Row:
    address, county, town = (_words(row, name) for name in ("FULL_ADDR", "COUNTY", "TOWN"))
    if not (address and county and town):
        raise GeocoderParseError("答案的門牌沒有縣市、行政區或地址")
    village, neighborhood = _words(row, "VILLAGE"), _words(row, "NEIGHBORHOOD")
    x, y = _degrees(row.get("X"), 180), _degrees(row.get("Y"), 90)
    return Row(FULL_ADDR=address, COUNTY=county, TOWN=town, VILLAGE=village, NEIGHBORHOOD=neighborhood, X=x, Y=y)


def _words(row: Mapping[str, object], name: str) -> str:
    said = row.get(name) or ""
    if not isinstance(said, str):
        raise GeocoderParseError(f"答案的 {name} 不是文字")
    return said


def _degrees(said: object, most: int) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise GeocoderParseError("答案的坐標不是數字")
    if not math.isfinite(said) or abs(said) > most:
        raise GeocoderParseError("答案的坐標不是經緯度")
    return float(said)


def _mapping(said: object) -> Mapping[str, object]:
    if not isinstance(said, dict):
        raise GeocoderParseError("答案的 JSON 不是 TGOS 的樣子")
    return said


def _list(said: object) -> list[object]:
    if not isinstance(said, list):
        raise GeocoderParseError("答案的 JSON 不是 TGOS 的樣子")
    return said
