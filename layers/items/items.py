"""Collections of one file, and their items page by page, each a finished feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layers.items.asked import Asked
from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.where import Condition

Rows = Callable[[str, list[object]], list[tuple[bytes | str | int | float | None, ...]]]
COLLECTIONS = "SELECT facts FROM collections ORDER BY id"
ONE = "SELECT facts FROM collections WHERE id = ?"
MEMBERS = "number IN (SELECT number FROM members WHERE collection = ?)"
MEMBER = "EXISTS (SELECT 1 FROM members WHERE collection = ? AND members.number = items.number)"
"""The same question, for a few that a box has found already."""
SOME = "SELECT number FROM members WHERE collection = ? ORDER BY number LIMIT ? OFFSET ?"
"""Of a whole collection: how many there are has been counted."""
NUMBERS = "SELECT number FROM items WHERE {} ORDER BY number"
NEAR = "SELECT number, CASE WHEN {} THEN NULL ELSE {} END FROM items WHERE {} ORDER BY number"
"""Of what lies inside a box no geometry is read; of all that may meet it, they are looked at together."""
FEATURES = "SELECT {} FROM items WHERE number IN ({}) ORDER BY number"
BODY = {Crs.CRS84: "crs84", Crs.TWD97: "tm2"}
AT_ONCE = 500
"""Numbers bound in one statement: SQLite takes 32,766, and a page of 10,000 is read in twenty steps."""


@dataclass(frozen=True)
class Page:
    """Some of the items that are meant.

    Parameters
    ----------
    matched : int
        How many are meant.
    features : list of bytes
        Those of this page, finished, by number.
    """

    matched: int
    features: list[bytes]


class Items:
    """Answers about collections from a file that has the tables of `layers.items.schema`.

    Parameters
    ----------
    rows : callable
        Asks the file a statement with bound values.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def collections(self) -> tuple[Collection, ...]:
        """List all collections, by id."""
        return tuple(Collection.read(str(facts)) for (facts,) in self._rows(COLLECTIONS, []))

    def collection(self, name: str) -> Collection | None:
        """Give a collection, or None if there is none of that id."""
        found = self._rows(ONE, [name])
        return Collection.read(str(found[0][0])) if found else None

    def page(self, collection: Collection, asked: Asked) -> Page:
        """Answer a page of a collection's items, in an order that never changes within an edition."""
        if not asked.conditions and (asked.place is None or collection.extent is None):
            rows = self._rows(SOME, [collection.id, asked.limit, asked.offset])
            return Page(collection.count, self._features([int(str(number)) for (number,) in rows], asked.crs))
        numbers = self._numbers(collection, asked)
        shown = numbers[asked.offset : asked.offset + asked.limit]
        return Page(len(numbers), self._features(shown, asked.crs))

    def item(self, collection: Collection, name: str, crs: Crs) -> bytes | None:
        """Give one finished feature, or None if the collection has none of that id."""
        select = f"SELECT {BODY[crs]} FROM items WHERE id = ? AND {MEMBER}"  # noqa: S608  all of it is ours
        found = self._rows(select, [name, collection.id])
        return next((feature for (feature,) in found if isinstance(feature, bytes)), None)

    def _numbers(self, collection: Collection, asked: Asked) -> list[int]:
        """List the numbers of all that is meant; what has no place is a collection of its own, and meets every box."""
        place = asked.place if collection.extent else None
        mine: Condition = (MEMBER if place else MEMBERS, [collection.id])
        if place is None:
            text, values = _all([mine, *asked.conditions])
            return [int(str(number)) for (number,) in self._rows(NUMBERS.format(text), values)]
        inside, sides = place.inside()
        text, values = _all([place.near(), mine, *asked.conditions])
        rows = self._rows(NEAR.format(inside, place.column, text), [*sides, *values])
        unsure = [(number, shape) for number, shape in rows if isinstance(shape, bytes)]
        met = place.meet([shape for _, shape in unsure])
        missed = {number for (number, _), meets in zip(unsure, met, strict=True) if not meets}
        return [int(str(number)) for number, _ in rows if number not in missed]

    def _features(self, numbers: list[int], crs: Crs) -> list[bytes]:
        found: list[bytes] = []
        for start in range(0, len(numbers), AT_ONCE):
            some: list[object] = [*numbers[start : start + AT_ONCE]]
            rows = self._rows(FEATURES.format(BODY[crs], ", ".join("?" * len(some))), some)
            found += [feature for (feature,) in rows if isinstance(feature, bytes)]
        return found


def _all(parts: list[Condition]) -> Condition:
    return " AND ".join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]
