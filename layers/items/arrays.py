"""Functions of CQL2 over a property that is a list, as conditions of SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from layers.where import Condition

Values = list[object]


def contains(path: str, values: Values) -> Condition:
    """Ask for a list that has all of the values."""
    parts = [_has(path, value) for value in values]
    return " AND ".join(text for text, _ in parts) or "1", [one for _, some in parts for one in some]


def overlaps(path: str, values: Values) -> Condition:
    """Ask for a list that has one of the values, at least."""
    parts = [_has(path, value) for value in values]
    return " OR ".join(text for text, _ in parts) or "0", [one for _, some in parts for one in some]


def contained(path: str, values: Values) -> Condition:
    """Ask for a list that has nothing but the values."""
    return NO_OTHERS, [path, json.dumps(values)]


def equals(path: str, values: Values) -> Condition:
    """Ask for a list of exactly the values; CQL2 says nothing of their order."""
    (one, ones), (two, twos) = contains(path, values), contained(path, values)
    return f"({one}) AND {two}", [*ones, *twos]


HAS: Final = "EXISTS (SELECT 1 FROM json_each(CAST(crs84 AS TEXT), ?) WHERE value = ?)"
NO_OTHERS: Final = (
    "NOT EXISTS (SELECT 1 FROM json_each(CAST(crs84 AS TEXT), ?) WHERE value NOT IN (SELECT value FROM json_each(?)))"
)
ARRAYS: Final[Mapping[str, Callable[[str, Values], Condition]]] = {
    "a_contains": contains,
    "a_overlaps": overlaps,
    "a_containedBy": contained,
    "a_equals": equals,
}
"""What is asked of a list, by its name in CQL2 JSON (OGC 21-065r2, 7.11)."""
TURNED: Final = {"a_contains": "a_containedBy", "a_containedBy": "a_contains"}
"""What a function is called where the property is its second argument; the others are the same from both sides."""


def _has(path: str, value: object) -> Condition:
    return HAS, [path, value]
