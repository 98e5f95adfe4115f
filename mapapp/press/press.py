"""A press: orders wait for their turn, the same order is made once, and what is made is kept."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mapapp.errors import PressBusyError, PressFailedError, PrintOutdatedError
from mapapp.press.kept import Kept
from mapapp.press.printer import GoneError, Job, Printer

RETRY_S = 10
"""Seconds after which a full press is asked again: it makes some twenty sheets in them."""


@dataclass(frozen=True)
class Queue:
    """A queue of orders, whose prints are made one at a time on a machine.

    Parameters
    ----------
    name : str
    limit_s : float
        Seconds that one print may take.
    idle_s : float
        Seconds without an order after which the process ends and gives its memory back.
    """

    name: str
    limit_s: float
    idle_s: float


class Press:
    """Prints of one queue. Threads share a press; the workers of a server share what is kept, and the turns.

    Parameters
    ----------
    job : callable
        Makes the bytes of an order; see `mapapp.press.printer.Job`.
    queue : Queue
    kept : Kept
    seats : threading.Semaphore
        As many as may wait: each who waits takes a thread from those that answer the map. Presses may share them.
    """

    def __init__(self, job: Job, queue: Queue, kept: Kept, seats: threading.Semaphore) -> None:
        self._job = job
        self._queue = queue
        self._kept = kept
        self._seats = seats
        self._printer: Printer | None = None
        self._made: dict[Path, Future[None]] = {}
        self._lock = threading.Lock()

    def print(self, edition: str, name: str, order: object) -> BinaryIO:
        """Give the print of an order, made if it is not kept.

        Parameters
        ----------
        edition : str
            The edition that it shows.
        name : str
            What tells it from all other prints of that edition; fit for a file's name.
        order : object
            Whatever the job takes.

        Raises
        ------
        PressBusyError
            If there is no seat.
        PressFailedError
            If it took too long, or the process died, or the job failed.
        PrintOutdatedError
            If another edition has come meanwhile.
        Exception
            What the job refused with.
        """
        path = self._kept.path(edition, name)
        found = self._kept.open(path)
        if found:
            return found
        with self._seat():
            self._wait(path, order)
            found = self._kept.open(path)
        if found is None:
            raise PrintOutdatedError(edition)  # swept away as another edition's
        self._kept.sweep(edition)
        return found

    def kept(self, edition: str, name: str) -> BinaryIO | None:
        """Give a print if it has been made."""
        return self._kept.open(self._kept.path(edition, name))

    def close(self) -> None:
        """End the process, if there is one."""
        if self._printer:
            self._printer.close()

    @contextmanager
    def _seat(self) -> Iterator[None]:
        if not self._seats.acquire(blocking=False):
            raise PressBusyError(RETRY_S)
        try:
            yield
        finally:
            self._seats.release()

    def _wait(self, path: Path, order: object) -> None:
        """Make an order, or wait for who makes the same."""
        with self._lock:
            others = self._made.get(path)
            mine: Future[None] = Future()
            if others is None:
                self._made[path] = mine
        if others is not None:
            return others.result()
        try:
            self._make(path, order)
            mine.set_result(None)
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            del self._made[path]

    def _make(self, path: Path, order: object) -> None:
        with self._kept.turn(self._queue.name):
            if path.exists():  # another worker has made it meanwhile
                return
            part = path.with_name(f"{self._queue.name}.part")
            for _ in range(2):
                try:
                    self._ready().make(order, part, self._queue.limit_s)
                except GoneError:
                    continue  # it went idle, or died, at the very moment at which this order came
                part.replace(path)
                return
        raise PressFailedError("the press ends before it prints")

    def _ready(self) -> Printer:
        if self._printer is None or self._printer.ended:
            self._printer = Printer(self._job, self._queue.idle_s)
        return self._printer
