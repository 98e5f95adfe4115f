"""Answers queries about features from an edition; geopandas is not needed for it."""

import sqlite3
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from layers.changed import Changed
from layers.errors import EditionError
from layers.facets import facets
from layers.happened import Happened
from layers.items import Items, Memories
from layers.items.items import Answered
from layers.items.relations import define_relations
from layers.nearby import Nearby, nearby, reached, spliced
from layers.query import Query
from layers.view import View
from layers.viewed import Sights, Viewed
from layers.where import FINISHED_BEFORE, LONG_AGO_YEARS, where

if TYPE_CHECKING:
    from geocode import Boundaries, GazetteerGeocoder

SELECTED = "SELECT feature FROM works WHERE {} ORDER BY number"
COUNTED = "SELECT count(*) FROM works WHERE {}"


@dataclass(frozen=True)
class _Opened:
    """A connection, and the file it reads: a new edition has another."""

    connection: sqlite3.Connection
    file: tuple[int, int]


class Store(Happened, Changed):
    """An edition that is being served. A replaced file is noticed with the next question; threads share a store.

    Parameters
    ----------
    path : pathlib.Path
        The edition.

    Raises
    ------
    EditionError
        If it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._sights = Sights()
        self._memories = Memories()
        self._connection()

    @property
    def items(self) -> Items:
        """Answer about the works as items of collections, all of it from the file that is there now."""
        rows = partial(self._asked, self._connection())
        return Items(rows, self._memories.of(self.path.name, self._own.opened.file))

    @property
    def edition(self) -> str:
        """Name of the edition."""
        return str(self._value("SELECT value FROM facts WHERE name = 'edition'"))

    @property
    def finished_before(self) -> int:
        """Year before which what was finished is finished long ago."""
        return int(str(self._value(FINISHED_BEFORE, [LONG_AGO_YEARS])))

    def query(self, query: Query) -> list[bytes]:
        """List the features that are meant, each finished: by id, or those near a place by distance.

        Of those near a place each gets a last property ``distance_m``: whole metres, EPSG:3826, to its nearest point.
        """
        if query.near:
            return [spliced(self.get(one.id) or b"", one.distance_m) for one in reached(self._rows, query)]
        text, values = where(query)
        rows = self._rows(SELECTED.format(text), values)
        return [feature for (feature,) in rows if isinstance(feature, bytes)]

    def collection(self, query: Query) -> bytes:
        """Answer a GeoJSON collection of the features that are meant."""
        return b'{"type":"FeatureCollection","features":[\n' + b",\n".join(self.query(query)) + b"\n]}\n"

    def nearby(self, query: Query) -> Nearby:
        """Tell how far works are from the place that a query names, and which is the nearest when none is within.

        Raises
        ------
        QueryError
            If it names no place.
        """
        return nearby(self._rows, query)

    def count(self, query: Query) -> int:
        """Count the features that are meant."""
        text, values = where(query)
        return int(str(self._value(COUNTED.format(text), values)))

    def facets(self, query: Query) -> Mapping[str, Mapping[str, int]]:
        """Count what each choice would leave, the other filters standing.

        Returns
        -------
        mapping of str to mapping of str to int
            Filter name to value (``none`` for an unstated status or year) to number of projects.
        """
        return facets(self._rows, query)

    def view(self, query: Query, view: View) -> Viewed:
        """Answer what a page sees of very many projects.

        Raises
        ------
        QueryError
            If a list by distance is asked for, and no place that it is measured from.
        """
        connection = self._connection()
        try:
            return self._sights.of(connection, self._own.opened.file).view(connection, query, view)
        except sqlite3.Error as error:
            raise self._unsound(error) from error

    def get(self, project: str) -> bytes | None:
        """Give a project's feature, or None if there is no such project."""
        return self._bytes("SELECT feature FROM works WHERE id = ?", project)

    def record(self, project: str) -> bytes | None:
        """Give a project's record as JSON, or None if there is no such project."""
        return self._bytes("SELECT record FROM works WHERE id = ?", project)

    def shelf(self) -> "tuple[GazetteerGeocoder, Boundaries]":
        """Open the gazetteer and the polygons; the room of the geocoders is loaded only for this."""
        from geocode.shelf import unshelve

        try:
            return unshelve(self._connection())
        except sqlite3.Error as error:
            raise self._unsound(error) from error

    def asset(self, name: str) -> bytes:
        """Give a file that the build wrote for the page, such as ``base/districts.geojson``.

        Raises
        ------
        KeyError
            If the edition has no such file.
        """
        found = self._bytes("SELECT body FROM assets WHERE name = ?", name)
        if found is None:
            raise KeyError(name)
        return found

    def _bytes(self, select: str, value: str) -> bytes | None:
        return found if isinstance(found := self._value(select, [value]), bytes) else None

    def _value(self, select: str, values: list[object] | None = None) -> object:
        row = next(iter(self._rows(select, values or [])), None)
        return row[0] if row else None

    def _rows(self, select: str, values: list[object]) -> Answered:
        return self._asked(self._connection(), select, values)

    def _asked(self, connection: sqlite3.Connection, select: str, values: list[object]) -> Answered:
        try:
            return connection.execute(select, values).fetchall()
        except sqlite3.Error as error:
            raise self._unsound(error) from error

    def _connection(self) -> sqlite3.Connection:
        try:
            there = self.path.stat()
            file = (there.st_ino, there.st_mtime_ns)
            opened: _Opened | None = getattr(self._own, "opened", None)
            if opened is None or opened.file != file:
                if opened:
                    opened.connection.close()
                opened = self._own.opened = _Opened(self._open(), file)
            return opened.connection
        except (OSError, sqlite3.Error) as error:
            raise self._unsound(error) from error

    def _unsound(self, error: Exception) -> EditionError:
        return EditionError(f"{self.path.name}: expected an edition (worksmap layers build): {error}")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        define_relations(connection)
        connection.execute("SELECT count(*) FROM facts")
        return connection
