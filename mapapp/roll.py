"""The roll: every project in the order in which the page lists them; of very many, only what the page says of all."""

import json
from dataclasses import dataclass, field
from typing import Any

from layers import Query, Store
from layers.view import View

CROWD = 3000
"""More projects than this are a crowd: the page asks the server for what it shows. So many fill 4 MB of a phone's
memory and are filtered there in a frame or two; more are not (measured by ``make bench``)."""


@dataclass(frozen=True)
class Row:
    """One project as the list shows it.

    Parameters
    ----------
    properties : dict
        As published.
    metres : float, optional
        To the place that is asked about.
    """

    properties: dict[str, Any]
    metres: float | None = None

    @property
    def id(self) -> str:
        """The project's id."""
        return str(self.properties["id"])

    @classmethod
    def read(cls, feature: bytes, metres: float | None = None) -> "Row":
        """Read a finished feature."""
        return cls(json.loads(feature)["properties"], metres)


@dataclass(frozen=True)
class Roll:
    """All projects of one edition.

    Parameters
    ----------
    total : int
        How many there are.
    years : tuple of int
        Years of completion that occur, ascending.
    districts : tuple of str
        Districts that occur, the one with most projects first.
    statuses : frozenset of str
        Statuses that occur, ``none`` among them.
    rows : tuple of Row
        In the list's order; empty of a crowd.
    """

    total: int
    years: tuple[int, ...]
    districts: tuple[str, ...]
    statuses: frozenset[str]
    rows: tuple[Row, ...] = field(repr=False)

    @classmethod
    def read(cls, store: Store) -> "Roll":
        """Read all projects from a store."""
        total = store.count(Query())
        seen = store.view(Query(), View(rows=0 if total > CROWD else total))
        counted = seen.facets["district"]
        return cls(
            total=total,
            years=tuple(sorted(int(year) for year in seen.facets["year"] if year != "none")),
            districts=tuple(sorted(counted, key=lambda name: -counted[name])),
            statuses=frozenset(seen.facets["status"]),
            rows=tuple(Row.read(feature) for feature, _ in seen.page),
        )

    @property
    def crowded(self) -> bool:
        """Whether there are more projects than a page can hold."""
        return self.total > CROWD


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
