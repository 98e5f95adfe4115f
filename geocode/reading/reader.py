"""Words that say where → every sensible reading of them, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.boundaries import Boundaries
from geocode.reading.address import bare_plate_in, plate_before, plate_in
from geocode.reading.asked import Asked
from geocode.reading.crossings import crossings, is_crossing
from geocode.reading.forms import Form, around, is_sure, listed, several
from geocode.reading.home import Home, Homes, stem_of, with_district
from geocode.reading.marks import signs
from geocode.reading.parcels import parcels_in, section_in
from geocode.reading.parts import Parts, address_of, named, parcels_of, station_code
from geocode.reading.ranges import in_brackets, in_words
from geocode.reading.vocabulary import AROUND, BESIDE

_AROUND: Final = re.compile(rf"(?<=.)的?(?:{'|'.join(AROUND)}|(?<=[號樓])(?:{'|'.join(BESIDE)}))$")
_REMARK: Final = re.compile(r"\([^()]*\)")
_NUMBER_ONLY: Final = re.compile(r"[\d-]+[號号]")


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
        if plate and (plate.line or home.village):
            yield address_of(plate, home)
        elif parcels:
            yield parcels_of(parcels, home)
        if plate and plate.sure:
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
        district, after = stem_of(rest) if not home.district else ("", "")
        if district:
            yield from self._plain(after, Home(district))
        if home.district and not is_sure(rest) and not plate_in(rest):
            yield named(with_district(said), Home())

    def _other_names(self, rest: str, home: Home) -> Iterator[Asked]:
        village, after = self._homes.village_of(rest, home.district)
        if village and after:
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
        if remarks and without:
            yield named(without, home)
        for remark in remarks:
            inner = remark[1:-1]
            plate = plate_in(inner)
            if (plate and plate.sure) or parcels_in(inner) or is_crossing(inner):
                yield self._parts.one(inner, home)[0]


def _forms(rest: str) -> Iterator[Form]:
    """Give every way to take a text apart."""
    near = _AROUND.search(rest)
    if near:
        inner = rest[: near.start()]
        yield Form(around, (inner,) if is_crossing(inner) else listed(inner), sure=True)
        return
    yield from in_brackets(rest)
    yield from crossings(rest)
    yield from in_words(rest)
    parts = listed(rest)
    if len(parts) > 1 and not is_crossing(rest):
        parts = _numbered(parts)
        yield Form(several, parts, sure=all(map(is_sure, parts)))


def _numbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Say 「號」 after every number where the last one has it: 「四維三路12、14號」."""
    if not _NUMBER_ONLY.fullmatch(parts[-1]):
        return parts
    return tuple(part + "號" if part[-1:].isdigit() else part for part in parts)


def _short_plates(rest: str, home: Home) -> Iterator[Asked]:
    """Read a number without 「號」, a plate before a name, and a provisional plate's (臨) road."""
    for plate in (bare_plate_in(rest), plate_before(rest)):
        if plate:
            yield address_of(plate, home)
    plate = plate_in(rest)
    if plate and plate.line.endswith("臨"):
        yield named(plate.line[:-1], home)
