"""What the tags of an address say: 「addr:street=四維三路12巷」 and 「addr:housenumber=4之1號」 are a door-plate.

Most of Kaohsiung's addresses were put in from the city's door-plate file, about 2.1 million points with
``addr:district``, ``addr:street`` with section, lane and alley, ``addr:housenumber``, and ``addr:TW:dataset``, the
number of the file; where a village has no road names, ``addr:place`` has the settlement. Others were typed by people:
numbers with and without 號, 「126-5」 for 「126之5」, floors in the number or in ``addr:floor``, so that one house has
many points. Sources: OpenStreetMap wiki, "Key:addr" and "WikiProject Taiwan/Taiwan tagging"; the Taiwanese form of the
editor iD (openstreetmap/iD#3261: post code, city, district, place, street, number, floor); organicmaps#11014.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

import osmium

from geocode.addresses.plate import RawPlate
from geocode.addresses.refused import Reason, Refused
from geocode.reading.address import split_plate
from geocode.reading.home import STEM
from geocode.reading.numerals import NUMERALS
from geocode.reading.vocabulary import DISTRICTS, FORMER
from geocode.text import CITY, normalise, other_county

_VILLAGE: Final = re.compile(rf"(\S+?[里村])(?:[{NUMERALS}]+鄰)?")
_NO_SETTLEMENT: Final = re.compile(r".*[里村鄰區]")
_ONLY_LANES: Final = re.compile(rf"(?:[-之{NUMERALS}]+[巷弄])+")
_BARE: Final = re.compile(rf"[{NUMERALS}]+(?:[-之][{NUMERALS}]+)?")
_TORN: Final = re.compile(r"\d\s+\d")
_SEVERAL: Final = re.compile(r"[;；,，、]")
"""Between the numbers of one house (OpenStreetMap wiki, "Key:addr": 「12b;12c」)."""


class Said(NamedTuple):
    """What an object says of its address; empty where it does not."""

    number: str
    city: str
    district: str
    suburb: str
    village: str
    neighbourhood: str
    place: str
    hamlet: str
    street: str
    full: str


KEY: Final = "addr:housenumber"
"""An object without it is no door-plate."""

_KEYS: Final = (KEY, *(f"addr:{field}" for field in Said._fields[1:]))


def said_by(tags: osmium.osm.TagList) -> Said:
    """Take what is wanted out of an object's tags; what a whole street has in common is kept once."""
    get = tags.get
    return Said(get(KEY) or "", *[intern(get(key) or "") for key in _KEYS[1:]])


def read(place: str, said: Said, x: float, y: float) -> list[RawPlate] | Refused:
    """Read an address.

    Parameters
    ----------
    place : str
        In the file, such as ``node 123``.
    said : Said
    x, y : float
        Longitude and latitude, inside the city.

    Returns
    -------
    list of RawPlate, or Refused
        Several for a house with several numbers.
    """
    district = _district(said.city, said.district, said.suburb)
    if district is None:
        return Refused(place, Reason.COUNTY, f"{said.city}{said.district}", CITY)
    found = _plates(_line(said.street, said.place or said.hamlet or said.neighbourhood), said)
    if not found:
        words = said.full or f"{said.street or said.place}{said.number}"
        return Refused(place, Reason.PLATE, words, "a road or settlement and a number, such as 測試一路12巷3號")
    village = _village(said.village) or _village(said.neighbourhood)
    return [RawPlate(place, district, village, *plate, x, y) for plate in found]


def _plates(line: str, said: Said) -> list[tuple[str, int, int]]:
    """Read the number; else each of several numbers; else, where no street or place is named, the whole address."""
    if not line:
        whole = split_plate(said.full)
        return [whole] if whole else []
    whole = _plate(line, said.number)
    if whole:
        return [whole]
    several = (_plate(line, number) for number in _SEVERAL.split(said.number))
    return list(dict.fromkeys(plate for plate in several if plate))


def _plate(line: str, number: str) -> tuple[str, int, int] | None:
    if _TORN.search(number):
        return None
    if "號" in number:
        return split_plate(line + number)
    return split_plate(f"{line}{number}號") if _BARE.fullmatch(normalise(number)) else None


@lru_cache(maxsize=4096)
def _line(street: str, place: str) -> str:
    """Give what the number belongs to: the street, the settlement, or a lane of the settlement."""
    settlement = "" if _NO_SETTLEMENT.fullmatch(place) else place
    if not street or _ONLY_LANES.fullmatch(normalise(street)):
        return settlement + street if settlement else ""
    return street


@lru_cache(maxsize=4096)
def _district(city: str, district: str, suburb: str) -> str | None:
    """Name the district as it is called today; empty where none is named, None in another county."""
    if other_county(normalise(city)):
        return None
    named = normalise(district).removeprefix(CITY)
    if named:
        return _today(f"{named}區" if STEM.fullmatch(named) else named) or None
    return _today(normalise(suburb)) or _today(normalise(city))  # 「新興」 alone may be any place of that name


def _today(name: str) -> str:
    return name if name in DISTRICTS else FORMER.get(name, "")


@lru_cache(maxsize=4096)
def _village(said: str) -> str:
    """Give the village of 「測試里」 and 「測試里5鄰」."""
    found = _VILLAGE.fullmatch(normalise(said))
    return found[1] if found else ""
