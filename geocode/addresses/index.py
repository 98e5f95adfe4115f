"""The index of door-plates, asked."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.errors import AddressesError
from geocode.addresses.schema import prove_format

DECIMETRES: Final = 10
"""In a metre: positions of plates are kept in whole decimetres."""

_LINES: Final = "SELECT number, words, district FROM lines WHERE words = ? ORDER BY district"
_PLATES: Final = """
SELECT plates.number, sub, x, y, source, villages.name FROM plates LEFT JOIN villages ON villages.number = village
WHERE line = ? AND plates.number BETWEEN ? AND ? ORDER BY plates.number, sub
"""
_SHAPES: Final = "SELECT shape, source FROM roads WHERE line = ? ORDER BY source"
_SOURCES: Final = "SELECT number, kind, attribution FROM sources"
_MOST_NUMBER: Final = 2**31


@dataclass(frozen=True)
class Line:
    """A road, lane or settlement in one district: what door-plates are numbered along."""

    number: int
    words: str
    district: str


@dataclass(frozen=True)
class Plate:
    """A door-plate.

    Parameters
    ----------
    number, sub : int
    point : shapely.Point
        EPSG:3826, metres.
    source : int
        Key of `AddressIndex.sources`.
    village : str or None
    """

    number: int
    sub: int
    point: BaseGeometry
    source: int
    village: str | None


@dataclass(frozen=True)
class Source:
    """Where plates come from; `official` is False for OpenStreetMap."""

    official: bool
    attribution: str


@dataclass(frozen=True)
class _Opened:
    connection: sqlite3.Connection
    file: tuple[int, int]


class AddressIndex:
    """An index of door-plates, as ``worksmap geocode import-addresses`` writes it.

    A replaced file is noticed with the next question; threads share an index, each with a connection of its own.

    Parameters
    ----------
    path : Path

    Raises
    ------
    AddressesError
        If there is none, or it is of another format.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._connection()

    @property
    def state(self) -> tuple[int, int]:
        """What changes when the file is replaced."""
        there = self.path.stat()
        return there.st_ino, there.st_mtime_ns

    def rows(self, select: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Answer a question in SQL; every value is bound.

        Raises
        ------
        AddressesError
            If the index cannot be read.
        """
        try:
            return self._connection().execute(select, values).fetchall()
        except sqlite3.Error as error:
            raise AddressesError(f"{self.path.name}: {error}") from error

    def lines(self, words: str) -> tuple[Line, ...]:
        """List the lines of a canonical name, one for each district that has it."""
        return tuple(Line(*row) for row in self.rows(_LINES, (words,)))

    def plates(self, line: Line, low: int = 0, high: int = _MOST_NUMBER) -> tuple[Plate, ...]:
        """List the plates of a line from one number to another, in their order; of one number the official alone."""
        rows = self.rows(_PLATES, (line.number, low, high))
        # all points at once: one by one they would take most of the time of a long road
        points = shapely.points(np.array([row[2:4] for row in rows], dtype=float).reshape(-1, 2) / DECIMETRES)
        found = [
            Plate(number, sub, point, source, village)
            for (number, sub, _, _, source, village), point in zip(rows, points, strict=True)
        ]
        sources = self.sources
        official = {(plate.number, plate.sub) for plate in found if sources[plate.source].official}
        kept = (p for p in found if sources[p.source].official or (p.number, p.sub) not in official)
        return tuple(kept)

    def shape(self, line: Line) -> tuple[BaseGeometry, int] | None:
        """Give the centre-line in EPSG:3826 and its source, where there is one."""
        found = next(iter(self.rows(_SHAPES, (line.number,))), None)
        return (shapely.from_wkb(found[0]), found[1]) if found else None

    @property
    def sources(self) -> dict[int, Source]:
        """Sources by their numbers."""
        self._connection()
        sources: dict[int, Source] = self._own.sources
        return sources

    def _connection(self) -> sqlite3.Connection:
        try:
            file = self.state
            opened: _Opened | None = getattr(self._own, "opened", None)
            if opened is None or opened.file != file:
                if opened:
                    opened.connection.close()
                opened = _Opened(self._open(), file)
                rows = opened.connection.execute(_SOURCES)
                self._own.sources = {number: Source(kind == "official", said) for number, kind, said in rows}
                self._own.opened = opened
            return opened.connection
        except (OSError, sqlite3.Error) as error:
            raise AddressesError(f"{self.path}: expected an index of door-plates: {error}") from error

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        prove_format(connection, self.path)
        return connection
