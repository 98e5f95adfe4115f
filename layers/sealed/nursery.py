"""Who asks: it starts the process that waits, when there is none, and hands it files."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from layers.sealed.endings import LATE, LOST
from register.apart import ENVIRONMENT, REFUSED, ROOT, GoneError, LateError, RefusedError, held, in_memory, whole
from register.processors import everywhere

MODULE = "layers.sealed"
IDLE_S = 600
"""Seconds without a file after which the process ends and gives its memory back."""
PATIENCE_S = 10
"""Seconds beyond a file's own for which the keeper is waited for, on a machine that is busy."""
TOLD = 4_000
"""Bytes of the end of what a process says of its own fault."""


class Nursery:
    """Files are read in processes of their own; the first of them waits until what reads is loaded.

    Threads share it. A process that was forked from the one that made it starts another.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._owner = 0

    def ask(self, said: Mapping[str, object], given: bytes | BinaryIO, seconds: float) -> bytes:
        """Have a question about a file answered.

        Parameters
        ----------
        said : mapping
            See `layers.sealed.child.read_one`.
        given : bytes or file
        seconds : float

        Raises
        ------
        RefusedError, LateError, GoneError
            As `register.apart.ask`.
        """
        words = json.dumps(said).encode()
        with held(given) as put, in_memory("answer") as answer, in_memory("fault") as fault:
            files = [put.fileno(), answer.fileno(), fault.fileno()]
            with self._asked(words, files) as told:
                ended = _end(told, seconds + PATIENCE_S)
            if ended == LATE:
                raise LateError
            if ended == REFUSED:
                raise RefusedError(whole(answer))
            if ended:
                raise GoneError(f"{MODULE}: ended with {ended}: {whole(fault)[-TOLD:].decode(errors='replace')}")
            return whole(answer)

    def close(self) -> None:
        """Let the process end; files that it reads are not finished."""
        with self._lock:
            self._let_go()

    @contextlib.contextmanager
    def _asked(self, words: bytes, files: list[int]) -> Iterator[socket.socket]:
        mine, theirs = socket.socketpair()
        with mine:
            with theirs, self._lock:
                self._send(words, [*files, theirs.fileno()])
            yield mine

    def _send(self, words: bytes, files: list[int]) -> None:
        """Send it to the process that waits; one that went idle at this very moment is replaced."""
        for _ in range(2):
            with contextlib.suppress(OSError):
                socket.send_fds(self._ready(), [words], files)
                return
            self._let_go()
        raise GoneError(f"{MODULE}: cannot be started")

    def _ready(self) -> socket.socket:
        if self._control is None or self._owner != os.getpid():
            mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs, everywhere():
                number = theirs.fileno()
                command = [sys.executable, "-m", MODULE, str(number), str(IDLE_S)]
                self._child = subprocess.Popen(  # noqa: S603  ourselves
                    command, pass_fds=[number], cwd=ROOT, env=ENVIRONMENT,
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True,
                )  # fmt: skip
            self._control, self._owner = mine, os.getpid()
            atexit.register(self.close)
        return self._control

    def _let_go(self) -> None:
        if self._control is None:
            return
        atexit.unregister(self.close)
        self._control.close()
        self._control = None
        if self._owner == os.getpid():
            self._child.wait()


def _end(told: socket.socket, seconds: float) -> int:
    told.settimeout(seconds)
    try:
        said = told.recv(100)
    except TimeoutError:
        return LATE
    return int(json.loads(said)) if said else LOST
