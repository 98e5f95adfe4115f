"""A look-up in the index of door-plates, from the text to the place, over made door-plates.

``python -m bench.lookup 2000000`` measures with two million of them, and tells each rung of the ladder.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count, product
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Final

import shapely

from bench.addresses import POLYGONS
from bench.measure import Measure
from bench.table import text
from geocode import Boundaries
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.addresses.schema import create
from geocode.metres import in_metres
from geocode.reading import Reader

PLATES: Final = 200_000
QUESTIONS: Final = 4_000
BOUND_MS: Final = 2
SEED: Final = 1
SIGNS: Final = "春夏秋冬甲乙丙丁戊己庚辛壬癸東西南北中正山海"
ON_ROAD, ON_LANE, STEP_M = 200, 25, 4
"""Plates of a road and of a lane; metres from one number to the next."""
LANES: Final = (12, 14, 38, 76)
"""Of each road; every second one has a centre-line."""
LONG_ROAD: Final = 3_000
"""Plates of the one long road that each district has."""

Road = tuple[str, str]
KINDS: Final[dict[str, Callable[[Random], str]]] = {
    "the plate itself": lambda random: f"{2 * random.randrange(1, 50) + 1}號",
    "branch of a known plate": lambda random: f"{2 * random.randrange(1, 50) + 1}號之7",
    "between neighbours": lambda random: f"{10 * random.randrange(1, 19)}號",
    "mouth of a lane": lambda random: f"{random.choice(LANES)}巷{random.randrange(60, 70)}號",
    "lane nobody knows": lambda random: f"{random.randrange(80, 180)}巷3號",
    "somewhere on the road": lambda random: f"{random.randrange(400, 900)}號",
    "road nobody knows": lambda random: f"旁街{random.randrange(1, 90)}號",
    "the road by name": lambda random: "",
}
"""What is asked, after district and road; the made roads lack every tenth number."""


def lookups(plates: int = PLATES) -> list[Measure]:
    """Measure look-ups of every kind.

    Parameters
    ----------
    plates : int
        About how many door-plates the made index has.
    """
    print("── look-up")
    boundaries = Boundaries.open(POLYGONS)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "addresses.sqlite"
        roads = make(index, plates, boundaries)
        geocoder = AddressGeocoder(AddressIndex(index), Reader(boundaries), boundaries)
        times = _times(geocoder, roads)
    every = [taken for some in times.values() for taken in some]
    note = f"{len(every)} texts of {len(times)} kinds, {plates} made door-plates; " + " · ".join(
        f"{kind} {median(some):.2f}" for kind, some in times.items()
    )
    return [
        Measure("door-plate, look-up, median", "ms", median(every), bound=BOUND_MS, note=note),
        Measure("door-plate, look-up, 99th percentile", "ms", quantiles(every, n=100)[98]),
    ]


def _times(geocoder: AddressGeocoder, roads: list[Road]) -> dict[str, list[float]]:
    """Ask texts of all kinds in turn; milliseconds. The first in each district is not counted: it makes a polygon."""
    random = Random(SEED)  # noqa: S311 – made questions
    times: dict[str, list[float]] = defaultdict(list)
    for district, name in dict(roads).items():
        geocoder.candidates(f"{district}{name}1號")
    for _, (kind, rest) in product(range(QUESTIONS // len(KINDS)), KINDS.items()):
        asked = "".join((*random.choice(roads), rest(random)))
        begun = time.perf_counter()
        found = geocoder.candidates(asked)
        times[kind].append((time.perf_counter() - begun) * 1000)
        assert found, asked
    return times


def make(index: Path, plates: int, boundaries: Boundaries) -> list[Road]:
    """Write an index of made roads and lanes, and give the roads; each runs east from the middle of a village.

    Parameters
    ----------
    index : Path
    plates : int
    boundaries : Boundaries
    """
    villages = [(*key, in_metres(shape).representative_point()) for key, shape in boundaries.villages.items()]
    roads, left, lines = [], plates, count(1)
    with closing(sqlite3.connect(index)) as base, base:
        create(base)
        base.execute("INSERT INTO sources VALUES (1, 'made', 'official', '測試', '', '', '', 0, 0)")
        base.executemany("INSERT INTO villages VALUES (?, ?, ?)", ((n, *v[:2]) for n, v in enumerate(villages, 1)))
        for turn, name in enumerate(_names()):
            if left <= 0:
                return roads
            district, _, at = villages[turn % len(villages)]
            long = turn < len(villages) and district not in {home for home, _ in roads}
            roads.append((district, name))
            left -= _write_road(base, lines, roads[-1], (at.x, at.y + turn % 50), LONG_ROAD if long else ON_ROAD)
    return roads


def _write_road(
    base: sqlite3.Connection, lines: Iterator[int], road: Road, at: tuple[float, float], plates: int
) -> int:
    """Write a road and its lanes, and give the number of plates."""
    x, y = at
    written = _write_line(base, next(lines), road, [(n, x + STEP_M * n, y - 12 * (n % 2)) for n in range(1, plates)])
    for turn, lane in enumerate(LANES):
        here = (road[0], f"{road[1]}{lane}巷")
        row = [(n, x + STEP_M * lane, y + 10 + STEP_M * n) for n in range(1, ON_LANE)]
        written += _write_line(base, next(lines), here, row, drawn=turn % 2 == 0)
    return written


def _write_line(
    base: sqlite3.Connection, line: int, name: Road, row: list[tuple[int, float, float]], *, drawn: bool = True
) -> int:
    base.execute("INSERT INTO lines VALUES (?, ?, ?)", (line, name[1], name[0]))
    plates = [(line, n, 0, 1, round(x * 10), round(y * 10), None) for n, x, y in row if n % 10]
    base.executemany("INSERT INTO plates VALUES (?, ?, ?, ?, ?, ?, ?)", plates)
    if drawn:
        shape = shapely.LineString([(x, y) for n, x, y in row if n % 2])
        base.execute("INSERT INTO roads VALUES (?, 1, ?)", (line, shapely.to_wkb(shape)))
    return len(plates)


def _names() -> Iterator[str]:
    signs = product(SIGNS, SIGNS, SIGNS, "路街")
    return (f"{first}{second}{third}測試{end}" for first, second, third, end in signs)


if __name__ == "__main__":
    print(text(lookups(*map(int, sys.argv[1:]))))
