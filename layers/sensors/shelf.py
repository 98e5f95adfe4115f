"""The file of the last snapshot, looked for anew with every question."""

from __future__ import annotations

import logging
from pathlib import Path

from layers.sensors.snapshot import Snapshot

MOST_BYTES = 32_000_000
"""A snapshot that is longer was not written by us: 20,000 stations take about 6 million."""
Stamp = tuple[int, int, int]
log = logging.getLogger(__name__)


class Sensors:
    """The last snapshot, as a server reads it. Nothing here asks a feed.

    Parameters
    ----------
    path : pathlib.Path or None
        The file that ``worksmap sensors`` writes; it need not be there yet. None: sensors are off.
    """

    def __init__(self, path: Path | None) -> None:
        # an empty setting is the path of nothing
        self.path = None if path == Path() else path
        self._kept: tuple[Stamp, Snapshot | None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether an operator has set sensors up at all."""
        return self.path is not None

    def snapshot(self) -> Snapshot | None:
        """Give the last snapshot; None where sensors are off, none was written yet, or it cannot be read.

        A file that cannot be read is logged, once: sensors stand in nobody's way.
        """
        if self.path is None:
            return None
        try:
            there = self.path.stat()
        except OSError:
            return None
        stamp = (there.st_ino, there.st_mtime_ns, there.st_size)
        if self._kept is None or self._kept[0] != stamp:
            self._kept = (stamp, _read(self.path, there.st_size))
        return self._kept[1]


def _read(path: Path, size: int) -> Snapshot | None:
    try:
        if size > MOST_BYTES:
            raise ValueError(f"{size} bytes")
        return Snapshot.read(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        log.warning("%s: expected a snapshot (worksmap sensors fetch): %s: %s", path.name, type(error).__name__, error)
        return None
