"""One overlay's file, written beside the old one and put in its place in one step."""

from __future__ import annotations

import gzip
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import shapely

from layers.errors import OverlayError
from layers.items.collection import Collection
from layers.items.crs import Crs
from layers.items.writing import bodies, insert_collection, insert_grounds
from layers.overlays.ground import Ground
from layers.overlays.properties import CLASS, Properties
from layers.overlays.schema import SCHEMA
from layers.overlays.shown import Shown
from layers.overlays.tiles import make_tiles

MOST_FEATURES, MOST_PACKED = 5_000, 2_000_000
"""What is answered as one GeoJSON at most: features that a phone draws, bytes that it waits for (compressed)."""


@dataclass(frozen=True)
class Features:
    """Features that are to be written.

    Parameters
    ----------
    ids : list of str
    ground : Ground
    properties : Properties
    classes : list of int or None
    """

    ids: list[str]
    ground: Ground
    properties: Properties
    classes: list[int | None]


def write_overlay(path: Path, shown: Shown, features: Features) -> Shown:
    """Write an overlay; a failure leaves the old one as it was.

    Parameters
    ----------
    path : pathlib.Path
    shown : Shown
        Its facts but for the sizes, which are known when it is written.
    features : Features

    Returns
    -------
    Shown
        With the sizes.

    Raises
    ------
    OverlayError
        If it cannot be written there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        beside = Path(folder) / path.name
        try:
            with closing(sqlite3.connect(beside)) as file, file:
                file.executescript(SCHEMA)
                whole = _write(file, shown, features)
                file.execute("INSERT INTO facts VALUES ('overlay', ?)", [whole.written()])
        except sqlite3.Error as error:
            raise OverlayError(f"{path}: an overlay cannot be written there: {error}") from error
        beside.replace(path)
    return whole


def _write(file: sqlite3.Connection, shown: Shown, features: Features) -> Shown:
    ground, count = features.ground, len(features.ids)
    numbers = range(1, count + 1)
    wkb = shapely.to_wkb(ground.degrees), shapely.to_wkb(ground.metres)
    works = zip(numbers, features.ids, features.classes, *wkb, strict=True)
    file.executemany("INSERT INTO works VALUES (?, ?, ?, ?, ?)", works)
    sides = shapely.bounds(ground.degrees).tolist()
    boxes = ((number, w, e, s, n) for number, (w, s, e, n) in zip(numbers, sides, strict=True))
    file.executemany("INSERT INTO boxes VALUES (?, ?, ?, ?, ?)", boxes)
    heads = _heads(features)
    written = bodies(heads, ground.degrees, Crs.CRS84), bodies(heads, ground.metres, Crs.TWD97)
    rows = ((number, *box, None, None, *pair) for number, box, *pair in zip(numbers, sides, *written, strict=True))
    insert_grounds(file, rows)
    insert_collection(file, _collection(shown, features), numbers)
    packed = len(gzip.compress(b",\n".join(written[0]), 6)) if count <= MOST_FEATURES else 0
    if 0 < packed <= MOST_PACKED:
        return replace(shown, packed=packed)
    return replace(shown, tiles=_write_tiles(file, features))


def _heads(features: Features) -> list[str]:
    """Write each feature up to its geometry."""
    pairs = zip(features.ids, features.properties.rows, strict=True)
    written = [(_json(name), _json(row)) for name, row in pairs]
    return [f'{{"type":"Feature","id":{name},"properties":{row}' for name, row in written]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _collection(shown: Shown, features: Features) -> Collection:
    about = shown.about
    facts = {"title": about.title, "source": about.source, "date": about.date}
    columns, kinds = features.properties.columns, {"kind": about.kind, "scenario": about.scenario}
    return Collection(about.id, shown.count, shown.extent, "", "", columns, **facts, **kinds)


def _write_tiles(file: sqlite3.Connection, features: Features) -> int:
    bearing = zip(features.ids, features.classes, strict=True)
    rows = [{"id": name, CLASS: number or 0} for name, number in bearing]
    total = 0
    for part, body in enumerate(make_tiles(features.ground.degrees, rows)):
        file.execute("INSERT INTO tiles VALUES (?, ?)", (part, body))
        total += len(body)
    return total
