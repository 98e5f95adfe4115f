"""On which processors we run: who answers readers keeps to one, and what it starts has all."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager

_given: set[int] = set()
"""Those that this process had before it kept to one."""


def choose(taken: Collection[int]) -> int | None:
    """Choose the processor that is taken least often; None where there is no choice, or the system knows none.

    Parameters
    ----------
    taken : collection of int
        The choices of others, each as often as it was made.
    """
    ours = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return min(ours, key=list(taken).count) if len(ours) > 1 else None


def keep_to(processor: int | None) -> None:
    """Keep this thread, and every one that it starts, to one processor.

    Python's threads run one at a time, and hand on their turn some thirty times in an answer. On several processors
    each of these wakes another one: a worker of gunicorn that keeps to one of two answers half as many questions again.
    """
    if processor is not None:
        _given.update(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processor})


@contextmanager
def everywhere() -> Iterator[None]:
    """Start processes that may run on all processors, as they inherit what the thread has that starts them."""
    if not _given:
        yield
        return
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, _given)
    try:
        yield
    finally:
        os.sched_setaffinity(0, mine)
