"""All districts beside each other, and how their numbers add up to the city's."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from layers import Query, Store
from mapapp.district.wholes import Wholes
from mapapp.portrait.work import Work
from mapapp.sentences import PHASES


def _in(phase: str) -> Callable[[Work], bool]:
    return lambda work: work.phase == phase


COUNTED: Mapping[str, Callable[[Work], bool]] = {
    "works": lambda work: True,
    **{phase: _in(phase) for phase in PHASES},
    "overdue": lambda work: bool(work.properties["overdue"]),
    "unplaced": lambda work: work.geometry is None,
    "stated": lambda work: work.properties["budget_twd"] is not None,
}
"""What is counted in each row, and of which works."""


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Parameters
    ----------
    counts : mapping of str to int
        Each of `COUNTED`.
    twd : float
        Budgets, New Taiwan dollars.
    """

    counts: Mapping[str, int]
    twd: float


@dataclass(frozen=True)
class City:
    """The works of a query over all districts.

    A work that several districts are named for stands in the row of each, and once in the city's; one that names none
    stands in the city's alone. So for every column: the districts' sum − `again` + `without` = `whole`.

    Parameters
    ----------
    names : tuple of str
        All districts, in order.
    works : tuple of Work
    wholes : Wholes
    """

    names: tuple[str, ...]
    works: tuple[Work, ...]
    wholes: Wholes

    @classmethod
    def read(cls, query: Query, store: Store, names: Collection[str]) -> Self:
        """Read the works that are meant.

        Parameters
        ----------
        query : Query
        store : Store
        names : collection of str
            All districts, in order.
        """
        return cls(tuple(names), tuple(map(_read, store.query(query))), Wholes(store))

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The row of each district, with every work that lies in it."""
        return {name: _row(found, self._added[name]) for name, found in self._members.items()}

    @property
    def sum(self) -> Row:
        """All rows added up."""
        rows = self.rows.values()
        return Row({what: sum(row.counts[what] for row in rows) for what in COUNTED}, sum(row.twd for row in rows))

    @property
    def again(self) -> Row:
        """What the rows count more than once, or as a part whose whole the city's row counts."""
        times = {work.id: max(len(self.lies_in(work)) - 1, 0) for work in self.works}
        return self._weighed(times, lambda more: max(-more, 0))

    @property
    def without(self) -> Row:
        """Works that no district is named for."""
        times = {work.id: int(not self.lies_in(work)) for work in self.works}
        return self._weighed(times, lambda more: max(more, 0))

    @property
    def whole(self) -> Row:
        """The city, each work once."""
        return _row(self.works, self._once)

    @property
    def several(self) -> list[Work]:
        """Works that lie in several districts, those in most of them first."""
        found = (work for work in self.works if len(self.lies_in(work)) > 1)
        return sorted(found, key=lambda work: (-len(self.lies_in(work)), work.id))

    @property
    def nowhere(self) -> list[Work]:
        """Works that no district is named for."""
        return [work for work in self.works if not self.lies_in(work)]

    def lies_in(self, work: Work) -> list[str]:
        """Give the districts that a work lies in."""
        return [name for name in work.properties["districts"] if name in self._members]

    @cached_property
    def _members(self) -> Mapping[str, list[Work]]:
        found: dict[str, list[Work]] = {name: [] for name in self.names}
        for work in self.works:
            for name in work.properties["districts"]:
                if name in found:
                    found[name].append(work)
        return found

    @cached_property
    def _added(self) -> Mapping[str, frozenset[str]]:
        """Say whose budgets each district's row adds."""
        return {name: self._adding(works) for name, works in self._members.items()}

    @cached_property
    def _once(self) -> frozenset[str]:
        """Say whose budgets the city's row adds."""
        return self._adding(self.works)

    def _adding(self, works: Sequence[Work]) -> frozenset[str]:
        return frozenset(work.id for work in works) - self.wholes.within(works).keys()

    def _weighed(self, times: Mapping[str, int], weigh: Callable[[int], int]) -> Row:
        """Count each work so many times; a budget, as the city's row adds it more often than the districts' rows."""
        counts = {what: sum(times[work.id] for work in self.works if meant(work)) for what, meant in COUNTED.items()}
        added = Counter(name for one in self._added.values() for name in one)
        more = {work.id: (work.id in self._once) - added[work.id] for work in self.works}
        return Row(counts, sum((work.properties["budget_twd"] or 0) * weigh(more[work.id]) for work in self.works))


def _read(feature: bytes) -> Work:
    """Read a work whose place nobody measures here."""
    whole = json.loads(feature)
    return Work(whole["properties"], whole["geometry"], None)


def _row(works: Sequence[Work], added: Collection[str]) -> Row:
    counts = {what: sum(map(meant, works)) for what, meant in COUNTED.items()}
    return Row(counts, sum(work.properties["budget_twd"] or 0 for work in works if work.id in added))
