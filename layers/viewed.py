"""What a page sees of very many projects: how many, a part of the list, and a map that can be read."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np

from layers.clusters import DECIMALS, Drawn, draw
from layers.columns import CHOICES, Columns, Floats, Mask, Whole
from layers.errors import QueryError
from layers.masks import Masks
from layers.query import Query
from layers.view import BY_DISTANCE, View

FEATURES = "SELECT number, feature FROM works WHERE number IN (SELECT value FROM json_each(?))"
CHOSEN = "SELECT drawn FROM marks WHERE number = (SELECT number FROM works WHERE id = ?)"


@dataclass(frozen=True)
class Viewed:
    """The answer.

    Parameters
    ----------
    edition : str
    total, shown, unlocated : int
        Projects in all, those that the query means, and those of them that have no place.
    old : int
        How many more there would be with what was finished long ago.
    facets : mapping of str to mapping of str to int
        What each choice would leave, as `Store.facets` counts.
    extent : tuple of float or None
        West, south, east and north of the symbols of what is meant; None where nothing has a place.
    page : tuple of (bytes, float or None)
        Rows of the list: finished features, and the metres to the place that is asked about.
    more : int
        Rows that come after them.
    drawn : Drawn or None
        The map; None without a box.
    chosen : bytes or None
        The one project that is asked for by its id, slim as those on the map; None if it has no place.
    """

    edition: str
    total: int
    shown: int
    unlocated: int
    old: int
    facets: Mapping[str, Mapping[str, int]]
    extent: tuple[float, ...] | None
    page: tuple[tuple[bytes, float | None], ...]
    more: int
    drawn: Drawn | None
    chosen: bytes | None


class Sights:
    """The sight of the edition that is served now, which several threads may ask for at once."""

    def __init__(self) -> None:
        self._kept: tuple[object, Sight] | None = None
        self._lock = Lock()

    def of(self, connection: sqlite3.Connection, file: object) -> "Sight":
        """Give the sight of the file that a connection reads; read once, when another file is served.

        Parameters
        ----------
        connection : sqlite3.Connection
        file : object
            What tells one edition's file from another's.
        """
        with self._lock:
            if self._kept is None or self._kept[0] != file:
                self._kept = (file, Sight(connection))
            return self._kept[1]


class Sight:
    """One edition, to be looked at; threads share it, each with a connection of its own.

    Parameters
    ----------
    connection : sqlite3.Connection
        What is asked of every project is read through it now.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._columns = Columns.read(connection)
        self._masks = Masks(self._columns)
        (self._edition,) = connection.execute("SELECT value FROM facts WHERE name = 'edition'").fetchone()

    def view(self, connection: sqlite3.Connection, query: Query, view: View) -> Viewed:
        """Answer a view.

        Parameters
        ----------
        connection : sqlite3.Connection
            Of the calling thread, to the same edition.
        query : Query
        view : View

        Raises
        ------
        QueryError
            If a list by distance is asked for, and no place that it is measured from.
        """
        if view.sort == BY_DISTANCE and query.near is None:
            raise QueryError("sort", view.sort, "near beside it")
        masks = self._masks.each(connection, query)
        meant = self._masks.together(masks)
        located = meant & ~np.isnan(self._columns.lons)
        far = None if query.near is None else self._masks.metres(connection, query.near)
        order = self._order(view.sort, far)
        listed = order[meant[order]]
        part = listed[view.first : view.first + view.rows]
        return Viewed(
            edition=self._edition,
            total=self._columns.total,
            shown=listed.size,
            unlocated=listed.size - int(located.sum()),
            old=int(self._masks.together(masks, "finished").sum()) - listed.size,
            facets={name: self._columns.choices[name].count(self._masks.together(masks, name)) for name in CHOICES},
            extent=_extent(self._columns, located),
            page=_page(connection, part, far),
            more=max(0, listed.size - view.first - part.size),
            drawn=self._drawn(connection, meant, view),
            chosen=_chosen(connection, view.project),
        )

    def _order(self, sort: str, far: Floats | None) -> Whole:
        return self._columns.orders[sort] if far is None or sort != BY_DISTANCE else np.argsort(far, kind="stable")

    def _drawn(self, connection: sqlite3.Connection, meant: Mask, view: View) -> Drawn | None:
        if view.box is None:
            return None
        inside = meant & self._masks.inside(connection, view.box)
        return draw(connection, self._columns, inside, view.box, view.zoom)


def _chosen(connection: sqlite3.Connection, project: str) -> bytes | None:
    found = connection.execute(CHOSEN, [project]).fetchone() if project else None
    return found[0] if found else None


def _extent(columns: Columns, located: Mask) -> tuple[float, ...] | None:
    if not located.any():
        return None
    lons, lats = columns.lons[located], columns.lats[located]
    return tuple(round(float(side), DECIMALS) for side in (lons.min(), lats.min(), lons.max(), lats.max()))


def _page(connection: sqlite3.Connection, part: Whole, far: Floats | None) -> tuple[tuple[bytes, float | None], ...]:
    features = dict(connection.execute(FEATURES, [json.dumps((part + 1).tolist())]).fetchall())
    return tuple((features[work + 1], None if far is None else float(far[work])) for work in part.tolist())
