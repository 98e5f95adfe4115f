"""What a reader asks of a collection's items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from layers.errors import QueryError
from layers.items.collection import Collection, Column
from layers.items.cql import parse_filter
from layers.items.crs import Crs
from layers.items.moment import Moment
from layers.items.place import Place
from layers.where import Condition

LIMIT, MOST = 100, 10_000
"""How many items are answered when nobody says, and at most; a larger limit is no error (Part 1, 7.15.2)."""
FARTHEST = 10**9
PARAMETERS = ("limit", "offset", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs")
CQL2_TEXT = "cql2-text"
MOST_CHARACTERS = 200
LEAST_WHOLE, MOST_WHOLE = -(2**63), 2**63 - 1
"""SQLite holds no other."""


@dataclass(frozen=True)
class Asked:
    """A page of the items that are meant.

    Parameters
    ----------
    conditions : tuple of Condition
        Of SQL, all of which hold.
    place : Place or None
    crs : Crs
        In which positions are answered.
    limit, offset : int
    """

    conditions: tuple[Condition, ...] = ()
    place: Place | None = None
    crs: Crs = Crs.CRS84
    limit: int = LIMIT
    offset: int = 0

    @classmethod
    def parse(cls, texts: Mapping[str, str], collection: Collection) -> Asked:
        """Read a request's parameters: those of the standard, and each property by its name.

        Parameters
        ----------
        texts : mapping of str to str
        collection : Collection

        Raises
        ------
        QueryError
            For an unknown parameter (Part 1, 7.6) or an unsound value.
        """
        strange = next((name for name in texts if name not in PARAMETERS and name not in collection.named), None)
        if strange is not None:
            known = ", ".join((*PARAMETERS, *collection.named))
            raise QueryError(strange, texts[strange], f"one of the parameters {known}")
        crs = {name: Crs.parse(name, texts.get(name, Crs.CRS84.value)) for name in ("crs", "bbox-crs", "filter-crs")}
        return cls(
            conditions=tuple(_conditions(texts, collection, crs["filter-crs"])),
            place=Place.parse(texts["bbox"], crs["bbox-crs"]) if "bbox" in texts else None,
            crs=crs["crs"],
            limit=min(_whole("limit", texts["limit"], 1), MOST) if "limit" in texts else LIMIT,
            offset=_whole("offset", texts["offset"], 0) if "offset" in texts else 0,
        )


def _conditions(texts: Mapping[str, str], collection: Collection, crs: Crs) -> list[Condition]:
    found = [_equals(collection.named[name], text) for name, text in texts.items() if name not in PARAMETERS]
    if "datetime" in texts:
        found.append(_during(Moment.parse(texts["datetime"])))
    if texts.get("filter-lang", CQL2_TEXT) != CQL2_TEXT:
        raise QueryError("filter-lang", texts["filter-lang"], CQL2_TEXT)
    if "filter" in texts:
        found.append(parse_filter(texts["filter"], collection, crs))
    return found


def _during(moment: Moment) -> Condition:
    """Write the condition that an item is about a time; one without a time is about every time (Part 1, 7.15.4)."""
    return "(begins IS NULL OR (begins <= ? AND ends >= ?))", [moment.ends, moment.begins]


def _equals(column: Column, text: str) -> Condition:
    if len(text) > MOST_CHARACTERS:
        raise QueryError(column.name, text, f"at most {MOST_CHARACTERS} characters")
    if column.values and text not in column.values:
        raise QueryError(column.name, text, f"one of {', '.join(column.values)}")
    path = f'$.properties."{column.name}"'
    if column.type == "array":
        return "EXISTS (SELECT 1 FROM json_each(CAST(crs84 AS TEXT), ?) WHERE value = ?)", [path, text]
    return "json_extract(CAST(crs84 AS TEXT), ?) = ?", [path, READERS[column.type](column.name, text)]


def _whole(name: str, text: str, least: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:12]) <= FARTHEST):
        raise QueryError(name, text, f"a whole number from {least} to {FARTHEST}")
    return int(text)


def _integer(name: str, text: str) -> int:
    try:
        if "_" not in text and LEAST_WHOLE <= int(text) <= MOST_WHOLE:
            return int(text)
    except ValueError:
        pass
    raise QueryError(name, text, f"a whole number from {LEAST_WHOLE} to {MOST_WHOLE}")


def _number(name: str, text: str) -> float:
    try:
        if "_" not in text:
            return float(text)
    except ValueError:
        pass
    raise QueryError(name, text, "a number")


def _boolean(name: str, text: str) -> bool:
    """Read ``true`` or ``false``; GDAL, whose SQL has no other way, sends 1 and 0."""
    if text not in ("true", "false", "1", "0"):
        raise QueryError(name, text, "true or false")
    return text in ("true", "1")


READERS: Mapping[str, Callable[[str, str], object]] = {
    "string": lambda name, text: text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
