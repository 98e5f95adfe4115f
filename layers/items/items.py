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
COUNTED = "SELECT count(*) FROM items WHERE {}"
NUMBERS = "SELECT number FROM items WHERE {} ORDER BY number"
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
        text, values = _condition(collection, asked)
        numbers = [int(str(number)) for (number,) in self._rows(NUMBERS.format(text), values)]
        shown = numbers[asked.offset : asked.offset + asked.limit]
        return Page(len(numbers), self._features(shown, asked.crs))

    def count(self, collection: Collection, asked: Asked) -> int:
        """Count the items that are meant."""
        text, values = _condition(collection, asked)
        return int(str(self._rows(COUNTED.format(text), values)[0][0]))

    def item(self, collection: Collection, name: str, crs: Crs) -> bytes | None:
        """Give one finished feature, or None if the collection has none of that id."""
        select = f"SELECT {BODY[crs]} FROM items WHERE id = ? AND {MEMBER}"  # noqa: S608  all of it is ours
        found = self._rows(select, [name, collection.id])
        return next((feature for (feature,) in found if isinstance(feature, bytes)), None)

    def _features(self, numbers: list[int], crs: Crs) -> list[bytes]:
        found: list[bytes] = []
        for start in range(0, len(numbers), AT_ONCE):
            some: list[object] = [*numbers[start : start + AT_ONCE]]
            rows = self._rows(FEATURES.format(BODY[crs], ", ".join("?" * len(some))), some)
            found += [feature for (feature,) in rows if isinstance(feature, bytes)]
        return found


def _condition(collection: Collection, asked: Asked) -> Condition:
    """Join what is asked. What has no place is a collection of its own, and meets every box (Part 1, 7.15.3)."""
    boxed = asked.place is not None and collection.extent is not None
    places = [asked.place.condition()] if asked.place and boxed else []
    mine: Condition = (MEMBER if boxed else MEMBERS, [collection.id])
    parts = [*places, mine, *asked.conditions]
    return " AND ".join(f"({text})" for text, _ in parts), [value for _, values in parts for value in values]
