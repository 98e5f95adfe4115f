"""One import at a time into one index."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geocode.addresses.errors import AddressesError, told_plainly


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Keep every other import into the same index out; the system opens the lock again when the process ends.

    Parameters
    ----------
    index : Path
        Its folder is made where it is missing.

    Raises
    ------
    AddressesError
        If another import is under way, or the folder cannot be written.
    """
    lock = index.with_name(f".{index.name}.lock")
    with told_plainly(lock):
        index.parent.mkdir(parents=True, exist_ok=True)
        held = lock.open("w", encoding="utf-8")
    with held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AddressesError(f"{index.name}: another import into it is under way: wait until it ends") from None
        yield
