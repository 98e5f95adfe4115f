"""What a GeoPackage says of itself where every GIS looks: the layers' descriptions, and metadata as QGIS reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from layers.export.described import Described
from layers.export.opendocument import ILLEGIBLE, REPLACED

TABLES = """
CREATE TABLE IF NOT EXISTS gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_metadata (
    id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
    md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), md_file_id INTEGER NOT NULL,
    md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
    CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
"""
"""Extension Metadata of OGC 12-128r15, annex F.8."""
REGISTERED = "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_metadata', ?, 'read-write')"
SPECIFIED = "http://www.geopackage.org/spec121/#extension_metadata"
WRITTEN = "INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, metadata) VALUES (1, 'dataset', ?, ?)"
REFERRED = "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, 1, NULL)"
SPATIAL = "SELECT table_name FROM gpkg_geometry_columns"
QGIS = "http://mrcc.com/qgis.dtd"
"""Under this name QGIS looks for a layer's metadata (QgsOgrProvider), and shows them as its information."""


def describe(file: sqlite3.Connection, said: Described) -> None:
    """Write into a GeoPackage what it is.

    Parameters
    ----------
    file : sqlite3.Connection
        With its layers.
    said : Described
    """
    file.execute("UPDATE gpkg_contents SET description = ?", (said.text,))
    file.executescript(TABLES)
    for table in ("gpkg_metadata", "gpkg_metadata_reference"):
        file.execute(REGISTERED, (table, SPECIFIED))
    file.execute(WRITTEN, (QGIS, _written(said)))
    for (layer,) in file.execute(SPATIAL).fetchall():
        file.execute(REFERRED, (layer, f"{said.day}T00:00:00.000Z"))


def _written(said: Described) -> str:
    root = Element("qgis", version="3.22.0")
    for name, text in _members(said):
        SubElement(root, name).text = ILLEGIBLE.sub(REPLACED, text)
    if said.caution:
        SubElement(root, "constraints", type="caution").text = said.caution
    return tostring(root, "unicode")


def _members(said: Described) -> Iterator[tuple[str, str]]:
    yield from (("identifier", ""), ("parentidentifier", ""), ("language", said.language), ("type", "dataset"))
    yield from (("title", said.title), ("abstract", said.text))
