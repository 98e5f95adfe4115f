"""Prints that are kept, as files that all workers of a server share."""

import fcntl
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 200_000_000
"""Of all kept prints: the atlas in both languages, and some hundred sheets."""


class Kept:
    """A folder of prints beside the edition that they show; elsewhere, and for one worker alone, where none can be.

    Parameters
    ----------
    edition : Path
        The edition's file.
    most_bytes : int
        What the prints may take up together.
    """

    def __init__(self, edition: Path, most_bytes: int = MOST_BYTES) -> None:
        self._edition = edition
        self._most_bytes = most_bytes

    @property
    def folder(self) -> Path:
        """The folder, made where it is not there."""
        beside = self._edition.with_name(f".{self._edition.name}.prints")
        with suppress(OSError):
            beside.mkdir(exist_ok=True)
        return beside if os.access(beside, os.W_OK | os.X_OK) else self._own

    @cached_property
    def _own(self) -> Path:
        own = tempfile.mkdtemp(prefix="worksmap-prints-")
        weakref.finalize(self, shutil.rmtree, own, ignore_errors=True)
        return Path(own)

    def path(self, edition: str, name: str) -> Path:
        """Say where a print of an edition is kept.

        Parameters
        ----------
        edition : str
            The edition's name.
        name : str
            What tells the print from all others of the edition.
        """
        return self.folder / f"{edition}-{name}.pdf"

    def open(self, path: Path) -> BinaryIO | None:
        """Open a print, or None if it is not kept; what was opened can be read to its end, whoever sweeps."""
        try:
            found = path.open("rb")
        except FileNotFoundError:
            return None
        with suppress(OSError):  # the time says when it was last asked for
            os.utime(path)
        return found

    @contextmanager
    def turn(self, queue: str) -> Iterator[None]:
        """Wait until nobody else on this machine has a turn in a queue, and have it; first come, first served.

        The kernel takes a turn back from a process that dies.
        """
        with (self.folder / f"{queue}.lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def sweep(self, edition: str) -> None:
        """Remove the prints of other editions, and of this one those that nobody has asked for the longest."""
        taken = 0
        for path in sorted(self.folder.glob("*.pdf"), key=_asked, reverse=True):
            with suppress(FileNotFoundError):  # another worker sweeps too
                taken += path.stat().st_size
                if taken > self._most_bytes or not path.name.startswith(f"{edition}-"):
                    path.unlink()


def _asked(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
