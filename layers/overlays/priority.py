"""Work that waits for nobody steps back behind what answers readers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LAST = 19
"""The least urgent that a process may be (POSIX, ``nice``): it gets what the others leave."""


@contextmanager
def behind_others() -> Iterator[None]:
    """Let everything else on this machine go first, while it lasts: this process, its threads and what it starts.

    Who may not become more urgent again stays as it is, to its end.
    """
    before = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, 0, max(before, LAST))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, before)
