"""Tables of an overlay's file: what it is, its features as items, and its tiles."""

from layers.items.schema import GROUNDS

SCHEMA = (
    """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE works (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, class INTEGER, shape BLOB NOT NULL, metres BLOB NOT NULL
);
CREATE VIRTUAL TABLE boxes USING rtree(number, west, east, south, north);
CREATE TABLE tiles (part INTEGER PRIMARY KEY, body BLOB NOT NULL);
"""
    + GROUNDS
)
"""`facts` has one row, ``overlay``: JSON that `layers.overlays.shown.Shown` reads. `works` is called so because items
are read from a table of that name; `shape` is WKB in degrees (WGS 84), `metres` in EPSG:3826; `class` is the number of
the class, null where there is none. `tiles` is a PMTiles archive (version 3) in parts of `PART` bytes; empty where the
features are few enough to be answered as one GeoJSON.
"""
PART = 65_536
"""Bytes of a part: a reader's range of some kilobytes touches one or two."""
