"""What works cost, as far as documents say, and of how many they say it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Budget:
    """A sum of budgets.

    Parameters
    ----------
    twd : float
        New Taiwan dollars; 0 where nobody states any.
    stated : int
        How many works state a budget.
    works : int
        How many works there are.
    within : int
        How many of those that state one are not added, as they are part of a work that is.
    """

    twd: float
    stated: int
    works: int
    within: int = 0

    @classmethod
    def of(cls, works: Iterable[Work], within: Collection[str]) -> Self:
        """Add up the budgets of works.

        Parameters
        ----------
        works : iterable of Work
        within : collection of str
            Ids of works whose budgets stand in another's, as `Wholes.within` says.
        """
        every = list(works)
        stating = [one for one in every if one.properties["budget_twd"] is not None]
        added = [one.properties["budget_twd"] for one in stating if one.id not in within]
        return cls(sum(added), len(stating), len(every), len(stating) - len(added))
