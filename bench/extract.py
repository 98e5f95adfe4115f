"""The import of an OpenStreetMap extract of the whole country: rows a second, and the most memory that it takes.

``python -m bench.extract`` makes one of the size of Taiwan's (some minutes, 400 MB) and imports it; a share behind it,
such as 0.05, makes a smaller one.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, count, cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
import osmium
import shapely
from osmium.osm.mutable import Node, Way

from bench.addresses import SEED, Silence
from bench.measure import Measure
from geocode import Boundaries
from geocode.addresses.loading import Import, load
from geocode.kaohsiung import POLYGONS
from geocode.reading.numerals import chinese

LAST: Final = 13_000_000_000
"""The highest number of a node by 2025; those of one country are spread over all numbers."""

CORNERS: Final = 10
ON_A_ROAD: Final = 40
"""Addresses on a road or lane, and corners of a named road, which is four ways."""

MOST_MB: Final = 1000
"""Megabytes that an import may take."""

SHARE: Final = 0.02
NOTE: Final = "made points and roads; the plain way writes the tags of the city as they are, and no roads"
ELSEWHERE: Final = (120.9, 23.6, 121.9, 25.2)

Spot = tuple[float, float]
Where = Callable[[int, np.random.Generator], Iterator[Spot]]


@dataclass(frozen=True)
class Country:
    """How much there is in an extract of Taiwan, or in a share of it.

    Parameters
    ----------
    share : float
        Of the whole: 2.1 million addresses in the city, 7 million elsewhere, four hundred thousand named roads, of
        which a fifth are near the city, and three million other ways.
    """

    share: float

    def of(self, number: int) -> int:
        """Give so much of a number."""
        return max(1, round(number * self.share))


def extracts() -> list[Measure]:
    """Measure the import of a small extract, and of the city's points in the plain way."""
    print("── extract")
    with tempfile.TemporaryDirectory() as folder:
        file = make(Path(folder) / "made.osm.pbf", Country(SHARE))
        rows, seconds, megabytes = imported(file)
        begun = time.perf_counter()
        plain = load_plainly(file, Path(folder) / "plain.sqlite") / (time.perf_counter() - begun)
    ours = round(rows / seconds)
    return [
        Measure("extract, imported addresses", "/s", ours, round(plain), note=NOTE, more_is_better=True),
        Measure("extract, most memory", "MB", megabytes, bound=MOST_MB, note=f"{rows} addresses of the city"),
    ]


def make(file: Path, country: Country) -> Path:
    """Write an extract: addresses, roads and other ways of the city and of the rest of the country."""
    random = np.random.default_rng(SEED)
    here, there = country.of(2_100_000), country.of(7_000_000)
    near, far, others = country.of(80_000), country.of(320_000), country.of(3_000_000)
    nodes = here + there + CORNERS * (near + far + others)
    step = LAST // nodes
    numbers = count(step, step)
    with osmium.SimpleWriter(str(file), overwrite=True) as writer:
        for spot, tags in zip(_along(_city, here, random), _addresses("高雄市"), strict=False):
            writer.add_node(Node(id=next(numbers), location=spot, tags=tags))
        for spot, tags in zip(_along(_elsewhere, there, random), _addresses("臺中市"), strict=False):
            writer.add_node(Node(id=next(numbers), location=spot, tags=tags))
        corners = (_along(where, CORNERS * ways, random) for where, ways in ((_city, near), (_elsewhere, far + others)))
        for spot in chain.from_iterable(corners):
            writer.add_node(Node(id=next(numbers), location=spot))
        courses = range(here + there + 1, nodes + 1, CORNERS)
        for way, (first, tags) in enumerate(zip(courses, _kinds(near + far), strict=False), 1):
            refs = [number * step for number in range(first, first + CORNERS)]
            writer.add_way(Way(id=way, nodes=refs, tags=tags))
    return file


