"""What a tree of processes takes up in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path


def pss_mb(pid: int) -> float:
    """Add up the proportional set sizes of a process and all below it: what several share is counted once.

    Parameters
    ----------
    pid : int
        Of the uppermost.

    Returns
    -------
    float
        Megabytes, from ``smaps_rollup`` (proc_pid_smaps(5)); a process that ends meanwhile counts nothing.
    """
    return sum(_pss_kb(one) for one in _tree(pid)) * 1024 / 1_000_000


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        below = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return
    for child in below.split():
        yield from _tree(int(child))


def _pss_kb(pid: int) -> int:
    try:
        found = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0
