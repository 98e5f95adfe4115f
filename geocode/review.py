"""Which places a text may mean that has none: suggested to a person, who chooses."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rapidfuzz import fuzz, process

from geocode.directory import Candidate
from geocode.match import Match
from geocode.reading.numerals import canonical
from geocode.text import normalise, without_city

LEAST_SCORE: Final = 65
"""Of 100. At 60 every name of two characters that stands in a long text is still suggested, as was seen on the
register's own texts: 「內門」 for 「台86線快速公路延伸至內門」.
"""

EQUAL: Final = 100
"""The score of two names that are the same."""

MOST: Final = 3
"""Suggestions for one text."""

_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True)
class Proposal:
    """A place that may be meant.

    Parameters
    ----------
    name, kind : str
        As of `geocode.directory.Candidate`.
    districts : tuple of str
    score : int
        How like the text is to one of its names, of 100.
    precision_m : int
        Radius in metres.
    """

    name: str
    kind: str
    districts: tuple[str, ...]
    score: int
    precision_m: int

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.score:>3}  {self.name}（{'、'.join(self.districts)}）{self.kind} ±{self.precision_m} m"


class Proposals:
    """Suggests places by names that are like a text, however many characters differ.

    Parameters
    ----------
    candidates : iterable of Candidate
        What can be suggested.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        named = [(key, one) for one in candidates for key in _keys(one)]
        self._names = [name for name, _ in named]
        self._owners = [one for _, one in named]

    def find(self, text: str, districts: tuple[str, ...] = (), better_than_m: float = math.inf) -> tuple[Proposal, ...]:
        """Suggest up to `MOST` places, the likest first.

        Parameters
        ----------
        text : str
            Words that say where.
        districts : tuple of str
            Districts that a suggestion must lie in or touch (one of them); none means all.
        better_than_m : float
            Only places that are known better than this are suggested, metres.
        """
        like = ((score, one) for score, one in self._like(text) if not districts or set(districts) & set(one.districts))
        placed = (_proposal(score, one) for score, one in like)
        better = (found for found in placed if found and found.precision_m < better_than_m)
        return tuple(islice(better, MOST))

    def _like(self, text: str) -> Iterator[tuple[float, Candidate]]:
        """Give each candidate once, by the one of its names that is most like the text.

        Two names with numbers of which none is the same are two places: 「第111期」 is not 「第81期」.
        """
        key = _key(text)
        numbers = set(_NUMBER.findall(key))
        hits = process.extract(key, self._names, scorer=fuzz.WRatio, score_cutoff=LEAST_SCORE, limit=None)
        given: set[int] = set()
        for name, score, at in sorted(hits, key=self._rank):
            others = set(_NUMBER.findall(name))
            if id(self._owners[at]) not in given and not (numbers and others and numbers.isdisjoint(others)):
                given.add(id(self._owners[at]))
                yield score, self._owners[at]

    def _rank(self, hit: tuple[str, float, int]) -> tuple[object, ...]:
        """Order by score, of equals the longer name, which says more; a district is what is left when nothing is."""
        name, score, at = hit
        return self._owners[at].kind == "district" and score < EQUAL, -score, -len(name), name


def rivals(matches: Iterable[Match]) -> tuple[Proposal, ...]:
    """Suggest each of the places that answer equally well."""
    return tuple(Proposal(one.name, "rival", one.districts, EQUAL, one.precision_m) for one in islice(matches, MOST))


def _proposal(score: float, one: Candidate) -> Proposal | None:
    match = one.look_up()
    return Proposal(one.name, one.kind, one.districts, round(score), match.precision_m) if match else None


def _keys(one: Candidate) -> set[str]:
    """Give its names, and behind its district where that is one: villages and roads are written so."""
    led = [one.districts[0] + word for word in one.words] if one.kind in ("village", "road") else []
    return set(map(_key, (*one.words, *led)))


def _key(word: str) -> str:
    return canonical(without_city(normalise(word)))
