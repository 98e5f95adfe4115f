"""The index of door-plates: one SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from geocode.addresses.errors import AddressesError

FORMAT: Final = "1"
"""Said in ``facts``; a file of another format is not read."""

SCHEMA: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  attribution TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, imported TEXT NOT NULL,
  plates INTEGER NOT NULL, refused INTEGER NOT NULL);
CREATE TABLE villages (number INTEGER PRIMARY KEY, district TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (district, name));
CREATE TABLE lines (number INTEGER PRIMARY KEY, words TEXT NOT NULL, district TEXT NOT NULL, UNIQUE (words, district));
CREATE TABLE plates (line INTEGER NOT NULL, number INTEGER NOT NULL, sub INTEGER NOT NULL, source INTEGER NOT NULL,
  x INTEGER NOT NULL, y INTEGER NOT NULL, village INTEGER, PRIMARY KEY (line, number, sub, source, x, y)) WITHOUT ROWID;
CREATE TABLE roads (line INTEGER NOT NULL, source INTEGER NOT NULL, shape BLOB NOT NULL,
  PRIMARY KEY (line, source)) WITHOUT ROWID;
"""
"""`sources.kind` is ``official`` or ``osm``. `lines.words` is canonical, as in `geocode.reading.asked.Address`.
`plates.x` and `plates.y` are EPSG:3826 in decimetres. `roads.shape` is WKB, EPSG:3826 metres: the centre-lines of that
line inside that district or at most 30 m beside it."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty index."""
    connection.executescript(SCHEMA)
    connection.execute("INSERT INTO facts VALUES ('format', ?)", (FORMAT,))
    connection.commit()


def prove_format(connection: sqlite3.Connection, file: Path) -> None:
    """Refuse a file that is no index of ours, or one of another format.

    Raises
    ------
    AddressesError
        Names the file and what was expected.
    """
    try:
        found = connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found != (FORMAT,):
        raise AddressesError(f"{file.name}: expected an index of door-plates, format {FORMAT}")
