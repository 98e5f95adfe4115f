"""Roads, lanes and door-plates of the index, while their names and numbers are half typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from typing import Final

from geocode.addresses.geocoder import AddressGeocoder
from geocode.directory import Candidate, Likeness, Suggestion
from geocode.match import Match
from geocode.reading.address import Plate, bare_plate_in, plate_in
from geocode.reading.asked import Address, Named
from geocode.reading.numerals import canonical
from geocode.spelling import Spellings
from geocode.typed import Reading

# A lane is numbered, 「四維三路12巷」; one with a name of its own, 「測試巷」, is searched as a road is.
ROADS: Final = "SELECT words, district FROM lines WHERE words NOT GLOB '*[0-9][巷弄]*' ORDER BY length(words), words"
LANES: Final = (
    "SELECT words, district FROM lines WHERE words >= ? AND words < ? AND words GLOB '*[0-9][巷弄]*' "
    "ORDER BY length(words), words, district"
)
NUMBERS: Final = (
    "SELECT DISTINCT number, sub FROM plates WHERE line = ? AND number BETWEEN ? AND ? ORDER BY sub, number"
)
"""Questions to the index. Every value is bound, never written into SQL."""

REMEMBERED: Final = 1024
"""Places that are kept: a long road without a centre-line is drawn along its plates in four milliseconds."""

_OPEN: Final = re.compile(r"(.*[^0-9之-])([0-9]{1,4})(?:[之-]([0-9]{0,3}))?")
_LAST: Final = "\U0010ffff"
_SCALES: Final = (1, 10, 100, 1000)
"""A 「2」 may become 2, 20 to 29, 200 to 299 or 2000 to 2999; no door-plate of the city has more than four digits."""


class HalfTyped:
    """Suggests lines and door-plates that begin as the text does.

    Parameters
    ----------
    geocoder : AddressGeocoder
        Knows what there is, and where.
    """

    def __init__(self, geocoder: AddressGeocoder) -> None:
        self._geocoder = geocoder
        self._index = geocoder.index
        # what is typed on stays among the answers
        self._place = lru_cache(REMEMBERED)(self._look_up)
        self._roads = tuple(self._index.rows(ROADS))
        names = tuple(dict.fromkeys(words for words, _ in self._roads))
        self._known = frozenset(names)
        self._spellings, self._names = Spellings(names), names

    def roads(self) -> Iterator[Candidate]:
        """Give every road of every district, and the settlements that number their houses without roads."""
        return (self._line("road", words, district) for words, district in self._roads)

    def find(self, readings: Iterable[Reading], limit: int) -> list[Suggestion]:
        """Suggest door-plates and lanes.

        Parameters
        ----------
        readings : iterable of Reading
            Of what is typed.
        limit : int
            How many of each sort at most.
        """
        found: list[Suggestion] = []
        for reading in readings:
            text = canonical(reading.text)
            found += islice(self._lanes(text, reading), limit)
            plate = plate_in(text) or bare_plate_in(text) or _open_plate_in(text)
            if plate:
                found += self._plates(plate, reading, limit, whole="號" in text or not text[-1].isdigit())
        return found

    def _lanes(self, text: str, reading: Reading) -> Iterator[Suggestion]:
        """Suggest the lanes of a road that is typed in full; those of half a name would be too many."""
        if any(text[:end] in self._known for end in range(len(text), 1, -1)):
            for words, district in self._index.rows(LANES, (text, text + _LAST)):
                if reading.lets_in((district,)):
                    yield Suggestion(
                        Likeness.EQUAL if words == text else Likeness.BEGINS, self._line("lane", words, district)
                    )

    def _plates(self, plate: Plate, reading: Reading, limit: int, *, whole: bool) -> list[Suggestion]:
        """Suggest the plates that a number may become; of a road of nearly that name where none is called so."""
        known = self._lines(plate.line, reading)
        near = [] if known else [self._names[at] for at in self._spellings.near(plate.line)[0]]
        lines = known or [line for name in near for line in self._lines(name, reading)]
        return [
            Suggestion(_likeness(asked, plate) if known else Likeness.NEAR, self._plate(asked))
            for number, address in lines
            for asked in islice(self._numbers(number, address, plate, whole=whole), limit)
        ]

    def _lines(self, words: str, reading: Reading) -> list[tuple[int, Address]]:
        lines = (line for line in self._index.lines(words) if reading.lets_in((line.district,)))
        return [(line.number, Address(words, 0, district=line.district)) for line in lines]

    def _numbers(self, line: int, address: Address, plate: Plate, *, whole: bool) -> Iterator[Address]:
        """Give the plates of a line that the number begins; those without a branch first."""
        for scale in _SCALES[:1] if whole or plate.sub else _SCALES:
            first = plate.number * scale
            for number, sub in self._index.rows(NUMBERS, (line, first, first + scale - 1)):
                if not plate.sub or str(sub).startswith(str(plate.sub)):
                    yield replace(address, number=number, sub=sub)

    def _line(self, kind: str, words: str, district: str) -> Candidate:
        look_up = partial(self._place, Named(words, district))
        return Candidate(kind, words, (district,), (words,), look_up)

    def _plate(self, asked: Address) -> Candidate:
        branch = f"之{asked.sub}" if asked.sub else ""
        name = f"{asked.line}{asked.number}號{branch}"
        return Candidate("plate", name, (asked.district,), (), partial(self._place, asked))

    def _look_up(self, asked: Address | Named) -> Match | None:
        return next((match for match in self._geocoder.find(asked) if asked.district in match.districts), None)


def _open_plate_in(text: str) -> Plate | None:
    """Read what may become a door-plate: 「測試一路8之」, 「內埔4」, and 「測試一璐8」, whose road is misspelt."""
    found = _OPEN.fullmatch(text)
    return Plate(found[1], int(found[2]), int(found[3] or 0), sure=False) if found else None


def _likeness(asked: Address, plate: Plate) -> Likeness:
    return Likeness.EQUAL if (asked.number, asked.sub) == (plate.number, plate.sub) else Likeness.BEGINS
