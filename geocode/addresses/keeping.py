"""A new index begins with what stays of the one in use: every other source."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from geocode.addresses.refused import Tally
from geocode.addresses.schema import create, prove_format

_KEPT: Final = """
INSERT INTO sources SELECT * FROM used.sources WHERE number <> :gone;
INSERT INTO plates SELECT * FROM used.plates WHERE source <> :gone ORDER BY line, number, sub, source, x, y;
INSERT INTO roads SELECT * FROM used.roads WHERE source <> :gone;
INSERT INTO villages SELECT * FROM used.villages;
INSERT INTO lines SELECT * FROM used.lines WHERE number IN (SELECT line FROM plates UNION SELECT line FROM roads)
"""


def begin(part: Path, index: Path, job: str, source: str) -> None:
    """Make a new index beside the one in use, with what stays of it.

    It becomes a part that can be gone on with at the very end, when the table ``staging`` has its rows.

    Parameters
    ----------
    part : Path
        The new file; one that is there is thrown away.
    index : Path
        The index in use; it need not be there.
    job : str
        Says file, options and index.
    source : str
        Name of the source whose rows do not stay.

    Raises
    ------
    AddressesError
        If the index in use is of another format.
    sqlite3.Error, OSError
    """
    remove(part)
    with closing(sqlite3.connect(part, uri=True)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        create(base)
        number = _keep(base, index, source) if index.exists() else 1
        base.commit()
        to_disk(part)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        base.execute("CREATE TABLE staging (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        facts = {"job": job, "source": str(number), "tally": Tally().as_json(), "plates": "begun"}
        base.executemany("INSERT INTO staging VALUES (?, ?)", facts.items())
        base.commit()


def _keep(base: sqlite3.Connection, index: Path, source: str) -> int:
    """Copy what stays, and give the number of the source that is loaded anew."""
    read_only = f"{index.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(read_only, uri=True)) as used:
        prove_format(used, index)
    base.execute("ATTACH ? AS used", (read_only,))
    before = base.execute("SELECT number FROM used.sources WHERE name = ?", (source,)).fetchone()
    last = base.execute("SELECT coalesce(max(number), 0) FROM used.sources").fetchone()
    number = int(before[0] if before else last[0] + 1)
    for statement in _KEPT.split(";"):
        base.execute(statement, {"gone": number} if ":gone" in statement else {})
    base.commit()
    base.execute("DETACH used")
    return number


def remove(part: Path) -> None:
    """Remove a part and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
