"""What a GeoPackage says of its columns: headings in the reader's language, which a GIS shows in place of the names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

SCHEMA = """
CREATE TABLE IF NOT EXISTS gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
    constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
"""
"""Extension Schema of OGC 12-128r15, annex F.9."""
REGISTERED = "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')"
SPECIFIED = "http://www.geopackage.org/spec121/#extension_schema"
WRITTEN = "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)"
Said = tuple[str, str, str | None]


def explain(file: sqlite3.Connection, tables: Iterable[str], columns: Iterable[Said]) -> None:
    """Write what columns are called and mean.

    Parameters
    ----------
    file : sqlite3.Connection
        A GeoPackage with its layers.
    tables : iterable of str
        Those that have all these columns.
    columns : iterable of (str, str, str or None)
        Name, heading, and meaning where there is more to say.
    """
    file.executescript(SCHEMA)
    file.execute(REGISTERED, ("gpkg_data_columns", SPECIFIED))
    said = list(columns)
    for table in tables:
        file.executemany(WRITTEN, [(table, name, name, title, meaning) for name, title, meaning in said])
