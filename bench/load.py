"""Requests per second of one address: a bounded number of connections, for a bounded time, from this machine."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

CONNECTIONS = 4


def rate(url: str, seconds: float) -> float:
    """Ask for an address over kept connections, without a validator, until the time is over.

    Parameters
    ----------
    url : str
        The address, on loopback.
    seconds : float
        For how long.

    Returns
    -------
    float
        Answers per second, of all connections together. The client shares the machine's processors with the server.

    Raises
    ------
    RuntimeError
        If an answer is not a 200.
    """
    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = list(pool.map(lambda _: _ask(url, begun + seconds), range(CONNECTIONS)))
    return sum(counts) / (time.perf_counter() - begun)


def _ask(url: str, end: float) -> int:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    count = 0
    try:
        while time.perf_counter() < end:
            connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                raise RuntimeError(f"{url} answered {answer.status}")
            count += 1
        return count
    finally:
        connection.close()
