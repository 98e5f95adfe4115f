"""The process that makes prints: ``python -m mapapp.press FD``, started by `mapapp.press.printer.Printer` alone."""

import ctypes
import logging
import os
import resource
import select
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from mapapp.errors import PressFailedError
from mapapp.press.printer import Job
from mapapp.press.refusal import Refusal

PATIENCE = 5
"""Niceness: a quarter of a processor beside a worker that answers the map's requests, else all of it; sched(7)."""
MOST_BYTES = 500_000_000
"""Resident memory with which the process ends after a print, so that what Typst remembers does not grow for ever."""
log = logging.getLogger("mapapp.press")


def main(fd: int) -> None:
    """Make what is ordered, until there is nothing to make or nobody who waits for it."""
    os.nice(PATIENCE)
    threading.Thread(target=_end_with, args=(fd,), daemon=True).start()
    line = Connection(fd)
    sys.path[:] = line.recv()
    job, idle_s = line.recv()
    while True:
        try:
            order, path = line.recv()
        except EOFError:
            return
        line.send(_made(job, order, path))
        _give_back()
        if _resident() > MOST_BYTES or not line.poll(idle_s):
            return


def _end_with(fd: int) -> None:
    """Wait until the other side is gone, and end with it, even in the middle of a print."""
    watch = select.poll()
    watch.register(fd, 0)
    watch.poll()
    os._exit(0)


def _resident() -> int:
    """Bytes of memory that this process holds (proc_pid_statm(5))."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _give_back() -> None:
    """Give memory that has been freed back to the machine: of what a print takes that is a third (malloc_trim(3))."""
    with suppress(AttributeError):  # another C library than glibc
        ctypes.CDLL(None).malloc_trim(0)


def _made(job: Job, order: object, path: Path) -> Refusal | None:
    try:
        made = job(order)
        if isinstance(made, Refusal):
            return made
        path.write_bytes(made)
    except Exception as error:
        log.exception("a print failed")
        return Refusal(PressFailedError, (f"the print failed: {type(error).__name__}: {error}",))
    return None


if __name__ == "__main__":
    main(int(sys.argv[1]))
