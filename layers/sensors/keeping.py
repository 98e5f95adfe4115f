"""Write the snapshot: whole or not at all, and one process at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layers.errors import SensorError
from layers.sensors.snapshot import Snapshot


@contextmanager
def kept_alone(path: Path) -> Iterator[None]:
    """Let no other process write the same snapshot meanwhile; feeds would be asked twice as often as they should.

    Raises
    ------
    SensorError
        If another does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SensorError(f"{path.name}: expected to be alone: another `worksmap sensors` writes it") from None
        yield


def keep(snapshot: Snapshot, path: Path) -> None:
    """Put a snapshot in the place of the one before; who reads meanwhile reads one of them, whole."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_text(snapshot.write(), "utf-8")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
