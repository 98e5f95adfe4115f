"""Answers to one address or to many: how many a second, and how long each takes; from this machine."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from selectors import EVENT_READ, DefaultSelector
from typing import Final
from urllib.parse import urlsplit

from bench.connection import Connection

CONNECTIONS: Final = 4


class Line:
    """One kept connection to a server, without a validator.

    Parameters
    ----------
    url : str
        The server, on loopback.
    encoding : str
        In which answers are taken: ``gzip``, or ``identity`` for as they are.
    """

    def __init__(self, url: str, encoding: str = "gzip") -> None:
        self._headers = {"Accept-Encoding": encoding}
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)

    def ask(self, target: str) -> int:
        """Ask for a path with its query; bytes of the answer as it came.

        Raises
        ------
        RuntimeError
            If the answer is not a 200.
        """
        self._connection.request("GET", target, headers=self._headers)
        answer = self._connection.getresponse()
        size = len(answer.read())
        if answer.status != http.client.OK:
            raise RuntimeError(f"{target} answered {answer.status}")
        return size

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def line(url: str, encoding: str = "gzip") -> Iterator[Line]:
    """Open a connection to a server, and close it afterwards."""
    one = Line(url, encoding)
    try:
        yield one
    finally:
        one.close()


def times(url: str, targets: Iterable[str], encoding: str = "gzip") -> list[float]:
    """Ask one after the other; milliseconds of each answer."""
    taken = []
    with line(url, encoding) as one:
        for target in targets:
            begun = time.perf_counter()
            one.ask(target)
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


def size(url: str, target: str) -> int:
    """Ask once; bytes of the answer as it came, without its headers."""
    with line(url) as one:
        return one.ask(target)


def load(url: str, targets: Sequence[str], seconds: float, encoding: str = "gzip") -> tuple[float, list[float]]:
    """Ask over several connections until the time is over, each connection for all of the addresses in turn.

    Parameters
    ----------
    url : str
        The server, on loopback.
    targets : sequence of str
        Paths with their queries.
    seconds : float
        For how long.
    encoding : str
        In which answers are taken.

    Returns
    -------
    rate : float
        Answers per second, of all connections together. The client shares the machine's processors with the server, so
        it looks at nothing of an answer but whether it is one, and where it ends.
    times : list of float
        Milliseconds of each.
    """
    with ExitStack() as stack, DefaultSelector() as watched:
        lines = [Connection(url, _from(turn, targets), encoding) for turn in range(CONNECTIONS)]
        for one in lines:
            watched.register(stack.enter_context(one.socket), EVENT_READ, one)
        begun = time.perf_counter()
        while time.perf_counter() < begun + seconds:
            for key, _ in watched.select():
                key.data.take()
        elapsed = time.perf_counter() - begun
    taken = [milliseconds for one in lines for milliseconds in one.taken_ms]
    return len(taken) / elapsed, taken


def _from(turn: int, targets: Sequence[str]) -> Iterator[str]:
    start = turn * len(targets) // CONNECTIONS
    return cycle([*targets[start:], *targets[:start]])