def imported(file: Path) -> tuple[int, float, int]:
    """Import a file in a process of its own: rows, seconds, and megabytes at most."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_import, (file,))


def load_plainly(file: Path, index: Path) -> int:
    """Write the tags of the city's points as they are: what a person would write in five lines."""
    keys = ("addr:district", "addr:street", "addr:housenumber")
    with closing(sqlite3.connect(index)) as base:
        base.execute("CREATE TABLE plates (district, street, number, lon, lat)")
        points = osmium.FileProcessor(file, osmium.osm.NODE).with_filter(osmium.filter.KeyFilter(keys[-1]))
        ours = (
            (*map(node.tags.get, keys), node.lon, node.lat) for node in points if node.tags["addr:city"] == "高雄市"
        )
        rows = base.executemany("INSERT INTO plates VALUES (?, ?, ?, ?, ?)", ours).rowcount
        base.commit()
    return rows


def _import(file: Path) -> tuple[int, float, int]:
    begun = time.perf_counter()
    loaded = load(file, file.with_suffix(".sqlite"), Boundaries.open(POLYGONS), Import("bench"), Silence())
    seconds = time.perf_counter() - begun
    return loaded.tally.read, seconds, _most_megabytes()


def _most_megabytes() -> int:
    """Say how large this process was at most; `resource.getrusage` would count the process that began it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _addresses(city: str) -> Iterator[dict[str, str]]:
    """Give the tags of ever more addresses, as the city's door-plate file became them."""
    for turn in count():
        line, number = turn // ON_A_ROAD, turn % ON_A_ROAD * 2 + 1
        lane = f"{line % 40}巷" if line % 3 else ""
        yield {
            "addr:city": city,
            "addr:street": f"測試{chinese(line // 40 % 1000)}路{lane}",
            "addr:housenumber": f"{number}之{turn % 4}號" if turn % 5 == 0 else f"{number}號",
            "addr:TW:dataset": "0",
        }


def _kinds(roads: int) -> Iterator[dict[str, str]]:
    """Give the tags of named roads, four ways each, and then of other ways."""
    for turn in range(roads):
        yield {"highway": "residential", "name": f"測試{chinese(turn // 4 % 1000)}路{turn // 4000 or ''}巷"}
    yield from cycle(({"building": "yes"}, {"highway": "service"}, {"building": "house"}))


def _along(where: Where, number: int, random: np.random.Generator) -> Iterator[Spot]:
    """Give points that lie on roads, forty on each, some ten metres apart."""
    lines = -(-number // ON_A_ROAD)
    steps = random.uniform(-2e-4, 2e-4, (lines, ON_A_ROAD, 2)).cumsum(axis=1)
    for begin, line in zip(where(lines, random), steps, strict=True):
        yield from map(tuple, (line + begin).tolist())


def _city(number: int, random: np.random.Generator) -> Iterator[Spot]:
    """Give points of the city."""
    city = Boundaries.open(POLYGONS).city
    shapely.prepare(city)
    while number > 0:
        points = random.uniform(city.bounds[:2], city.bounds[2:], (min(4 * number, 100_000), 2))
        found = points[shapely.contains_xy(city, points)][:number]
        number -= len(found)
        yield from map(tuple, found.tolist())


def _elsewhere(number: int, random: np.random.Generator) -> Iterator[Spot]:
    """Give points of the rest of the country."""
    return map(tuple, random.uniform(ELSEWHERE[:2], ELSEWHERE[2:], (number, 2)).tolist())


def main() -> None:
    """Make an extract as large as Taiwan's, or a share of it, and import it."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        file = make(Path(folder) / "made.osm.pbf", Country(share))
        print(f"   made: {file.stat().st_size / 1e6:.0f} MB")
        rows, seconds, megabytes = imported(file)
    print(f"   {rows} addresses in {seconds:.0f} s, {rows / seconds:.0f}/s, {megabytes} MB at most")


if __name__ == "__main__":
    main()
