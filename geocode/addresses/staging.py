"""The index while it is being made: beside the one in use, batch by batch, so that a stop loses one batch at most."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from operator import itemgetter
from pathlib import Path
from typing import Final

from geocode.addresses.centrelines import Centreline
from geocode.addresses.errors import AddressesError, told_plainly
from geocode.addresses.keeping import begin, remove, to_disk
from geocode.addresses.proving import Placed
from geocode.addresses.refused import Tally

CACHE_KIB: Final = 196_608
"""Pages that SQLite keeps in memory: the plates of the whole city, so that their order in the file does not matter."""


class Staging:
    """A new index in the making, ``.NAME.part`` beside the one in use.

    It is written with SQLite's write-ahead log and ``synchronous=NORMAL``: after a killed process and after a power cut
    alike it holds whole batches and the tally that belongs to them (SQLite, "Write-Ahead Logging", and "PRAGMA
    synchronous": NORMAL in WAL mode is consistent, and a power cut may lose the last batches). The index in use is not
    touched before `finish`.

    Parameters
    ----------
    index : Path
        The index in use, or where it shall be.
    job : str
        Says file, options and index; a part that was begun for another job is thrown away.
    source : str
        Name of the source that is loaded; its rows of before are left out.

    Raises
    ------
    AddressesError
        If it cannot be written, or the index in use is of another format.
    """

    def __init__(self, index: Path, job: str, source: str) -> None:
        self._index = index
        self._part = index.with_name(f".{index.name}.part")
        with told_plainly(self._part):
            if not _is_for(self._part, job):
                begin(self._part, index, job, source)
            self._base = sqlite3.connect(self._part)
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            self._source = int(self._said("source"))
            self.tally: Final = Tally.parse(self._said("tally"))
            rows = self._base.execute("SELECT number, words, district FROM lines")
            self._lines = {(words, district): number for number, words, district in rows}
            rows = self._base.execute("SELECT number, district, name FROM villages")
            self._villages = {(district, name): number for number, district, name in rows}

    @property
    def has_plates(self) -> bool:
        """Whether all door-plates of the file are in, so that its roads may follow."""
        return self._said("plates") == "done"

    def add(self, plates: list[Placed]) -> None:
        """Write one batch and the tally, both or neither.

        Raises
        ------
        AddressesError
            Such as a full disk; what was added before stays for the next run.
        """
        with told_plainly(self._part), self._base:
            rows = [
                (self._line(one.line, one.district), one.number, one.sub, one.x, one.y, self._village(one.village))
                for one in plates
            ]
            self._base.executemany(
                f"INSERT OR IGNORE INTO plates VALUES (?, ?, ?, {self._source:d}, ?, ?, ?)",  # noqa: S608
                sorted(rows, key=itemgetter(0, 1, 2, 3, 4)),
            )
            self._say("tally", self.tally.as_json())

    def add_roads(self, roads: Iterable[Centreline]) -> None:
        """Write all roads of the source, all or none, after its door-plates."""
        with told_plainly(self._part), self._base:
            self._say("plates", "done")
        with told_plainly(self._part), self._base:
            self._base.execute("DELETE FROM roads WHERE source = ?", (self._source,))
            rows = ((self._line(road.line, road.district), self._source, road.shape) for road in roads)
            self._base.executemany("INSERT INTO roads VALUES (?, ?, ?)", rows)

    def finish(self, row: Mapping[str, str]) -> tuple[int, int]:
        """Check what was made, and put it in the place of the index in use by one rename.

        Parameters
        ----------
        row : mapping of str to str
            Of the table ``sources``: name, kind, attribution, file, sha256, imported.

        Returns
        -------
        plates, lines : int
            Of this source.

        Raises
        ------
        AddressesError
            If the new file is not sound; then it is removed, and the index in use stays.
        """
        with told_plainly(self._part):
            plates, lines = self._counted()
            values = (self._source, *row.values(), plates, self.tally.refused.total())
            with self._base:
                self._base.execute(f"REPLACE INTO sources VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
            self._prove()
            with self._base:
                self._base.execute("DROP TABLE staging")
            self._base.execute("PRAGMA journal_mode = DELETE")
            self._base.close()
            to_disk(self._part)
            self._part.replace(self._index)
            to_disk(self._index.parent)
        return plates, lines

    def close(self) -> None:
        """Close the file; what was added stays for the next run."""
        self._base.close()

    def discard(self) -> None:
        """Throw away what was made; the index in use stays."""
        self._base.close()
        remove(self._part)

    def _counted(self) -> tuple[int, int]:
        asked = "SELECT count(*), count(DISTINCT line) FROM plates WHERE source = ?"
        plates, lines = self._base.execute(asked, (self._source,)).fetchone()
        return int(plates), int(lines)

    def _prove(self) -> None:
        """Hold the file against itself: SQLite's own check, and the counts of every source."""
        found = self._base.execute("PRAGMA quick_check(1)").fetchone()[0]
        counted = dict(self._base.execute("SELECT source, count(*) FROM plates GROUP BY source"))
        told = {number: plates for number, plates in self._base.execute("SELECT number, plates FROM sources") if plates}
        if found != "ok" or counted != told:
            self.discard()
            raise AddressesError(f"{self._part.name}: not sound ({found}), removed: run the import again")

    def _line(self, words: str, district: str) -> int:
        return self._numbered(self._lines, "lines (words, district)", (words, district))

    def _village(self, village: tuple[str, str] | None) -> int | None:
        return self._numbered(self._villages, "villages (district, name)", village) if village else None

    def _numbered(self, known: dict[tuple[str, str], int], table: str, words: tuple[str, str]) -> int:
        """Give the number of a pair of words, and write the pair at its first use."""
        number = known.get(words)
        if number is None:
            written = self._base.execute(f"INSERT INTO {table} VALUES (?, ?)", words)  # noqa: S608
            number = known[words] = written.lastrowid or 0
        return number

    def _said(self, name: str) -> str:
        return str(self._base.execute("SELECT value FROM staging WHERE name = ?", (name,)).fetchone()[0])

    def _say(self, name: str, value: str) -> None:
        self._base.execute("UPDATE staging SET value = ? WHERE name = ?", (value, name))


def _is_for(part: Path, job: str) -> bool:
    """Say whether a part is there that was begun for this very job, and can be gone on with."""
    if not part.exists():
        return False
    try:
        with closing(sqlite3.connect(part)) as base:
            found = base.execute("SELECT value FROM staging WHERE name = 'job'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found == (job,))
