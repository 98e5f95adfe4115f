"""Reads words that say where, finds the places that they name, and puts the geometry together."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from geocode.boundaries import Boundaries
from geocode.composing.crossing import crossings
from geocode.composing.ground import Made
from geocode.composing.leaves import Leaves
from geocode.composing.stretch import stretches
from geocode.composing.together import corridors, together
from geocode.match import Match, NoMatch
from geocode.offline import OfflineGeocoder
from geocode.reading.asked import Address, Asked, Between, Crossing, Named, Parcel, Several, Stretch
from geocode.reading.errors import UnreadableError


class Reads(Protocol):
    """What reads, such as `geocode.reading.Reader`."""

    def read(self, text: str) -> tuple[Asked, ...]:
        """Give every sensible reading, best first; raise `UnreadableError` at what cannot be read."""


class ComposingGeocoder(OfflineGeocoder):
    """Finds 「翠華路(明潭路~世運大道)」, 「三多三路與中華五路口」, 「美麗島站、中央公園一帶」 and every door-plate.

    Parameters
    ----------
    reader : Reads
        Words to what they ask for.
    leaves : Leaves
        What they name to places.
    boundaries : Boundaries
        The city.
    """

    def __init__(self, reader: Reads, leaves: Leaves, boundaries: Boundaries) -> None:
        super().__init__()
        self._reader = reader
        self._leaves = leaves
        self._boundaries = boundaries

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find what the first reading that is known asks for."""
        try:
            readings = self._reader.read(text)
        except UnreadableError:
            return ()
        return next(filter(None, map(self.find, _whole(readings))), ())

    def why_not(self, text: str) -> NoMatch | None:
        """Point at what cannot be read, or name the part that is not known."""
        try:
            asked = self._reader.read(text)[0]
        except UnreadableError as error:
            return NoMatch(str(error))
        unknown = next((leaf for leaf in leaves_of(asked) if not self._leaves.find(leaf)), None)
        if unknown is not None:
            return self._leaves.why_not(unknown)
        return NoMatch(_FAILED[type(asked)]) if type(asked) in _FAILED else None

    def find(self, asked: Asked) -> tuple[Match, ...]:
        """Find every place that one reading may be, none outside the districts that it states."""
        if isinstance(asked, Named | Address | Parcel):
            return self._leaves.find(asked)
        stated = frozenset(leaf.district for leaf in leaves_of(asked) if leaf.district)
        found = (made.finish(self._boundaries, stated) for made in self._made(asked))
        return tuple(dict.fromkeys(match for match in found if match))

    def _made(self, asked: Stretch | Between | Crossing | Several) -> Iterator[Made]:
        if isinstance(asked, Stretch):
            return stretches(self.find(asked.line), self.find(asked.start), self.find(asked.end))
        if isinstance(asked, Between):
            return corridors(self.find(asked.start), self.find(asked.end))
        if isinstance(asked, Crossing):
            return crossings(self.find(asked.first), self.find(asked.second))
        return together([self.find(part) for part in asked.parts], around=asked.around)


_FAILED = {
    Stretch: "起迄點與這條路線不相接",
    Between: "兩者相接，沒有說是哪一段",
    Crossing: "兩者不相交，或不是路線",
    Several: "這幾處不在文字所指的行政區",
}


def leaves_of(asked: Asked) -> Iterator[Named | Address | Parcel]:
    """List the places that a reading names.

    Examples
    --------
    >>> [leaf.words for leaf in leaves_of(Crossing(Named("甲路"), Named("乙路")))]
    ['甲路', '乙路']
    """
    if isinstance(asked, Named | Address | Parcel):
        yield asked
    elif isinstance(asked, Several):
        for part in asked.parts:
            yield from leaves_of(part)
    else:
        for part in vars(asked).values():
            yield from leaves_of(part)


def _whole(readings: Iterable[Asked]) -> Iterator[Asked]:
    """Leave out the whole line where a part of it is meant: an unknown end is no reason to take everything."""
    lines: set[Asked] = set()
    for reading in readings:
        if reading not in lines:
            yield reading
        if isinstance(reading, Stretch):
            lines.add(reading.line)
