"""The gazetteer and the polygons in tables of SQLite: who answers questions needs neither the files nor GDAL."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import shapely

from geocode.boundaries import Boundaries
from geocode.entry import Entry
from geocode.gazetteer import GazetteerGeocoder
from geocode.match import Method

SHELF: Final = """
CREATE TABLE districts (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, shape BLOB NOT NULL);
CREATE TABLE neighbours (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, shape BLOB NOT NULL);
CREATE TABLE villages (
    number INTEGER PRIMARY KEY, district TEXT NOT NULL, name TEXT NOT NULL, shape BLOB NOT NULL, UNIQUE (district, name)
);
CREATE TABLE places (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, aliases TEXT NOT NULL, kind TEXT NOT NULL,
    districts TEXT NOT NULL, shape BLOB, precision_m INTEGER NOT NULL, method TEXT,
    source TEXT NOT NULL, evidence TEXT NOT NULL
);
"""
"""`shape` is WKB in degrees (WGS 84), longitude first; `aliases` and `districts` are lists as JSON."""

_Row = tuple[str | int | bytes | None, ...]


def shelve(connection: sqlite3.Connection, entries: Iterable[Entry], boundaries: Boundaries) -> str:
    """Make the tables and fill them.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a file that has none of the tables.
    entries : iterable of Entry
        The gazetteer.
    boundaries : Boundaries
        Districts, villages and neighbours.

    Returns
    -------
    str
        Names the content: the same content has the same name.
    """
    digest = hashlib.sha256(SHELF.encode())
    connection.executescript(SHELF)
    for table, rows in _rows(entries, boundaries).items():
        for number, row in enumerate(rows, 1):
            # the table is one of ours; every value is bound
            marks = ", ".join("?" * (len(row) + 1))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", (number, *row))  # noqa: S608
            digest.update(repr(row).encode())
    return digest.hexdigest()


def unshelve(connection: sqlite3.Connection) -> tuple[GazetteerGeocoder, Boundaries]:
    """Open what was shelved.

    Parameters
    ----------
    connection : sqlite3.Connection
        Needed during this call only.

    Raises
    ------
    sqlite3.Error
        If a table is missing.
    """
    districts = {row["name"]: row["shape"] for row in _read(connection, "districts")}
    neighbours = {row["name"]: row["shape"] for row in _read(connection, "neighbours")}
    villages = {(row["district"], row["name"]): row["shape"] for row in _read(connection, "villages")}
    entries = [_entry(row) for row in _read(connection, "places")]
    return GazetteerGeocoder(entries), Boundaries(districts, neighbours, lambda: villages)


def _rows(entries: Iterable[Entry], boundaries: Boundaries) -> Mapping[str, Iterator[_Row]]:
    return {
        "districts": ((name, shapely.to_wkb(shape)) for name, shape in boundaries.districts.items()),
        "neighbours": ((name, shapely.to_wkb(shape)) for name, shape in boundaries.neighbours.items()),
        "villages": ((*names, shapely.to_wkb(shape)) for names, shape in boundaries.villages.items()),
        "places": map(_place, entries),
    }


def _place(entry: Entry) -> _Row:
    shape = None if entry.geometry is None else shapely.to_wkb(entry.geometry)
    how = None if entry.method is None else str(entry.method)
    said = (entry.name, _listed(entry.aliases), entry.kind, _listed(entry.districts))
    return (*said, shape, entry.precision_m, how, entry.source, entry.evidence)


def _listed(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _read(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Read rows in the order in which they were written."""
    found = connection.execute(f"SELECT * FROM {table} ORDER BY number")  # noqa: S608  a table of ours
    columns = [column for column, *_ in found.description]
    for values in found:
        row = dict(zip(columns, values, strict=True))
        yield row | {"shape": None if row["shape"] is None else shapely.from_wkb(row["shape"])}


def _entry(row: dict[str, Any]) -> Entry:
    row["geometry"] = row.pop("shape")
    row["method"] = Method(row["method"]) if row["method"] else None
    lists = {name: tuple(json.loads(row[name])) for name in ("aliases", "districts")}
    del row["number"]
    return Entry(**row | lists)
