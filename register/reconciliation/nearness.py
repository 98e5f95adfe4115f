"""How near two folded names are: it proposes to a person, and never decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

CONTAINED: Final = 0.6
"""A name inside another is at least so near: 中山路 in 中山路拓寬 shares few pairs with it and may be meant."""
LEAST: Final = 3
"""Of a shorter name it says nothing that it is inside another: 左營 is in many."""
FEW: Final = 50
"""Of a pair that so many works have, all are looked at."""
MANY: Final = 4
"""A pair that more than one in four of those with the commonest pair have tells nothing: 工程, 改善."""


@lru_cache(maxsize=100_000)
def _pairs(text: str) -> Counter[str]:
    return Counter(one + two for one, two in pairwise(text))


class Nearness:
    """Measures how much of two names is the same, where what many works are called counts little.

    A pair of characters weighs one over the number of works that have it: that two parks are both an 產業園區 says less
    than that both are called 楠梓.

    Parameters
    ----------
    works : iterable of iterable of str
        The folded names of each work.

    Examples
    --------
    >>> near = Nearness([["楠梓產業園區"], ["仁武產業園區"], ["和發產業園區"]])
    >>> round(near.between("白埔產業園區", "仁武產業園區"), 2), round(near.between("仁武園區", "仁武產業園區"), 2)
    (0.33, 0.5)
    """

    def __init__(self, works: Iterable[Iterable[str]]) -> None:
        self._sharing: Mapping[str, set[int]] = defaultdict(set)
        for number, names in enumerate(works):
            for pair in {pair for name in names for pair in _pairs(name)}:
                self._sharing[pair].add(number)
        self._common = max(FEW, max(map(len, self._sharing.values()), default=0) // MANY)

    def sharing(self, names: Iterable[str]) -> frozenset[int]:
        """List the works, by their number, that can come near: they share a pair that not everybody has.

        Where a name has no such pair, any pair counts.
        """
        pairs = {pair for name in names for pair in _pairs(name) if pair in self._sharing}
        rare = {pair for pair in pairs if len(self._sharing[pair]) <= self._common} or pairs
        return frozenset(number for pair in rare for number in self._sharing[pair])

    def between(self, one: str, other: str) -> float:
        """Measure two names: Dice's coefficient over weighted pairs of characters.

        Returns
        -------
        float
            0 to 1; 1 only for the same name.
        """
        if one == other:
            return 1.0
        shorter, longer = sorted((one, other), key=len)
        contained = len(shorter) >= LEAST and shorter in longer
        shared = self._shared(_pairs(one), _pairs(other))
        return max(shared, CONTAINED) if contained else shared

    def _shared(self, one: Counter[str], other: Counter[str]) -> float:
        total = self._weight(one) + self._weight(other)
        return min(2 * self._weight(one & other) / total, 0.99) if total else 0.0

    def _weight(self, pairs: Counter[str]) -> float:
        return sum(number / max(len(self._sharing.get(pair, ())), 1) for pair, number in pairs.items())
