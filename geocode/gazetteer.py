"""Named places: the gazetteer as a geopy geocoder."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from geocode.entry import Entry
from geocode.match import Match, NoMatch
from geocode.offline import OfflineGeocoder
from geocode.reading.numerals import canonical
from geocode.stations import spellings
from geocode.text import normalise, without_city

_FROM: Final = re.compile(r"(?P<line>[^()]+?)自(?P<start>[^()]+?)[至到~-](?P<end>[^()]+)")
_TO: Final = re.compile(r"(?<=[^0-9(])[至到-](?=[^0-9)])|[至到]")


class GazetteerGeocoder(OfflineGeocoder):
    """Finds places by name or alias, exactly: nothing is guessed from half a name.

    Parameters
    ----------
    entries : iterable of Entry
        The gazetteer.

    Examples
    --------
    >>> GazetteerGeocoder(()).geocode("岡山運動中心") is None
    True
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._learn(entry, (entry.name, *entry.aliases))
        given = frozenset(self._by_name)
        for entry in self.entries:
            # what follows from a station's name never outvotes a name that somebody gave
            self._learn(entry, (word for word in spellings(entry) if given.isdisjoint(_keys(word))))

    def _learn(self, entry: Entry, words: Iterable[str]) -> None:
        for name in dict.fromkeys(key for word in words for key in _keys(word)):
            self._by_name[name].append(entry)

    def known(self, text: str) -> tuple[Entry, ...]:
        """Find every row that bears a name, those without position included."""
        return tuple(next(filter(None, (self._by_name.get(key) for key in _keys(text))), ()))

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find every placed row that bears a name."""
        return tuple(match for match in map(_match, self.known(text)) if match)

    def why_not(self, text: str) -> NoMatch | None:
        """Say what is not known of a place that has a name but no position."""
        unplaced = next((entry for entry in self.known(text) if entry.geometry is None), None)
        return NoMatch(f"知其名而不知其位置：{unplaced.evidence}") if unplaced else None


def _keys(word: str) -> Iterator[str]:
    """Give a name as it is written; as its numerals are counted (第一期, 第1期); as its range is said (自A至B, A~B)."""
    plain = without_city(normalise(word))
    yield plain
    yield (counted := canonical(plain))
    said = _FROM.sub(r"\g<line>(\g<start>~\g<end>)", counted) if "自" in counted else counted
    yield _TO.sub("~", said) if "(" in said else said


def _match(entry: Entry) -> Match | None:
    if entry.geometry is None or entry.method is None:
        return None
    return Match(
        entry.geometry,
        entry.name,
        entry.method,
        entry.precision_m,
        entry.source,
        entry.districts,
        evidence=entry.evidence,
    )
