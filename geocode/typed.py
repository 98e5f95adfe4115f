"""What somebody has typed so far, with the district that leads it taken as a condition."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from geocode.reading.numerals import canonical
from geocode.reading.vocabulary import DISTRICTS, FORMER
from geocode.text import normalise, without_city

_SHORTEST_REST: Final = 2
"""Characters that must follow 「岡山」 for it to be the district without its 「區」: 「三民路」 is a road."""

_LED: Final = {**{name: name for name in DISTRICTS}, **FORMER}


@dataclass(frozen=True)
class Reading:
    """A text, and the districts that what it means must lie in.

    Parameters
    ----------
    text : str
        Normalised, not empty.
    gates : tuple of frozenset of str
        What is meant lies in or touches a district of each.
    """

    text: str
    gates: tuple[frozenset[str], ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The text as it is, and in canonical form: 「台1」 may become 「台1線」 or 「台17線」."""
        return tuple(dict.fromkeys((self.text, canonical(self.text))))

    def lets_in(self, districts: tuple[str, ...]) -> bool:
        """Say whether what lies in some districts can be meant."""
        return all(not gate.isdisjoint(districts) for gate in self.gates)


def readings(typed: str, districts: frozenset[str] = frozenset()) -> list[Reading]:
    """Give a text as it stands, and without the district that leads it.

    Parameters
    ----------
    typed : str
        As it was typed.
    districts : frozenset of str
        Districts that hold for every reading; none means all.

    Returns
    -------
    list of Reading
        None of them empty. The district may be called as it was in the county (鳳山市), lack its 「區」, or have one
        wrong, missing or superfluous character.

    Examples
    --------
    >>> [(one.text, *map(sorted, one.gates)) for one in readings("高雄市楠子區藍田路")]
    [('楠子區藍田路',), ('藍田路', ['楠梓區'])]
    >>> [one.text for one in readings("三民路")], [one.text for one in readings("三民建工路")]
    (['三民路'], ['三民建工路', '建工路'])
    """
    text = without_city(normalise(typed))
    gates = (districts,) if districts else ()
    ahead = [Reading(rest, (*gates, named)) for named, rest in _led(text) if rest]
    return [Reading(text, gates), *ahead] if text else []


def _led(text: str) -> Iterator[tuple[frozenset[str], str]]:
    """Split a text that begins with a district: as it is called, with one slip, or without its 「區」."""
    stated = next((name for name in _LED if text.startswith(name)), "")
    if stated:
        yield frozenset((_LED[stated],)), text.removeprefix(stated)
        return
    head, mark, rest = text.partition("區")
    slipped = frozenset(name for name in DISTRICTS if Levenshtein.distance(head + mark, name, score_cutoff=1) <= 1)
    if mark and slipped:
        yield slipped, rest
    stem = next((name[:-1] for name in DISTRICTS if text.startswith(name[:-1])), "")
    if stem and len(text) >= len(stem) + _SHORTEST_REST:
        yield frozenset((f"{stem}區",)), text.removeprefix(stem)
