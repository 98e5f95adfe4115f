"""How many names of the gazetteer are found in a second, by one process."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.measure import Measure
from geocode import Boundaries, open_places
from geocode.kaohsiung import POLYGONS, ROOT

ROUNDS = 10
LEAST = 10_000
"""Names a second that one core must find."""


def names() -> list[Measure]:
    """Ask for every name of the gazetteer, several times."""
    print("── names")
    places = open_places(ROOT / "data", Boundaries.open(POLYGONS))
    asked = [entry.name for entry in places.gazetteer.entries] * ROUNDS
    ours = len(asked) / _seconds(places.match, asked)
    note = f"{len(asked)} look-ups; at least {LEAST} a second are asked for"
    # a rate has a least, and a bound is a most: the time that one look-up takes is bounded
    return [
        Measure("gazetteer, names found", "/s", round(ours), note=note, more_is_better=True),
        Measure("gazetteer, one name", "ms", 1000 / ours, bound=1000 / LEAST),
    ]


def _seconds(ask: Callable[[str], object], asked: list[str]) -> float:
    begun = time.perf_counter()
    for name in asked:
        ask(name)
    return time.perf_counter() - begun
