"""The folder of the overlays: each a file of its own, looked for anew with every question."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from layers.errors import LayersError, OverlayUnreadableError
from layers.items import Collection, Items, Memories
from layers.items.collection import Bounds
from layers.items.items import FRAME, Answered
from layers.items.relations import define_relations
from layers.items.writing import COLLECTIONS
from layers.overlays.about import ID
from layers.overlays.schema import PART
from layers.overlays.shown import Shown

SUFFIX = ".sqlite"
PARTS = "SELECT body FROM tiles WHERE part BETWEEN ? AND ? ORDER BY part"
FEATURES = "SELECT crs84 FROM items ORDER BY number"
SHAPES = (
    "SELECT class, metres FROM boxes JOIN works USING (number) "
    "WHERE east >= ? AND west <= ? AND north >= ? AND south <= ? ORDER BY number"
)
Stamp = tuple[int, int, int]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Overlay:
    """A stored overlay, as it was when it was opened: a file that replaces it changes nothing of this.

    Parameters
    ----------
    shown : Shown
    collection : Collection
    stamp : tuple of int
        Names the file.
    connection : sqlite3.Connection
        Of one thread.
    memories : Memories
        What has been read of the files, for all threads.
    """

    shown: Shown
    collection: Collection
    stamp: Stamp
    connection: sqlite3.Connection
    memories: Memories

    @property
    def items(self) -> Items:
        """Answer about its features page by page."""
        return Items(self.rows, self.memories.of(self.shown.about.id, self.stamp))

    def features(self) -> list[bytes]:
        """Give all features, finished, in degrees."""
        return [bytes(feature) for (feature,) in self.rows(FEATURES, []) if isinstance(feature, bytes)]

    def shapes(self, bounds: Bounds) -> list[tuple[int | None, bytes]]:
        """Give number of the class and shape, as WKB in EPSG:3826, of the features that may meet a box.

        Parameters
        ----------
        bounds : tuple of float
            West, south, east, north in degrees (WGS 84).
        """
        west, south, east, north = bounds
        return cast(list[tuple[int | None, bytes]], self.rows(SHAPES, [west, east, south, north]))

    def tiles(self, start: int, stop: int) -> bytes:
        """Give bytes of the tiles' archive from `start` up to, and without, `stop`."""
        first, last = start // PART, max(start, stop - 1) // PART
        body = b"".join(part for (part,) in self.rows(PARTS, [first, last]) if isinstance(part, bytes))
        return body[start - first * PART : stop - first * PART]

    def rows(self, select: str, values: Sequence[object] = ()) -> Answered:
        """Ask its file a statement with bound values.

        Raises
        ------
        OverlayUnreadableError
            If the file cannot be read.
        """
        try:
            return self.connection.execute(select, values).fetchall()
        except sqlite3.Error as error:
            raise OverlayUnreadableError(f"{self.shown.about.id}: {error}") from error


class Overlays:
    """Overlays that are being served. What is added, replaced or removed is noticed with the next question.

    Parameters
    ----------
    folder : pathlib.Path
        It need not be there: then there are none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self._own = threading.local()
        self._told: set[tuple[str, Stamp]] = set()
        self._memories = Memories()

    def path(self, name: str) -> Path:
        """Give the file of an overlay of this id."""
        return self.folder / f"{name}{SUFFIX}"

    def names(self) -> list[str]:
        """List the ids of all files, sound or not."""
        if not self.folder.is_dir():
            return []
        found = (path.name.removesuffix(SUFFIX) for path in self.folder.glob(f"*{SUFFIX}"))
        return sorted(name for name in found if _is_name(name))

    def find(self, name: str) -> Overlay | None:
        """Open an overlay; None if there is none of this id.

        Raises
        ------
        OverlayUnreadableError
            If its file cannot be read.
        """
        if not _is_name(name):
            return None
        path, kept = self.path(name), self._kept()
        try:
            there = path.stat()
            stamp = (there.st_ino, there.st_mtime_ns, there.st_size)
            if name not in kept or kept[name].stamp != stamp:
                kept[name] = _open(path, stamp, self._memories)
            return kept[name]
        except FileNotFoundError:
            kept.pop(name, None)
            return None
        except (OSError, sqlite3.Error, LayersError, ValueError, TypeError, KeyError, IndexError) as error:
            raise OverlayUnreadableError(f"{path.name}: expected an overlay (worksmap overlay add): {error}") from error

    def sound(self) -> tuple[list[Overlay], list[str]]:
        """Give all overlays that can be read, by id, and the ids of the others; each of those is logged once."""
        found: list[Overlay] = []
        broken: list[str] = []
        for name in self.names():
            try:
                one = self.find(name)
                found += [one] if one else []
            except OverlayUnreadableError as error:
                broken.append(name)
                self._tell(name, error)
        return found, broken

    def remove(self, name: str) -> bool:
        """Remove an overlay, readable or not; say whether there was one."""
        if not _is_name(name) or not self.path(name).is_file():
            return False
        self.path(name).unlink(missing_ok=True)
        return True

    def _kept(self) -> dict[str, Overlay]:
        kept: dict[str, Overlay] | None = getattr(self._own, "kept", None)
        if kept is None:
            kept = self._own.kept = {}
        return kept

    def _tell(self, name: str, error: OverlayUnreadableError) -> None:
        there = self.path(name).stat() if self.path(name).exists() else None
        seen = (name, (there.st_ino, there.st_mtime_ns, there.st_size) if there else (0, 0, 0))
        if seen not in self._told:
            self._told.add(seen)
            log.warning("%s", error)


def _is_name(name: str) -> bool:
    return ID.fullmatch(name) is not None and name not in COLLECTIONS


def _open(path: Path, stamp: Stamp, memories: Memories) -> Overlay:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    define_relations(connection)
    (facts,) = connection.execute("SELECT value FROM facts WHERE name = 'overlay'").fetchone()
    shown = Shown.read(facts)
    (told,) = connection.execute("SELECT facts FROM collections WHERE id = ?", [path.stem]).fetchone()
    # a file of an older version is told of when it is opened, and not with each answer that it cannot give
    connection.execute(FRAME, [path.stem])
    return Overlay(shown, Collection.read(told), stamp, connection, memories)
