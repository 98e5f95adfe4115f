"""One address asked at a steady pace, whatever else the machine does: each answer is timed from when it was due."""

from __future__ import annotations

import time
from statistics import quantiles
from typing import Final

from bench.load import line

PACE_S: Final = 0.01
"""Between two requests: some ten readers who change a filter every second that the other nine read."""
ROUND: Final = 10
"""Requests over one connection: the next may be with the other worker."""


def steadily(url: str, target: str) -> list[float]:
    """Ask a round; milliseconds of each answer, from the moment at which it was due."""
    taken = []
    with line(url) as one:
        due = time.perf_counter()
        for _ in range(ROUND):
            time.sleep(max(0.0, due - time.perf_counter()))
            one.ask(target)
            now = time.perf_counter()
            taken.append((now - due) * 1000)
            due = max(due + PACE_S, now)
    return taken


def alone(url: str, target: str, times: int) -> list[float]:
    """Ask so many times."""
    return [one for _ in range(times // ROUND) for one in steadily(url, target)]


def p99(taken: list[float]) -> float:
    """Give the 99th percentile."""
    return quantiles(taken, n=100)[98]
