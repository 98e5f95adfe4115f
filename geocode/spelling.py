"""Searches many names for what somebody is typing, one wrong, missing or superfluous character forgiven."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from rapidfuzz.distance import Levenshtein

SHORTEST: Final = 3
SHORTEST_WHOLE: Final = 2
"""Characters of the shortest text that is compared with beginnings of names, and with whole names."""

_END: Final = "\n"
"""Between two names; no normalised text holds it."""


class Spellings:
    """Names that are searched; every answer is their positions, in the order in which they are given.

    All names stand in one text, so that each search is one pass of the C library over it: a hundred thousand names
    take milliseconds.

    Parameters
    ----------
    names : sequence of str
        Normalised, none with a line break; the best first.

    Examples
    --------
    >>> known = Spellings(["岡山區", "三民區", "岡山運動中心", "鳳山運動園區"])
    >>> list(known.equal("岡山區")), list(known.starting("岡山")), list(known.holding("運動"))
    ([0], [0, 2], [2, 3])
    >>> list(known.near("崗山運動中")), list(known.near("岡山運中心")), list(known.near("三民民區", whole=True))
    ([2], [2], [1])
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._text = _END + _END.join(self._names) + _END
        # where each name begins: the one before, and the line break
        self._starts = list(accumulate((len(name) + 1 for name in self._names), initial=1))[:-1]

    def equal(self, text: str) -> Iterator[int]:
        """Find the names that are a text."""
        return self._lines(f"{_END}{text}{_END}")

    def starting(self, text: str) -> Iterator[int]:
        """Find the names that begin with a text, itself among them."""
        return self._lines(f"{_END}{text}")

    def holding(self, text: str) -> Iterator[int]:
        """Find the names that have a text anywhere."""
        return self._lines(text)

    def near(self, text: str, *, whole: bool = False) -> Iterator[int]:
        """Find the names that are a text, or begin with it, but for one character: wrong, missing or one too many.

        Parameters
        ----------
        text : str
        whole : bool
            Compare whole names, not their beginnings. A beginning has `SHORTEST` characters at least, because a
            shorter one is near to every other name.
        """
        if len(text) < (SHORTEST_WHOLE if whole else SHORTEST):
            return iter(())
        is_near = _is_near if whole else _begins_near
        return (at for at in self._like(text) if is_near(text, self._names[at]))

    def _like(self, text: str) -> list[int]:
        """Find the names that can be near: one edit spares one half of the text, and moves it by one at most."""
        cut = len(text) // 2
        tail = re.compile(f"{_END}.{{{cut - 1},{cut + 1}}}{re.escape(text[cut:])}")
        found = {self._line_at(hit.start()) for hit in tail.finditer(self._text)}
        return sorted(found.union(self.starting(text[:cut])))

    def _lines(self, sought: str) -> Iterator[int]:
        found = self._text.find(sought)
        while found >= 0:
            at = self._line_at(found)
            yield at
            found = self._text.find(sought, self._starts[at] + len(self._names[at]))

    def _line_at(self, offset: int) -> int:
        """Give the name at an offset, or the one that follows it where there is a line break."""
        return bisect_right(self._starts, offset + 1) - 1


def _is_near(text: str, name: str) -> bool:
    return abs(len(name) - len(text)) <= 1 and _distance(text, name) <= 1


def _begins_near(text: str, name: str) -> bool:
    size = len(text)
    return any(_distance(text, name[:end]) <= 1 for end in (size, size - 1, size + 1))


def _distance(text: str, name: str) -> int:
    return int(Levenshtein.distance(text, name, score_cutoff=1))
