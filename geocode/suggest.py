"""What somebody may mean who is still typing: named places, areas, roads and door-plates, best first."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from geocode.boundaries import Boundaries
from geocode.directory import Candidate, Directory, Likeness, Suggestion
from geocode.district import DistrictGeocoder
from geocode.gazetteer import GazetteerGeocoder
from geocode.half_typed import HalfTyped
from geocode.match import Match, Method, NoMatch
from geocode.offline import OfflineGeocoder
from geocode.places import Places
from geocode.reading.vocabulary import FORMER, STATION_CODE
from geocode.stations import SYSTEMS, spellings
from geocode.text import normalise
from geocode.typed import readings

_CODE: Final = re.compile(STATION_CODE)


class Suggester:
    """Answers while somebody types.

    Parameters
    ----------
    places : Places
        Answers what is a complete text: an address, a crossing.
    directory : Directory
        Names that are known beforehand.
    half_typed : HalfTyped, optional
        Door-plates and lanes; none without it.
    """

    def __init__(self, places: Places, directory: Directory, half_typed: HalfTyped | None = None) -> None:
        self._places = places
        self._directory = directory
        self._half_typed = half_typed

    def find(self, typed: str, limit: int, districts: frozenset[str] = frozenset()) -> list[Suggestion]:
        """Suggest what may be meant, best first.

        Parameters
        ----------
        typed : str
            What has been typed so far.
        limit : int
            How many suggestions at most.
        districts : frozenset of str
            Districts that it must lie in or touch (one of them); none means all.
        """
        found = self._directory.find(typed, limit, districts)
        if self._half_typed:
            found += self._half_typed.find(readings(typed, districts), limit)
        if not any(one.likeness <= Likeness.CODE for one in found):
            found += self._complete(typed, districts)
        return _best(found, limit)

    def why_not(self, typed: str, districts: frozenset[str] = frozenset()) -> NoMatch | None:
        """Say why a text names no place; None if it does."""
        answer = self._places.match(typed, tuple(sorted(districts)))
        return answer if isinstance(answer, NoMatch) else None

    def _complete(self, typed: str, districts: frozenset[str]) -> Iterator[Suggestion]:
        """Suggest what a complete text names: an address, a crossing, several places together."""
        for match in self._places.candidates(typed):
            if not districts or not districts.isdisjoint(match.districts):
                likeness = Likeness.AROUND if match.method is Method.FALLBACK else Likeness.EQUAL
                named = Candidate(_kind(match), match.name, match.districts, (), partial(_given, match))
                yield Suggestion(likeness, named)


def named_places(gazetteer: GazetteerGeocoder) -> Iterator[Candidate]:
    """Give the placed rows of the gazetteer, stations among them.

    Parameters
    ----------
    gazetteer : GazetteerGeocoder
    """
    for entry in gazetteer.entries:
        if entry.geometry is not None:
            kind = "station" if entry.kind in SYSTEMS else "place"
            codes = tuple(word for word in entry.aliases if kind == "station" and _CODE.fullmatch(normalise(word)))
            words = (entry.name, *entry.aliases, *spellings(entry))
            yield Candidate(kind, entry.name, entry.districts, words, _first(gazetteer, entry.name), codes)


def areas(boundaries: Boundaries) -> Iterator[Candidate]:
    """Give the districts, by their names of today and of the county, and the villages.

    Parameters
    ----------
    boundaries : Boundaries
    """
    geocoder = DistrictGeocoder(boundaries)
    for name in boundaries.districts:
        words = (name, name.removesuffix("區"), *(former for former, today in FORMER.items() if today == name))
        yield Candidate("district", name, (name,), words, _first(geocoder, name))
    for district, name in boundaries.villages:
        yield Candidate("village", name, (district,), (name,), _first(geocoder, district + name))


def _first(geocoder: OfflineGeocoder, name: str) -> Callable[[], Match | None]:
    """Ask a geocoder for a name that one place bears, when it is wanted; the answer is kept."""
    return cache(lambda: next(iter(geocoder.candidates(name)), None))


def _given(match: Match) -> Match:
    return match


def _kind(match: Match) -> str:
    if match.method is Method.ALONG:
        return "road"
    return "plate" if match.name.endswith("號") else "place"


def _best(found: list[Suggestion], limit: int) -> list[Suggestion]:
    """Sort, and give what has the same name in the same districts once, as what it is most like.

    A slip is thought of only where nothing has the text as it stands.
    """
    sure = [one for one in found if one.likeness < Likeness.NEAR]
    best: dict[tuple[str, tuple[str, ...]], Suggestion] = {}
    for one in sorted(sure or found, key=lambda suggestion: suggestion.rank):
        best.setdefault((one.candidate.name, one.candidate.districts), one)
    return list(best.values())[:limit]
