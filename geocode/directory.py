"""Names of everything that can be meant, searched while somebody types, best first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice
from typing import Final

from geocode.match import Match
from geocode.reading.numerals import canonical
from geocode.spelling import Spellings
from geocode.text import normalise, without_city
from geocode.typed import Reading, readings

KINDS: Final = ("district", "village", "station", "place", "project", "road", "plate", "lane")
"""Kinds of things, what more people mean first; a lane after the numbers of its road, which are typed more often."""


class Likeness(IntEnum):
    """How like the text is to a name, best first.

    It is the name; is a station's code; begins the name; stands in it; is the name but for one character; begins it but
    for one character; or it is read, and only the ground about what it means is known.
    """

    EQUAL = 0
    CODE = 1
    BEGINS = 2
    HOLDS = 3
    NEAR = 4
    BEGINS_NEAR = 5
    AROUND = 6


@dataclass(frozen=True, eq=False)
class Candidate:
    """Something that can be meant.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    name : str
        As it is shown.
    districts : tuple of str
        Districts that it lies in or touches.
    words : tuple of str
        Names that it answers to.
    look_up : callable
        Gives its place; None where that is not known. Asked only of what is suggested.
    codes : tuple of str
        Codes that it answers to, such as ``"R20"``.
    key : str
        Names it to whoever made it, such as a project's id.
    """

    kind: str
    name: str
    districts: tuple[str, ...]
    words: tuple[str, ...] = field(repr=False)
    look_up: Callable[[], Match | None] = field(repr=False)
    codes: tuple[str, ...] = ()
    key: str = ""

    @property
    def standing(self) -> tuple[int, int, str, tuple[str, ...]]:
        """Where it stands among those that are equally like a text: by kind, then the shorter name."""
        return KINDS.index(self.kind), len(self.name), self.name, self.districts


@dataclass(frozen=True)
class Suggestion:
    """A candidate, and how like a text is to its name."""

    likeness: Likeness
    candidate: Candidate

    @property
    def rank(self) -> tuple[object, ...]:
        """The order of suggestions, decided here and nowhere else: likeness, kind, shorter name, name, districts."""
        return self.likeness, *self.candidate.standing


class Directory:
    """Finds candidates by what is typed. Nothing is chosen for the reader: of two that bear one name both are given.

    Parameters
    ----------
    candidates : iterable of Candidate

    Examples
    --------
    >>> def made(kind, name, district, *words, codes=()):
    ...     return Candidate(kind, name, (district,), (name, *words), lambda: None, codes)
    >>> known = Directory([made("village", "信義里", "岡山區"), made("village", "信義里", "新興區"),
    ...     made("station", "捷運後勁站", "楠梓區", "後勁站", codes=("R20",)), made("road", "信義路", "鳳山區")])
    >>> def asked(text):
    ...     return [(*one.candidate.districts, one.candidate.name, one.likeness.name) for one in known.find(text, 9)]
    >>> asked("信義")
    [('岡山區', '信義里', 'BEGINS'), ('新興區', '信義里', 'BEGINS'), ('鳳山區', '信義路', 'BEGINS')]
    >>> asked("r20"), asked("後勁"), asked("後近站")
    ([('楠梓區', '捷運後勁站', 'CODE')], [('楠梓區', '捷運後勁站', 'BEGINS')], [('楠梓區', '捷運後勁站', 'NEAR')])
    >>> asked("鳳山信義")
    [('鳳山區', '信義路', 'BEGINS')]
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates = sorted(candidates, key=lambda one: one.standing)
        keys = [(number, key) for number, one in enumerate(self._candidates) for key in _keys(one)]
        self._owners = [number for number, _ in keys]
        self._spellings = Spellings([key for _, key in keys])
        self._codes = frozenset(_folded(code) for one in self._candidates for code in one.codes)

    def find(self, typed: str, limit: int, districts: frozenset[str] = frozenset()) -> list[Suggestion]:
        """Find what may be meant.

        Parameters
        ----------
        typed : str
            As it was typed.
        limit : int
            How many at most.
        districts : frozenset of str
            Districts that it must lie in or touch (one of them); none means all.

        Returns
        -------
        list of Suggestion
            A slip is thought of only where no name has the text as it stands.
        """
        asked = readings(typed, districts)
        return self._best(asked, limit, self._alike) or self._best(asked, limit, self._slipped)

    def _best(self, asked: list[Reading], limit: int, hits: "_Search") -> list[Suggestion]:
        best: dict[int, Suggestion] = {}
        for reading in asked:
            for form in reading.forms:
                for number, found in islice(self._answers(hits(form), reading), limit):
                    if number not in best or found.likeness < best[number].likeness:
                        best[number] = found
        return sorted(best.values(), key=lambda found: found.rank)[:limit]

    def _answers(self, hits: "_Hits", reading: Reading) -> Iterator[tuple[int, Suggestion]]:
        """Give each candidate once, the best first."""
        given: set[int] = set()
        for likeness, at in hits:
            number = self._owners[at]
            candidate = self._candidates[number]
            if number not in given and reading.lets_in(candidate.districts):
                given.add(number)
                yield number, Suggestion(likeness, candidate)

    def _alike(self, text: str) -> "_Hits":
        equal = Likeness.CODE if text in self._codes else Likeness.EQUAL
        yield from ((equal, at) for at in self._spellings.equal(text))
        yield from ((Likeness.BEGINS, at) for at in self._spellings.starting(text))
        yield from ((Likeness.HOLDS, at) for at in self._spellings.holding(text))

    def _slipped(self, text: str) -> "_Hits":
        whole, begun = self._spellings.near(text)
        yield from ((Likeness.NEAR, at) for at in whole)
        yield from ((Likeness.BEGINS_NEAR, at) for at in begun)


_Hits = Iterator[tuple[Likeness, int]]
_Search = Callable[[str], _Hits]


def _keys(candidate: Candidate) -> list[str]:
    words = (*candidate.words, *candidate.codes)
    return [key for key in dict.fromkeys([*map(_folded, words), *map(canonical, words)]) if key]


def _folded(word: str) -> str:
    return without_city(normalise(word))
