"""The index of door-plates, asked."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.addresses.errors import AddressesError
from geocode.addresses.schema import prove_format

DECIMETRES: Final = 10
"""In a metre: positions of plates are kept in whole decimetres."""

_LINES: Final = "SELECT number, words, district FROM lines WHERE words = ? ORDER BY district"
_PLATES: Final = """
SELECT plates.number, sub, x, y, source, villages.name FROM plates LEFT JOIN villages ON villages.number = village
WHERE line = ? AND plates.number BETWEEN ? AND ? ORDER BY plates.number, sub, source, x, y
"""
_SHAPES: Final = "SELECT shape, source FROM roads WHERE line = ? ORDER BY source LIMIT 1"
_SOURCES: Final = "SELECT number, kind, attribution FROM sources"
_UNFINISHED: Final = "SELECT count(*) FROM sqlite_master WHERE name = 'staging'"
_MOST_NUMBER: Final = 2**31


@dataclass(frozen=True, order=True)
class Source:
    """Where plates come from; `official` is False for OpenStreetMap."""

    number: int
    official: bool
    attribution: str


@dataclass(frozen=True)
class Line:
    """A road, lane or settlement in one district: what door-plates are numbered along."""

    number: int
    words: str
    district: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A door-plate.

    Parameters
    ----------
    number, sub : int
    x, y : float
        EPSG:3826, metres.
    source : Source
    village : str or None
    """

    number: int
    sub: int
    x: float
    y: float
    source: Source
    village: str | None

    @property
    def point(self) -> BaseGeometry:
        """The place as a shapely point."""
        return shapely.Point(self.x, self.y)


@dataclass(frozen=True)
class _Opened:
    connection: sqlite3.Connection
    sources: dict[int, Source]
    file: tuple[int, int]


class AddressIndex:
    """An index of door-plates, as ``worksmap geocode import-addresses`` writes it.

    Threads share an index, each with a connection of its own. A file that was replaced is noticed when lines are next
    asked for; what is then asked of these lines comes from the same file.

    Parameters
    ----------
    path : Path

    Raises
    ------
    AddressesError
        If there is none, or it is of another format, or its import is not finished.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._fresh()

    def rows(self, select: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Answer a question in SQL; every value is bound.

        Raises
        ------
        AddressesError
            If the index cannot be read.
        """
        return self._answer(self._fresh(), select, values)

    def lines(self, words: str) -> tuple[Line, ...]:
        """List the lines of a canonical name, one for each district that has it."""
        return tuple(Line(*row) for row in self.rows(_LINES, (words,)))

    def plates(self, line: Line, low: int = 0, high: int = _MOST_NUMBER) -> tuple[Plate, ...]:
        """List the plates of a line from one number to another, in their order.

        Of a number that an official source has, only the official plates: they are measured at the door.
        """
        opened = self._held()
        found = [
            Plate(number, sub, x / DECIMETRES, y / DECIMETRES, opened.sources[source], village)
            for number, sub, x, y, source, village in self._answer(opened, _PLATES, (line.number, low, high))
        ]
        official = {(plate.number, plate.sub) for plate in found if plate.source.official}
        return tuple(plate for plate in found if plate.source.official or (plate.number, plate.sub) not in official)

    def shape(self, line: Line) -> tuple[BaseGeometry, Source] | None:
        """Give the centre-line in EPSG:3826 and its source, where there is one."""
        opened = self._held()
        found = next(iter(self._answer(opened, _SHAPES, (line.number,))), None)
        return (shapely.from_wkb(found[0]), opened.sources[found[1]]) if found else None

    def _answer(self, opened: _Opened, select: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return opened.connection.execute(select, values).fetchall()
        except sqlite3.Error as error:
            raise AddressesError(f"{self.path.name}: {error}") from error

    def _held(self) -> _Opened:
        """Give what this thread reads already: line numbers of one file mean nothing in another."""
        return getattr(self._own, "opened", None) or self._fresh()

    def _fresh(self) -> _Opened:
        """Give the file that is there now."""
        try:
            there = self.path.stat()
            file = (there.st_ino, there.st_mtime_ns)
            opened: _Opened | None = getattr(self._own, "opened", None)
            if opened is None or opened.file != file:
                if opened:
                    opened.connection.close()
                opened = self._own.opened = self._open(file)
            return opened
        except (OSError, sqlite3.Error) as error:
            raise AddressesError(f"{self.path}: expected an index of door-plates: {error}") from error

    def _open(self, file: tuple[int, int]) -> _Opened:
        connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            prove_format(connection, self.path)
            if connection.execute(_UNFINISHED).fetchone() != (0,):
                raise AddressesError(f"{self.path.name}: expected an index of door-plates; its import is not finished")
            rows = connection.execute(_SOURCES)
            sources = {number: Source(number, kind == "official", said) for number, kind, said in rows}
        except BaseException:
            connection.close()
            raise
        return _Opened(connection, sources, file)
