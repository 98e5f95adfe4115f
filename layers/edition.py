"""One edition: an SQLite file with everything the server answers from, finished when it is built."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import shapely

from geocode import Boundaries
from geocode.shelf import shelve
from layers.base import base_layers
from layers.built import Layers
from layers.changed import SCHEMA as CHANGED
from layers.changed import insert_changed
from layers.coverage import coverage
from layers.errors import EditionError
from layers.feature import PROPERTIES, Feature
from layers.happened import SCHEMA as HAPPENED
from layers.happened import insert_happened
from layers.items.schema import GROUNDS
from layers.items.writing import insert_items
from layers.marks import SCHEMA as MARKS
from layers.marks import insert_marks
from layers.record import records
from layers.words import grams, searchable
from register import Kind, Phase, Register

SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE assets (name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE works (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL, status TEXT NOT NULL, phase TEXT NOT NULL, year INTEGER,
    finished INTEGER, precision_m REAL, words TEXT NOT NULL, shape BLOB, metres BLOB,
    feature BLOB NOT NULL, record BLOB NOT NULL
);
CREATE TABLE work_districts (
    district TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (district, number)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE boxes USING rtree(number, west, east, south, north);
CREATE VIRTUAL TABLE grams USING fts5(tokens, content='', detail=none);
CREATE INDEX works_facets ON works (category, phase, status, year, finished);
"""
"""`shape` is WKB in degrees (WGS 84), `metres` the same in EPSG:3826; a status that nobody states is ``none``;
`finished` is the year in which what is done was completed, null for what is not and where only a promise names a year.
What is long stands last: SQLite reads a row from its beginning to what it is asked for.

Beside these stand the tables of `geocode.shelf`: the gazetteer and the polygons.
"""
TABLES = SCHEMA + GROUNDS + MARKS + HAPPENED + CHANGED


def write_edition(layers: Layers, register: Register, boundaries: Boundaries, path: Path) -> str:
    """Write an edition beside the one that is served, and put it in its place in one step.

    Parameters
    ----------
    layers : Layers
    register : Register
    boundaries : Boundaries
        For the base of the map, and to say where a point lies.
    path : pathlib.Path

    Returns
    -------
    str
        The edition's name: the same content has the same name.
    """
    assets = {**base_layers(boundaries, layers.gazetteer), "coverage.json": coverage(layers, register)}
    written = records(layers, register)
    path.parent.mkdir(parents=True, exist_ok=True)
    # a folder of its own: two builds at once do not meet, and one that breaks leaves nothing behind
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        beside = Path(folder) / path.name
        try:
            with closing(sqlite3.connect(beside)) as file, file:
                _write(file, assets, layers.features, written)
                numbers = _numbers(layers.features)
                told = insert_happened(file, register, layers.as_of, numbers)
                told += insert_changed(file, register, layers.as_of, numbers)
                shelved = shelve(file, layers.gazetteer, boundaries)
                said = [one.text for one in layers.features]
                name = _name([shelved, *said, *told, *written.values(), *assets.values()])
                facts = {"edition": name, "as_of": layers.as_of.isoformat()}
                file.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
        except sqlite3.Error as error:
            raise EditionError(f"{path}: an edition cannot be written there: {error}") from error
        beside.replace(path)
    return name


def _write(
    file: sqlite3.Connection, assets: Mapping[str, str], features: tuple[Feature, ...], written: Mapping[str, str]
) -> None:
    file.executescript(TABLES)
    file.executemany("INSERT INTO assets VALUES (?, ?)", [(key, text.encode()) for key, text in assets.items()])
    _insert_works(file, features, written)
    insert_marks(file, features)
    insert_items(file, PROPERTIES)


def _name(texts: Iterable[str]) -> str:
    digest = hashlib.sha256(TABLES.encode())
    for text in texts:
        digest.update(text.encode())
    return digest.hexdigest()[:16]


def _numbers(features: tuple[Feature, ...]) -> Mapping[str, int]:
    return {feature.id: number for number, feature in enumerate(features, 1)}


def _insert_works(file: sqlite3.Connection, features: tuple[Feature, ...], written: Mapping[str, str]) -> None:
    shapes = geopandas.GeoSeries([feature.geometry for feature in features], crs="EPSG:4326")
    metres = shapes.to_crs("EPSG:3826")
    for number, (feature, ground) in enumerate(zip(features, metres, strict=True), 1):
        said, words = feature.properties, searchable(feature.properties)
        texts = (feature.text.encode(), written[feature.id].encode())
        filtered = (said["category"], said["status"] or "none", said["phase"])
        beside = (said["completion_year"], _finished(said), said["precision_m"], words)
        shape = (shapely.to_wkb(feature.geometry), shapely.to_wkb(ground))
        row = (number, feature.id, *filtered, *beside, *shape, *texts)
        file.execute("INSERT INTO works VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        file.executemany("INSERT INTO work_districts VALUES (?, ?)", [(name, number) for name in said["districts"]])
        file.execute("INSERT INTO grams (rowid, tokens) VALUES (?, ?)", (number, " ".join(grams(words))))
        if feature.geometry is not None:
            west, south, east, north = feature.geometry.bounds
            file.execute("INSERT INTO boxes VALUES (?, ?, ?, ?, ?)", (number, west, east, south, north))


def _finished(said: Mapping[str, Any]) -> int | None:
    actual = said["phase"] == Phase.DONE and said["completion_kind"] == Kind.ACTUAL
    return said["completion_year"] if actual else None
