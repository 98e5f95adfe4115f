"""One process that makes prints, as the process that started it sees it."""

import os
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mapapp.errors import PressFailedError, PressSlowError
from mapapp.press.refusal import Refusal
from register.processors import everywhere

Job = Callable[[Any], bytes | Refusal]
"""Makes a print's bytes of an order, or says why not. It and the orders are sent to the process: pickled."""
ONE_PROCESSOR = {"RAYON_NUM_THREADS": "1"}
"""Typst would use every processor, and the map needs one."""


class GoneError(Exception):
    """The process had ended of its own accord before it read the order."""


class Printer:
    """Starts the process, which is alive as long as this object, unless it has had nothing to make for a while.

    Parameters
    ----------
    job : callable
        What is made of each order.
    idle_s : float
        Seconds without an order after which the process ends.
    """

    def __init__(self, job: Job, idle_s: float) -> None:
        here, there = socket.socketpair()
        with there, everywhere():
            # not forked: this process has threads. In a session of its own, so that Ctrl-C reaches it only through us
            self._process = subprocess.Popen(  # noqa: S603 – ourselves
                [sys.executable, "-m", "mapapp.press", str(there.fileno())],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env=os.environ | ONE_PROCESSOR,
            )
        self._line = Connection(here.detach())
        self._reaper = threading.Thread(target=self._process.wait, daemon=True)
        self._reaper.start()
        self.close = weakref.finalize(self, _end, self._process, self._line, self._reaper)
        self._send(sys.path)
        self._send((job, idle_s))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether it takes no more orders."""
        return not self.close.alive or not self._reaper.is_alive()

    def make(self, order: object, path: Path, limit_s: float) -> None:
        """Let an order be made.

        Parameters
        ----------
        order : object
            Whatever the job takes.
        path : Path
            Where the print is written; a part of it may stand there if it fails.
        limit_s : float
            Seconds after which the process is killed.

        Raises
        ------
        PressFailedError
            If the process took too long, died, or the job failed.
        GoneError
            If it had ended before; another one can be started.
        Exception
            What the job refused with.
        """
        self._send((order, path))
        if not self._line.poll(limit_s):
            self.close()
            raise PressSlowError(limit_s)
        try:
            answer: Refusal | None = self._line.recv()
        except (EOFError, OSError):
            raise self._ending() from None
        if answer is not None:
            raise answer.error

    def _send(self, what: object) -> None:
        try:
            self._line.send(what)
        except OSError:
            self.close()
            raise GoneError from None

    def _ending(self) -> Exception:
        """Say why the process is no more, though it took an order."""
        self._reaper.join()
        code = self._process.returncode
        self.close()
        return PressFailedError(f"the press ended with {code} while it printed") if code else GoneError()


def _end(process: subprocess.Popen[bytes], line: Connection, reaper: threading.Thread) -> None:
    line.close()
    process.kill()
    reaper.join()
