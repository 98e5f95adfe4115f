"""The roll: every project in the order in which the page lists them."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from layers import Query, Store

PHASES = ("building", "planned", "unstated", "stopped", "done")
"""Order of the list: what is being built first, what is finished last."""


@dataclass(frozen=True)
class Row:
    """One project as the list shows it.

    Parameters
    ----------
    properties : dict
        As published.
    located : bool
        Whether it has a geometry.
    """

    properties: dict[str, Any]
    located: bool

    @property
    def id(self) -> str:
        """The project's id."""
        return str(self.properties["id"])

    @property
    def sort_key(self) -> tuple[int, bool, int, str]:
        """Phase, then the nearest year of completion, years unstated last, then id."""
        year = self.properties["completion_year"]
        return PHASES.index(self.properties["phase"]), year is None, year or 0, self.id


@dataclass(frozen=True)
class Roll:
    """All projects of one edition.

    Parameters
    ----------
    rows : tuple of Row
        In the list's order.
    years : tuple of int
        Years of completion that occur, ascending.
    districts : tuple of str
        Districts that occur, the one with most projects first.
    """

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    districts: tuple[str, ...]

    @classmethod
    def read(cls, store: Store) -> "Roll":
        """Read all projects from a store."""
        features = [json.loads(feature) for feature in store.query(Query.parse({}))]
        rows = sorted((Row(one["properties"], one["geometry"] is not None) for one in features), key=_sort_key)
        years = {row.properties["completion_year"] for row in rows} - {None}
        districts = Counter(name for row in rows for name in row.properties["districts"] or ())
        return cls(tuple(rows), tuple(sorted(years)), tuple(name for name, _ in districts.most_common()))

    @property
    def unlocated(self) -> int:
        """How many have no geometry."""
        return sum(not row.located for row in self.rows)


def _sort_key(row: Row) -> tuple[int, bool, int, str]:
    return row.sort_key


class Rolls:
    """The roll of the edition that is served now."""

    def __init__(self) -> None:
        self._kept: tuple[str, Roll] | None = None

    def of(self, store: Store) -> Roll:
        """Give the roll, read anew when the edition changed."""
        edition = store.edition
        if self._kept is None or self._kept[0] != edition:
            self._kept = (edition, Roll.read(store))
        return self._kept[1]
