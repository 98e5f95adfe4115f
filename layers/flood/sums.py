"""What flood works hold and cost together, as far as documents say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from layers.flood.work import FloodWork


@dataclass(frozen=True)
class Stated:
    """A sum of what is stated.

    Parameters
    ----------
    total : float
        Cubic metres of water, or New Taiwan dollars; 0 where nobody states any.
    stating : int
        How many works state it.
    within : int
        How many of those are not added, as they are part of a work that is.
    """

    total: float
    stating: int
    within: int


@dataclass(frozen=True)
class Within:
    """Whose value stands in another's, and is not added again.

    Parameters
    ----------
    volume, budget : mapping of str to str
        Each work that states one, to the nearest work that it is part of and that states its own.
    """

    volume: Mapping[str, str]
    budget: Mapping[str, str]

    @classmethod
    def of(cls, works: Iterable[FloodWork], above: Mapping[str, str | None]) -> Self:
        """Find them among works that are added up, in one sum or in several that are to make one.

        What a part states is left out where a work that it is part of is added too and states its own: a document that
        gives both gives the whole's with its parts'.

        Parameters
        ----------
        works : iterable of FloodWork
        above : mapping of str to (str or None)
            Work to the work that it is part of, of all works that may be; from `wholes`.
        """
        every = list(works)
        volume = within((work.id for work in every if work.volume_m3 is not None), above)
        return cls(volume, within((work.id for work in every if work.budget_twd is not None), above))


@dataclass(frozen=True)
class Sum:
    """Some flood works, added up.

    Parameters
    ----------
    works : int
        How many there are.
    volume : Stated
        Cubic metres that ponds hold back.
    budget : Stated
        New Taiwan dollars.
    """

    works: int
    volume: Stated
    budget: Stated

    @classmethod
    def of(cls, works: Iterable[FloodWork], parts: Within) -> Self:
        """Add works up, each volume and budget once.

        Parameters
        ----------
        works : iterable of FloodWork
        parts : Within
            Of these works, or of more: then sums of several groups make the sum of all.
        """
        every = list(works)
        volumes = {work.id: work.volume_m3 for work in every if work.volume_m3 is not None}
        budgets = {work.id: work.budget_twd for work in every if work.budget_twd is not None}
        return cls(len(every), _added(volumes, parts.volume), _added(budgets, parts.budget))


def wholes(works: Sequence[FloodWork]) -> dict[str, str | None]:
    """Say of each work which one it is part of."""
    return {work.id: work.said["part_of"] for work in works}


def within(stating: Iterable[str], above: Mapping[str, str | None]) -> dict[str, str]:
    """Say whose value stands in another's: each work that states one, to the nearest whole that states its own.

    Parameters
    ----------
    stating : iterable of str
        Ids of the works that state it.
    above : mapping of str to (str or None)

    Examples
    --------
    >>> within(["a", "c"], {"a": "b", "b": "c", "c": None})
    {'a': 'c'}
    """
    known = set(stating)
    found = {}
    for name in sorted(known):
        whole, seen = above.get(name), {name}
        while whole and whole not in known and whole not in seen:
            seen.add(whole)
            whole = above.get(whole)
        if whole and whole in known and whole != name:
            found[name] = whole
    return found


def _added(values: Mapping[str, float], parts: Mapping[str, str]) -> Stated:
    once = [value for name, value in values.items() if name not in parts]
    return Stated(sum(once), len(values), len(values) - len(once))
