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

PIECES: Final = 4
"""Into which a text is cut to look for its slip: with more the names that are like it are fewer, and found later."""

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
    >>> known.near("崗山運動中"), known.near("岡山運中心"), known.near("三民民區")
    (([], [2]), ([2], []), ([1], []))
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

    def near(self, text: str) -> tuple[list[int], list[int]]:
        """Find the names that are a text but for one character, wrong, missing or one too many, and that begin so.

        Parameters
        ----------
        text : str
            A beginning has `SHORTEST` characters at least, because a shorter one is near to every other name.

        Returns
        -------
        whole, begun : list of int
            None of the first in the second.
        """
        if len(text) < SHORTEST_WHOLE:
            return [], []
        like = [self._line_at(hit.start()) for hit in _with_slip(text).finditer(self._text)]
        whole = [at for at in like if _is_near(text, self._names[at])]
        others = sorted(set(like).difference(whole)) if len(text) >= SHORTEST else []
        return whole, [at for at in others if _begins_near(text, self._names[at])]

    def _lines(self, sought: str) -> Iterator[int]:
        found = self._text.find(sought)
        while found >= 0:
            at = self._line_at(found)
            yield at
            found = self._text.find(sought, self._starts[at] + len(self._names[at]))

    def _line_at(self, offset: int) -> int:
        """Give the name at an offset, or the one that follows it where there is a line break."""
        return bisect_right(self._starts, offset + 1) - 1


def _with_slip(text: str) -> re.Pattern[str]:
    """Write what every name has that begins with a text but for one character.

    One edit spares all pieces of the text but one, and moves those behind it by one at most.
    """
    size = -(-len(text) // PIECES)
    ways = []
    for start in range(0, len(text), size):
        piece, rest = text[start : start + size], text[start + size :]
        changed = f".{{{len(piece) - 1},{len(piece) + 1}}}" if rest else ""
        ways.append(f"{re.escape(text[:start])}{changed}{re.escape(rest)}")
    return re.compile(f"{_END}(?:{'|'.join(ways)})")


def _is_near(text: str, name: str) -> bool:
    return abs(len(name) - len(text)) <= 1 and _distance(text, name) <= 1


def _begins_near(text: str, name: str) -> bool:
    size = len(text)
    return any(_distance(text, name[:end]) <= 1 for end in (size, size - 1, size + 1))


def _distance(text: str, name: str) -> int:
    return int(Levenshtein.distance(text, name, score_cutoff=1))
