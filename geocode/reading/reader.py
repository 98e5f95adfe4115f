"""Words that say where → every sensible reading of them, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.boundaries import Boundaries
from geocode.reading.address import bare_plate_in, plate_before, plate_in
from geocode.reading.asked import Asked
from geocode.reading.crossings import crossings, is_crossing
from geocode.reading.forms import Form, is_sure
from geocode.reading.home import NOWHERE, STEM, Home, Homes, stem_of, with_district
from geocode.reading.lists import about, lists
from geocode.reading.marks import signs
from geocode.reading.parcels import parcels_in, section_in
from geocode.reading.parts import Parts, address_of, named, parcels_of, station_code
from geocode.reading.ranges import in_brackets, in_words
from geocode.reading.vocabulary import AROUND, BESIDE, JUNCTION, LIST_MARKS, LIST_WORDS, RANGE_WORDS

_PUT_TOGETHER: Final = re.compile(
    rf"[{LIST_MARKS}{LIST_WORDS}{RANGE_WORDS}/~()-]|(?:{'|'.join((*AROUND, *BESIDE, *JUNCTION))})$"
    r"|口的?[東西南北]|[路街道].+[路街道]$"
)
_REMARK: Final = re.compile(r"\([^()]*\)")


class Reader:
    """Reads location texts; knows names of districts and villages, and no other place.

    Parameters
    ----------
    boundaries : Boundaries
        Whose villages may lead a text.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> reader = Reader(SimpleNamespace(villages={("岡山區", "劉厝里"): None}))
    >>> reader.read("岡山區四維3路二號")[0]
    Address(line='四維三路', number=2, sub=0, district='岡山區', village='', neighbourhood=0)
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._homes = Homes(boundaries)
        self._parts = Parts(self._homes)
        self._short_parts = Parts(self._homes, short=True)

    def read(self, text: str) -> tuple[Asked, ...]:
        """Give every sensible reading of a text.

        Parameters
        ----------
        text : str
            As a document or a person writes it; at most 200 characters.

        Returns
        -------
        tuple of Asked
            Best first, never empty, none twice. What can hardly be a name (a door-plate on a road, a crossing, a range
            in brackets, 一帶) is read as what it says first and as a name after; everything else the other way round.
            A district that leads holds for every part that names none.

        Raises
        ------
        UnreadableError
            At the character that cannot be read.
        """
        said = signs(text)
        home, rest = self._homes.take(said)
        readings = [*self._plain(rest, home), *self._looser(said, rest, home)]
        return tuple(dict.fromkeys(readings))

    def _plain(self, rest: str, home: Home) -> Iterator[Asked]:
        """Read a text as it stands."""
        plate, parcels = plate_in(rest), parcels_in(rest)
        if parcels:
            yield parcels_of(parcels, home)
        if plate and (plate.line or home.village):
            yield address_of(plate, home)
            if plate.sure or not plate.line:
                return
        forms = [] if parcels else list(_forms(rest))
        yield from (self._parts.built(form, home) for form in forms if form.sure)
        yield named(rest, home)
        yield from (self._parts.built(form, home) for form in forms if not form.sure)

    def _looser(self, said: str, rest: str, home: Home) -> Iterator[Asked]:
        """Read a text with something left out, or with something taken for a district."""
        yield from _short_plates(rest, home)
        yield from self._other_names(rest, home)
        yield from self._remarks(rest, home)
        if not home.district and STEM.search(rest):
            yield from self._short_districts(rest)
        if home.district and not is_sure(rest) and not plate_in(rest):
            yield named(with_district(said), Home())

    def _short_districts(self, rest: str) -> Iterator[Asked]:
        """Read 「鳳山中山路231號」 as one in 鳳山區, and each part of a form so."""
        district, after = stem_of(rest)
        if district:
            yield from self._plain(after, Home(district))
        yield from (self._short_parts.built(form, NOWHERE) for form in _forms(rest) if form.sure)

    def _other_names(self, rest: str, home: Home) -> Iterator[Asked]:
        village, after = self._homes.village_of(rest, home.district)
        if village and after and after[0] not in LIST_WORDS:
            yield named(after, home._replace(village=village))
        if station_code(rest):
            yield named(station_code(rest), home)
        if rest.endswith("集水區"):  # a basin by its other name
            yield named(rest.removesuffix("集水區") + "流域", home)
        section = section_in(rest)
        if section:
            yield parcels_of(section, home)

    def _remarks(self, rest: str, home: Home) -> Iterator[Asked]:
        """Read a text without its remarks in brackets, and a remark that is an address or a crossing."""
        remarks = _REMARK.findall(rest)
        without = _REMARK.sub("", rest)
        if remarks and without and not plate_in(rest):
            yield named(without, home)
        for remark in remarks:
            inner = remark[1:-1]
            plate = plate_in(inner)
            if (plate and plate.sure) or parcels_in(inner) or is_crossing(inner):
                yield self._parts.one(inner, home)[0]


def _forms(rest: str) -> Iterator[Form]:
    """Give every way to take a text apart."""
    if not _PUT_TOGETHER.search(rest):
        return
    near = tuple(about(rest))
    yield from near or (*in_brackets(rest), *crossings(rest), *in_words(rest), *lists(rest))


def _short_plates(rest: str, home: Home) -> Iterator[Asked]:
    """Read a number without 「號」, a plate before a name, and a provisional plate's (臨) road."""
    for plate in (bare_plate_in(rest), plate_before(rest)):
        if plate:
            yield address_of(plate, home)
    plate = plate_in(rest)
    if plate and plate.line.endswith("臨"):
        yield named(plate.line[:-1], home)
