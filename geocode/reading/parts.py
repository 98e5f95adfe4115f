"""Single places: each part of a form read as a door-plate, a parcel or a name, in the district that holds for it."""

from __future__ import annotations

import re
from typing import Final

from geocode.reading.address import Plate, plate_in
from geocode.reading.asked import Address, Asked, Named, Parcel, Several
from geocode.reading.crossings import crossings
from geocode.reading.forms import Form, is_sure
from geocode.reading.home import Home, Homes, stem_of
from geocode.reading.numerals import NUMERALS, canonical
from geocode.reading.parcels import Parcels, parcels_in
from geocode.reading.ranges import in_brackets
from geocode.reading.vocabulary import STATION_CODE

_STATION: Final = re.compile(rf"(?:捷運|輕軌)?(?:[^\W\da-z_]{{1,6}}線)?({STATION_CODE})(?:車?站)?")
_STATION_NAMED: Final = re.compile(rf"({STATION_CODE})[^\W\da-z_].+")
_LANE: Final = re.compile(rf"[{NUMERALS}]+(?:-\d+)?[巷弄].*")
_ROAD_OF: Final = re.compile(r"(.*(?:[路街段]|大道))(?:\d.*|[^路街段]*[巷弄].*)?")
_SECTION: Final = re.compile(rf"[{NUMERALS}]+段.*")
_WHOLE_ROAD_OF: Final = re.compile(r"(.*(?:[路街]|大道)).*")


class Parts:
    """Reads the parts of a form one after another.

    Parameters
    ----------
    homes : Homes
        Takes district and village from the head of a part.
    short : bool
        True takes a district from 「阿蓮台28線」 too, which may be wrong: some roads bear the name of a district.
    """

    def __init__(self, homes: Homes, *, short: bool = False) -> None:
        self._homes = homes
        self._short = short

    def built(self, form: Form, home: Home) -> Asked:
        """Read every part and put them together: what one says of its district holds for the next."""
        parts = []
        for words in form.parts:
            part, home = self.one(words, home)
            parts.append(part)
        return form.build(tuple(parts))

    def one(self, words: str, home: Home) -> tuple[Asked, Home]:
        """Read one part.

        Parameters
        ----------
        words : str
            Normalised; not empty.
        home : Home
            Holds where the words name none.

        Returns
        -------
        asked : Asked
            A crossing or a stretch where the words are surely one.
        home : Home
            Holds for the next part.
        """
        home, rest = self._homes.take(words, home)
        district, after = stem_of(rest) if self._short else ("", rest)
        home, rest = (Home(district) if district else home), after
        plate = plate_in(rest)
        if plate and (plate.line or home.line or home.village):
            address = address_of(plate, home)
            return address, home._replace(line=address.line)
        parcels = parcels_in(rest)
        if parcels:
            return parcels_of(parcels, home), home
        whole = next((form for form in (*crossings(rest), *in_brackets(rest)) if form.sure), None)
        if whole and whole.parts != (rest,):
            return self.built(whole, home), home
        return _line_or_place(rest, home)


def station_code(said: str) -> str:
    """Give the code of a station that a text names by it (「捷運R20站」, 「R20後勁」); empty where there is none."""
    station = _STATION.fullmatch(said) or _STATION_NAMED.fullmatch(said)
    return station[1] if station else ""


def named(words: str, home: Home) -> Named:
    """Ask for a place by its name."""
    return Named(canonical(words), home.district, home.village)


def address_of(plate: Plate, home: Home) -> Address:
    """Ask for a door-plate; a number alone is one of the line before, or of the village."""
    return Address(plate.line or home.line or home.village, plate.number, plate.sub, *home[:3])


def parcels_of(parcels: Parcels, home: Home) -> Asked:
    """Ask for one parcel, or for several together."""
    first, *others = (Parcel(parcels.section, *number, *home[:2]) for number in parcels.numbers)
    return Several((first, *others)) if others else first


def _line_or_place(rest: str, home: Home) -> tuple[Asked, Home]:
    """Read one name; a lane or a section without its road has that of the part before (「三多三路12巷、14巷」)."""
    for lacking, road_of in ((_LANE, _ROAD_OF), (_SECTION, _WHOLE_ROAD_OF)):
        road = road_of.fullmatch(home.line) if lacking.fullmatch(rest) else None
        rest = road[1] + rest if road else rest
    place = named(station_code(rest) or rest, home)
    return place, home._replace(line=place.words) if is_sure(rest) else home
