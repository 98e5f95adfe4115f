"""What services have answered, in one file, so that nobody is asked the same thing twice."""

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final

Told = Mapping[str, object]
"""One answer as the service tells it (``Location.raw``), which can be written as JSON."""

OWNER: Final = 0x6B686763
"""Marks the file as this program's (SQLite's ``application_id``; the letters 「khgc」)."""

FORMAT: Final = 1

_DAY: Final = 86400

_SCHEMA: Final = """CREATE TABLE IF NOT EXISTS answers (service TEXT NOT NULL, version INTEGER NOT NULL,
words TEXT NOT NULL, answered REAL NOT NULL, told TEXT NOT NULL, PRIMARY KEY (service, version, words)) WITHOUT ROWID"""

_RECALL: Final = "SELECT answered, told FROM answers WHERE service = ? AND version = ? AND words = ?"
_KEEP: Final = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)"
_FORGET: Final = "DELETE FROM answers WHERE answered < ?"

_WAIT_S: Final = 5.0
"""How long another process may hold the file before it is done without."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Key:
    """What an answer is remembered by: never a key of the service.

    Parameters
    ----------
    service : str
    version : int
        Of the question's parameters.
    words : str
        Canonical, with the district.
    """

    service: str
    version: int
    words: str


@dataclass(frozen=True)
class Memory:
    """Answers on disk; several processes may use one file.

    Without the file everything works, only slower: what is wrong with it is logged in one line, and a file that is
    damaged or of another format is set aside as ``….broken``.

    Parameters
    ----------
    path : Path
        The file; made when there is something to remember.
    keep_days : float
        How long an answer holds.
    keep_nothing_days : float
        How long it holds that there is no such place: new door-plates appear.
    now : callable
        Gives the time, seconds.
    """

    path: Path
    keep_days: float = 90
    keep_nothing_days: float = 7
    now: Callable[[], float] = time.time

    def recall(self, key: Key) -> list[Told] | None:
        """Give the answers to a question; None if they are not known or too old."""
        row = self._in_file(lambda store: store.execute(_RECALL, astuple(key)).fetchone())
        if row is None:
            return None
        answered, told = row[0], self._in_file(lambda _: json.loads(row[1]))
        keep = self.keep_days if told else self.keep_nothing_days
        return told if self.now() - answered <= keep * _DAY else None

    def keep(self, key: Key, told: list[Told]) -> None:
        """Remember the answers to a question; those too old are forgotten."""
        now = self.now()
        row = (*astuple(key), now, json.dumps(told, ensure_ascii=False))
        self._in_file(
            lambda store: store.execute(_FORGET, (now - self.keep_days * _DAY,)) and store.execute(_KEEP, row)
        )

    def _in_file(self, do: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401  # whatever `do` gives
        """Open the file, do one thing, and close it; a fault is told, not raised."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT_S)) as store, store:
                _prepare(store)
                return do(store)
        except (sqlite3.Error, ValueError, OSError) as error:
            self._forgive(error)
            return None

    def _forgive(self, error: Exception) -> None:
        """Set aside what is damaged; what is locked, out of reach or another's is only not used."""
        damaged = isinstance(error, ValueError) or type(error) is sqlite3.DatabaseError
        if damaged:
            with suppress(OSError):
                self.path.replace(self.path.with_name(f"{self.path.name}.broken"))
        what = "is set aside as .broken" if damaged else "is not used"
        _log.warning("the memory of the services, %s, %s: %s", self.path.name, what, error)


def _prepare(store: sqlite3.Connection) -> None:
    """Prove that the file is this program's; a new one becomes it."""
    if _owner(store) != OWNER:
        store.execute("BEGIN IMMEDIATE")
        if store.execute("SELECT 1 FROM sqlite_schema").fetchone() and _owner(store) != OWNER:
            raise FileExistsError("it is the file of something else")
        store.execute(_SCHEMA)
        store.execute(f"PRAGMA application_id = {OWNER}")
        store.execute(f"PRAGMA user_version = {FORMAT}")
    (found,) = store.execute("PRAGMA user_version").fetchone()
    if found != FORMAT:
        raise ValueError(f"it has format {found}, not {FORMAT}")


def _owner(store: sqlite3.Connection) -> int:
    return int(store.execute("PRAGMA application_id").fetchone()[0])
