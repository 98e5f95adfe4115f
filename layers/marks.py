"""What the map draws of each project: the spot where its symbol stands, and a feature with what the map looks at."""

import sqlite3
from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from layers.feature import Feature

SCHEMA = """
CREATE TABLE marks (number INTEGER PRIMARY KEY, lon REAL, lat REAL, spelling INTEGER NOT NULL, drawn BLOB);
"""
"""`lon` and `lat` (degrees, WGS 84) and `drawn` are null where no place is known; `spelling` is the name's rank."""
DRAWN = ("id", "name", "category", "phase", "overdue", "precision_m")
"""Published properties that the map looks at; a card asks for the others."""


def insert_marks(file: sqlite3.Connection, features: Sequence[Feature]) -> None:
    """Write the marks of features, numbered from 1 as their works are."""
    names = [str(feature.properties["name"]) for feature in features]
    rank = {name: place for place, name in enumerate(sorted(set(names), key=strokes))}
    for number, (feature, name) in enumerate(zip(features, names, strict=True), 1):
        shape = feature.geometry
        spot = None if shape is None else stand(shape)
        lon, lat = (None, None) if spot is None else (spot.x, spot.y)
        drawn = None if shape is None else _drawn(feature).encode()
        file.execute("INSERT INTO marks VALUES (?, ?, ?, ?, ?)", (number, lon, lat, rank[name], drawn))


def strokes(name: str) -> tuple[bytes, str]:
    """Give what a name is sorted by: the number of strokes, as Big5 has its characters in that order.

    Latin letters and figures come first, characters that Big5 lacks come last.

    Examples
    --------
    >>> sorted(["鳳山", "三民", "岡山", "MRT"], key=strokes)
    ['MRT', '三民', '岡山', '鳳山']
    """
    return b"".join(_code(letter) for letter in name), name


def _code(letter: str) -> bytes:
    try:
        return letter.encode("big5")
    except UnicodeEncodeError:
        return b"\xff" + letter.encode("utf-32-be", "surrogatepass")


def stand(shape: BaseGeometry) -> shapely.Point:
    """Give the spot where a shape's symbol stands: on the shape, in the midst of its largest part.

    Parameters
    ----------
    shape : shapely geometry
        WGS 84, not empty.

    Returns
    -------
    shapely.Point
        The point itself, the middle of the line, a point well inside the area; of several points the one nearest
        to their middle.
    """
    parts = shapely.get_parts(shape)
    largest = max(parts, key=lambda part: (part.area, part.length))
    if largest.area:
        return largest.representative_point()
    if largest.length:
        return shapely.line_interpolate_point(largest, 0.5, normalized=True)
    return min(parts, key=lambda part: float(shapely.distance(part, shape.centroid)))


def _drawn(feature: Feature) -> str:
    slim = {name: feature.properties[name] for name in DRAWN}
    return Feature(feature.id, feature.category, feature.geometry, slim).text
