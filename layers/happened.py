"""What an edition keeps of what happened: events to follow, and the promises that a calendar shows."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from layers.events import Event, events
from layers.promises import Promise, promises
from layers.query import Query
from layers.where import where
from register import Register

SCHEMA = """
CREATE TABLE events (event TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE promises (number INTEGER PRIMARY KEY, until TEXT NOT NULL, told TEXT NOT NULL);
CREATE INDEX events_newest ON events (at DESC, event);
"""
"""`number` is that of the work; `at` and `until` are days; `told` is an `Event` or a `Promise` as JSON."""
ALL = -1
"""No limit, as SQLite has it."""
EVENTS = """
SELECT told FROM events WHERE number IN (SELECT number FROM works WHERE {}) ORDER BY at DESC, event LIMIT ?
"""
PROMISES = """
SELECT feature, told FROM works JOIN promises USING (number) WHERE {} ORDER BY until DESC, number LIMIT ?
"""


def insert_happened(file: sqlite3.Connection, register: Register, as_of: date, numbers: Mapping[str, int]) -> list[str]:
    """Write events and promises into an edition.

    Parameters
    ----------
    file : sqlite3.Connection
    register : Register
    as_of : datetime.date
        The day on which promises are weighed.
    numbers : mapping of str to int
        Project id to the number of its work.

    Returns
    -------
    list of str
        All that was written, for the edition's name.
    """
    happened = events(register, as_of)
    promised = promises(register, happened)
    told = [(one.id, numbers[one.project], one.at, _json(one)) for one in happened]
    file.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", told)
    kept = [(numbers[one.project], one.until, _json(one)) for one in promised]
    file.executemany("INSERT INTO promises VALUES (?, ?, ?)", kept)
    return [*(row[-1] for row in told), *(row[-1] for row in kept)]


class Happened:
    """The part of a store that tells what happened; `_rows` runs a question of SQL with its values."""

    _rows: Callable[[str, list[object]], Iterable[Sequence[Any]]]

    def events(self, query: Query, most: int = ALL) -> list[Event]:
        """List what happened to the projects that are meant, newest first, and what has the same day by id."""
        text, values = where(query)
        return [Event(**json.loads(told)) for (told,) in self._rows(EVENTS.format(text), [*values, most])]

    def promises(self, query: Query, most: int = ALL) -> list[tuple[bytes, Promise]]:
        """List the features that are meant and promised, each with its promise, the one that ends last first."""
        text, values = where(query)
        rows = self._rows(PROMISES.format(text), [*values, most])
        return [(feature, Promise(**json.loads(told))) for feature, told in rows]


def _json(one: Event | Promise) -> str:
    return json.dumps(asdict(one), ensure_ascii=False)
