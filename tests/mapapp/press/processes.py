"""What a test asks about processes that it did not start itself."""

from __future__ import annotations

import time
from pathlib import Path


def pid(stat: bytes) -> int:
    """Give the id that a process read in its own /proc/self/stat."""
    return int(stat.split()[0])


def gone(pid: int, within_s: float = 30) -> bool:
    """Wait until a process has ended with all its threads."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        try:
            dead = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
            # its first thread may be dead, and another one still hold its files
            if dead and len(list(Path(f"/proc/{pid}/task").iterdir())) == 1:
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.01)
    return False
