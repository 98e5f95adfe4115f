"""Reads words that say where, finds the places that they name, and puts the geometry together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from geocode.boundaries import Boundaries
from geocode.composing.corridor import corridors
from geocode.composing.crossing import crossings
from geocode.composing.ground import Made, Miss
from geocode.composing.leaves import Leaf, Leaves
from geocode.composing.stretch import stretches
from geocode.composing.together import together
from geocode.match import Match, Method, NoMatch
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
        """Find what the first reading that is known asks for.

        A door-plate or a parcel of which only the district is known waits for a reading that knows more.
        """
        try:
            readings = self._reader.read(text)
        except UnreadableError:
            return ()
        coarse: tuple[Match, ...] = ()
        for asked in _whole(readings):
            found = self.find(asked)
            if found and not _is_coarse(asked, found):
                return found
            coarse = coarse or found
        return coarse

    def why_not(self, text: str) -> NoMatch | None:
        """Point at what cannot be read, or name the part that is not known.

        Of several readings, the one of which most parts are known says why it has no place.
        """
        try:
            readings = self._reader.read(text)
        except UnreadableError as error:
            return NoMatch(str(error))
        reasons = ((asked, self._answer(asked)) for asked in _whole(readings))
        failed = [(self._unknown(asked), reason) for asked, reason in reasons if isinstance(reason, NoMatch)]
        return min(failed, key=lambda one: one[0])[1] if failed else None

    def find(self, asked: Asked) -> tuple[Match, ...]:
        """Find every place that one reading may be, none outside the districts that it states."""
        answer = self._answer(asked)
        return () if isinstance(answer, NoMatch) else answer

    def _answer(self, asked: Asked) -> tuple[Match, ...] | NoMatch:
        """Find what is asked for, or say why there is none."""
        if isinstance(asked, Named | Address | Parcel):
            return self._leaves.find(asked) or self._leaves.why_not(asked)
        parts = [self._part(part, asked) for part in _parts(asked)]
        unknown = [part for part in parts if isinstance(part, NoMatch)]
        if unknown:
            rivals = tuple(rival for part in unknown for rival in part.rivals)
            return NoMatch(_together([part.reason for part in unknown]), rivals)
        known = [part for part in parts if not isinstance(part, NoMatch)]
        return self._chosen(asked, list(_put_together(asked, known)))

    def _part(self, part: Asked, asked: Asked) -> tuple[Match, ...] | NoMatch:
        """Find one part; whether a line is the right one shows where lines meet, not its district alone."""
        if isinstance(asked, Crossing | Stretch) and isinstance(part, Named):
            return self._leaves.part(part) or self._leaves.why_not(part)
        return self._answer(part)

    def _chosen(self, asked: Asked, outcomes: list[Made | Miss]) -> tuple[Match, ...] | NoMatch:
        made = (outcome.finish(self._boundaries) for outcome in outcomes if isinstance(outcome, Made))
        found = tuple(dict.fromkeys(match for match in made if match))
        stated = {leaf.district: None for leaf in leaves_of(asked) if leaf.district}
        inside = tuple(match for match in found if not stated or set(stated) & set(match.districts))
        if inside:
            return inside
        if found:
            return NoMatch(f"不在文字所指的{'、'.join(stated)}", tuple(match.label for match in found))
        misses = [outcome for outcome in outcomes if isinstance(outcome, Miss)]
        nearest = min(misses, key=lambda miss: miss.off_m, default=Miss("不在高雄市內"))
        return NoMatch(nearest.reason)

    def _unknown(self, asked: Asked) -> float:
        """Give the share of the places named that are not known."""
        leaves = list(leaves_of(asked))
        return sum(not self._leaves.part(leaf) for leaf in leaves) / len(leaves)


def leaves_of(asked: Asked) -> Iterator[Leaf]:
    """List the places that a reading names.

    Examples
    --------
    >>> [leaf.words for leaf in leaves_of(Crossing(Named("甲路"), Named("乙路")))]
    ['甲路', '乙路']
    """
    if isinstance(asked, Named | Address | Parcel):
        yield asked
    else:
        for part in _parts(asked):
            yield from leaves_of(part)


def _parts(asked: Stretch | Between | Crossing | Several) -> tuple[Asked, ...]:
    return asked.parts if isinstance(asked, Several) else tuple(vars(asked).values())


def _put_together(asked: Asked, parts: list[tuple[Match, ...]]) -> Iterator[Made | Miss]:
    if isinstance(asked, Stretch):
        return stretches(*parts)
    if isinstance(asked, Between):
        return corridors(*parts)
    if isinstance(asked, Crossing):
        return crossings(*parts)
    return together(parts, around=isinstance(asked, Several) and asked.around)


def _together(reasons: list[str]) -> str:
    """Say of several parts at once what is the same for them: neither is in the gazetteer."""
    names: dict[str, dict[str, None]] = {}
    for reason in reasons:
        name, mark, rest = reason.rpartition("」")
        names.setdefault(rest, {})[name + mark] = None
    return "；".join("、".join(said) + rest for rest, said in names.items())


def _is_coarse(asked: Asked, found: tuple[Match, ...]) -> bool:
    return isinstance(asked, Address | Parcel) and all(match.method is Method.FALLBACK for match in found)


def _whole(readings: Iterable[Asked]) -> Iterator[Asked]:
    """Leave out the whole line where a part of it is meant: an unknown end is no reason to take everything."""
    lines: set[Asked] = set()
    for reading in readings:
        if reading not in lines:
            yield reading
        if isinstance(reading, Stretch):
            lines.add(reading.line)
