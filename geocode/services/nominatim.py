"""Nominatim, OpenStreetMap's geocoder, asked for one city."""

import math
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from geopy.exc import GeocoderParseError
from geopy.geocoders import Nominatim
from geopy.location import Location

from geocode.boundaries import CITY_BOX
from geocode.services.adapter import BoundedAdapter

MOST: Final = 40
"""Most answers that Nominatim gives at once."""

THRESHOLD: Final = 0.00005
"""How far Nominatim may simplify a line, degrees: about 5 m."""


class CityNominatim(Nominatim):  # type: ignore[misc]  # geopy carries no types
    """geopy's Nominatim, which asks within the city's box only and proves the shape of what it is told.

    Parameters
    ----------
    address : str
        Base address of the server, such as ``"https://nominatim.example.org"``; a path may follow.
    user_agent : str
        Who asks, and how to reach them.
    timeout, proxies, ssl_context
        As geopy's.
    """

    def __init__(self, address: str, user_agent: str, **geopy: object) -> None:
        parts = urlsplit(address)
        domain = f"{parts.netloc}{parts.path}"
        given = {"domain": domain, "scheme": parts.scheme, "user_agent": user_agent, **geopy}
        super().__init__(adapter_factory=BoundedAdapter, **given)

    def geocode(self, query: str, **asked: object) -> Location | list[Location] | None:
        """Find places in the city, as `geopy.geocoders.Nominatim.geocode`.

        The query is best written as Nominatim reads it, parts with commas between and the number before its road:
        ``"2 四維三路, 苓雅區, 高雄市"``; 「四維三路2號」 finds nothing there.
        """
        west, south, east, north = CITY_BOX.bounds
        city = {"country_codes": "tw", "viewbox": ((south, west), (north, east)), "bounded": True}
        told = {"language": "zh-TW", "addressdetails": True, "namedetails": True, "geometry": "geojson"}
        return super().geocode(query, **{**city, **told, **asked})

    def _construct_url(self, base_api: str, params: dict[str, object]) -> str:
        """Ask for every piece of a road: of pieces with one name Nominatim would else tell the first only."""
        pieces: dict[str, object] = {"dedupe": 0, "polygon_threshold": THRESHOLD}
        return str(super()._construct_url(base_api, params | pieces))

    def _parse_json(self, places: object, exactly_one: bool) -> Location | list[Location] | None:
        return super()._parse_json(_proved(places), exactly_one)


def _proved(places: object) -> list[Mapping[str, object]]:
    if not isinstance(places, list) or not all(isinstance(place, dict) for place in places):
        raise GeocoderParseError("答案的 JSON 不是 Nominatim 的樣子")
    for place in places:
        box = place.get("boundingbox")
        numbers = [place.get("lat"), place.get("lon"), *(box if isinstance(box, list) else ())]
        if len(numbers) != 6 or not all(_is_number(said) for said in numbers):  # noqa: PLR2004  # lat, lon and a box
            raise GeocoderParseError("答案的坐標不是數字")
    return places


def _is_number(said: object) -> bool:
    try:
        return isinstance(said, str) and math.isfinite(float(said))
    except ValueError:
        return False
