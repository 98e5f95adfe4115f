"""Nominatim: asked for door-plates, roads and named places."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import CITY_BOX
from geocode.match import Match, Method
from geocode.metres import radius_m
from geocode.reading.address import split_plate
from geocode.reading.asked import Address, Named
from geocode.reading.numerals import canonical
from geocode.services.dialect import plate_method
from geocode.services.memory import Told
from geocode.services.nominatim import MOST, CityNominatim
from geocode.services.question import Question
from geocode.text import CITY, normalise

LEAST_M: Final = 25
"""Precision of a point: Nominatim does not say whether it is a door, an entrance or the middle of a house.

For a line it is how far a centre-line drawn from aerial pictures, and simplified by 5 m, may be off.
"""

AROUND: Final = CITY_BOX.buffer(0.5)
"""What lies beyond it, half a degree from the city, is not even measured."""

SOURCE: Final = "OpenStreetMap（經 Nominatim；© OpenStreetMap contributors, ODbL 1.0）"


class NominatimDialect:
    """Asks `CityNominatim` and believes an answer only if it is what was asked for, by number or by name.

    Parameters
    ----------
    geocoder : CityNominatim
    districts : iterable of str
        By which pieces of roads that bear one name are told apart.
    """

    name = "Nominatim"
    version = 1

    def __init__(self, geocoder: CityNominatim, districts: Iterable[str]) -> None:
        self._geocoder = geocoder
        self._districts = frozenset(districts)

    def words(self, question: Question) -> str | None:
        """Write parts with commas between, the number before its road: 「測試一路2號」 as it stands finds nothing."""
        asked = question.asked
        words = asked.words if isinstance(asked, Named) else f"{_number(asked)} {asked.line}"
        return ", ".join(part for part in (words, question.district, CITY) if part)

    def ask(self, words: str) -> list[Told]:
        """Ask over the network; raises geopy's exceptions."""
        return [location.raw for location in self._geocoder.geocode(words, exactly_one=False, limit=MOST) or ()]

    def matches(self, question: Question, told: list[Told]) -> list[Match]:
        """Judge answers by their own number or name, and roads as a whole.

        A road of which pieces may be missing, because there are as many answers as there can be, is none.
        """
        asked = question.asked
        roads = [] if len(told) >= MOST else list(self._roads(asked, told))
        told = [place for place in told if AROUND.covers(_box(place))]
        points = _houses(asked, told) if isinstance(asked, Address) else _named(asked, told)
        return [*points, *roads]

    def _roads(self, asked: Named | Address, told: list[Told]) -> Iterator[Match]:
        """Join the pieces of a road, one road in each district."""
        line = asked.line if isinstance(asked, Address) else asked.words
        pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
        for place in told:
            if place.get("class") == "highway" and line in _names(place) and (shape := _line(place)):
                pieces[self._district(place)].append(shape)
        for shapes in pieces.values():
            whole = shapely.line_merge(shapely.union_all(shapes))
            if isinstance(asked, Address):
                said = f"Nominatim 只知道{line}，不知道這個門牌"
                yield Match(whole, line, Method.FALLBACK, radius_m(whole), SOURCE, (), evidence=said)
            else:
                said = f"Nominatim 有 {len(shapes)} 段路叫這個名字"
                yield Match(whole, line, Method.ALONG, LEAST_M, SOURCE, (), evidence=said)

    def _district(self, place: Told) -> str:
        told = {normalise(str(part)) for part in _mapping(place.get("address")).values()}
        return next(iter(sorted(told & self._districts)), "")


def _houses(asked: Address, told: list[Told]) -> Iterator[Match]:
    for place in told:
        parts = _mapping(place.get("address"))
        number = str(parts.get("house_number") or "").removesuffix("號")
        house = split_plate(f"{parts.get('road', '')}{number}號") if number else None
        found = plate_method(asked, house, LEAST_M)
        if found:
            yield _point(place, f"{parts['road']}{number}號", *found)


def _named(asked: Named, told: list[Told]) -> Iterator[Match]:
    """Take points by their whole name; areas of the administration are drawn from the polygons here, never as a pin."""
    for place in told:
        if place.get("class") not in {"highway", "boundary"} and asked.words in _names(place):
            yield _point(place, str(place.get("name") or asked.words), Method.EXACT, LEAST_M)


def _point(place: Told, name: str, method: Method, least_m: int) -> Match:
    precision_m = max(least_m, radius_m(_box(place)))
    point = shapely.Point(float(str(place["lon"])), float(str(place["lat"])))
    return Match(point, name, method, precision_m, SOURCE, (), evidence=f"Nominatim 答「{place.get('display_name')}」")


def _number(asked: Address) -> str:
    return f"{asked.number}-{asked.sub}" if asked.sub else str(asked.number)


def _names(place: Told) -> set[str]:
    names = [place.get("name"), *_mapping(place.get("namedetails")).values()]
    return {canonical(name) for name in names if isinstance(name, str)}


def _mapping(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}


def _line(place: Told) -> BaseGeometry | None:
    """Give the line of a piece; crossings and bus stops are highways as well, and points."""
    shape = shapely.from_geojson(json.dumps(place.get("geojson")), on_invalid="ignore")
    drawn = shape is not None and shape.geom_type in {"LineString", "MultiLineString"} and AROUND.covers(shape)
    return shape if drawn else None


def _box(place: Told) -> BaseGeometry:
    south, north, west, east = (float(said) for said in place["boundingbox"])  # type: ignore[attr-defined]
    return shapely.box(west, south, east, north)
