"""A query as a condition of SQL, and the two tests of geometry that SQL asks back for."""

import sqlite3
from collections.abc import Callable, Mapping

import shapely

from layers.bbox import BBox
from layers.near import Near
from layers.query import ALL, Query
from layers.words import needles
from layers.years import Years
from register import Phase

Condition = tuple[str, list[object]]
EVERYTHING: Condition = ("1", [])
NOTHING: Condition = ("0", [])
LONG_AGO_YEARS = 2
"""Finished long ago is before the year that began two years before the day on which promises are weighed: a work stays
in sight for at least two whole years after it was finished, as a choice of ours."""
FINISHED_BEFORE = "SELECT CAST(substr(value, 1, 4) AS INTEGER) - ? FROM facts WHERE name = 'as_of'"


def define_tests(connection: sqlite3.Connection) -> None:
    """Teach a connection ``metres_from(wkb, x, y)`` in EPSG:3826 and ``meets(wkb, west, south, east, north)``."""
    connection.create_function("metres_from", 3, _metres_from, deterministic=True)
    connection.create_function("meets", 5, _meets, deterministic=True)


def _metres_from(wkb: bytes, x: float, y: float) -> float:
    return float(shapely.distance(shapely.from_wkb(wkb), shapely.Point(x, y)))


def _meets(wkb: bytes, west: float, south: float, east: float, north: float) -> bool:
    return bool(shapely.intersects(shapely.from_wkb(wkb), BBox(west, south, east, north).shape))


def where(query: Query, without: str = "") -> Condition:
    """Write the condition that a query's projects fulfil.

    Parameters
    ----------
    query : Query
    without : str
        A filter to leave out, so that its own choices can be counted.
    """
    parts = [write(query) for name, write in CONDITIONS.items() if name != without and getattr(query, name)]
    texts = [f"({text})" for text, _ in parts] or [EVERYTHING[0]]
    return " AND ".join(texts), [value for _, values in parts for value in values]


def _among(column: str, values: frozenset[str]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", [*sorted(values)]


def _district(values: frozenset[str]) -> Condition:
    text, names = _among("district", values)
    return f"number IN (SELECT number FROM work_districts WHERE {text})", names  # noqa: S608  text is ours


def _years(years: Years) -> Condition:
    texts = ["year BETWEEN ? AND ?"] * len(years.spans) + ["year IS NULL"] * years.unstated
    return " OR ".join(texts), [year for span in years.spans for year in span]


def _words(words: tuple[str, ...]) -> Condition:
    texts: list[str] = []
    values: list[object] = []
    for word in words:
        # the index finds texts that have all pairs of the word; instr proves that they stand together
        texts.append("number IN (SELECT rowid FROM grams WHERE grams MATCH ?) AND instr(words, ?) > 0")
        values += [" AND ".join(needles(word)), word]
    return " AND ".join(texts), values


def box_meets(box: BBox) -> Condition:
    """Write the condition that the box round a project's geometry meets a box: the R*Tree answers it."""
    text = "number IN (SELECT number FROM boxes WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?)"
    return text, [box.west, box.east, box.south, box.north]


def _bbox(box: BBox) -> Condition:
    text, values = box_meets(box)
    return f"{text} AND meets(shape, ?, ?, ?, ?)", [*values, box.west, box.south, box.east, box.north]


def _near(near: Near) -> Condition:
    if near.box is None:
        return NOTHING
    text, values = box_meets(near.box)
    return f"{text} AND metres_from(metres, ?, ?) <= ?", [*values, near.centre.x, near.centre.y, near.radius_m]


def _stands(year: int) -> Condition:
    return "phase = ? OR (year <= ? AND phase <> ?)", [Phase.DONE, year, Phase.STOPPED]


def _finished(asked: str) -> Condition:
    return EVERYTHING if asked == ALL else (f"finished IS NULL OR finished >= ({FINISHED_BEFORE})", [LONG_AGO_YEARS])


CONDITIONS: Mapping[str, Callable[[Query], Condition]] = {
    "category": lambda query: _among("category", query.category),
    "status": lambda query: _among("status", query.status),
    "phase": lambda query: _among("phase", query.phase),
    "year": lambda query: _years(query.year) if query.year else EVERYTHING,
    "district": lambda query: _district(query.district),
    "q": lambda query: _words(query.q),
    "near": lambda query: _near(query.near) if query.near else EVERYTHING,
    "bbox": lambda query: _bbox(query.bbox) if query.bbox else EVERYTHING,
    "stands": lambda query: _stands(query.stands) if query.stands else EVERYTHING,
    "finished": lambda query: _finished(query.finished),
    "id": lambda query: _among("id", query.id),
}
