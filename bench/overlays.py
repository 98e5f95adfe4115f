"""An overlay of very many polygons: its import and what readers notice of that, its tiles, its first sight.

``python -m bench.overlays`` measures this alone.
"""

from __future__ import annotations

import random
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from bench.archive import tiles
from bench.browser import chromium
from bench.build import WORKSMAP
from bench.floods import ABOUT, MODEL, made_flood
from bench.made import SEED
from bench.measure import Measure
from bench.server import OUR_APP, Server, serving
from bench.steady import PACE_S, alone, p99, steadily
from bench.table import text
from bench.view import look

POLYGONS: Final = 100_000
ID: Final = "flood"
TILES: Final = f"/overlays/{ID}.pmtiles"
BESIDE: Final = {
    "/projects.geojson": "/projects.geojson",
    "/ogc items": "/ogc/collections/projects/items?bbox=120.25,22.55,120.4,22.7",
}
"""What must answer while an import runs."""
FIRST, QUIET = 50, 500
"""Requests that are not counted, and those before and after the import by which those beside it are judged."""
ASKED: Final = 1000
"""Tiles."""
VIEWS: Final = 3
SEEN: Final = f'document.querySelector(\'[data-overlay="{ID}"][data-state="drawn"]\') !== null'


def overlays(browser: Browser, polygons: int = POLYGONS) -> list[Measure]:
    """Measure an overlay of so many polygons."""
    print("── an overlay of very many polygons")
    with tempfile.TemporaryDirectory() as name:
        flood, folder = made_flood(Path(name), polygons), Path(name) / "overlays"
        with serving(OUR_APP, WORKSMAP_OVERLAYS=folder) as ours:
            measures = _import(ours, flood, folder, polygons)
            return [*measures, *_tiles(ours), *_sight(browser, ours)]


def _import(ours: Server, flood: Path, folder: Path, polygons: int) -> list[Measure]:
    """Import it, while readers ask as steadily as before."""
    quiet = {name: alone(ours.url, target, FIRST) and alone(ours.url, target, QUIET) for name, target in BESIDE.items()}
    beside: dict[str, list[float]] = {name: [] for name in BESIDE}
    begun = time.perf_counter()
    with _adding(flood, folder) as process:
        while process.poll() is None:
            for name, target in BESIDE.items():
                beside[name] += steadily(ours.url, target)
    seconds = time.perf_counter() - begun
    # both sides of it: a machine that others use too is not the same a minute later
    for name, target in BESIDE.items():
        quiet[name] += alone(ours.url, target, QUIET)
    size = (folder / f"{ID}.sqlite").stat().st_size / 1e6
    note = f"worksmap overlay add, beside readers; {flood.stat().st_size / 1e6:.0f} MB become {size:.0f} MB"
    return [Measure(f"import of {polygons:,} polygons", "s", seconds, note=note), *_noticed(beside, quiet)]


@contextmanager
def _adding(flood: Path, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [WORKSMAP, "overlay", "add", flood, "--id", ID, *ABOUT, *MODEL, "--overlays", folder]
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        if process.wait(timeout=60):
            raise RuntimeError(f"worksmap overlay add ended with {process.returncode}")


def _noticed(beside: Mapping[str, list[float]], quiet: Mapping[str, list[float]]) -> Iterator[Measure]:
    for name, taken in beside.items():
        usual = p99(quiet[name])
        note = (
            f"{p99(taken):.1f} ms beside it, {usual:.1f} ms before and after; one request each "
            f"{PACE_S * 1000:.0f} ms, medians {median(taken):.1f} and {median(quiet[name]):.1f} ms"
        )
        yield Measure(f"99th percentile of {name}, beside it", "×", p99(taken) / usual, bound=2, note=note)


def _tiles(ours: Server) -> Iterator[Measure]:
    """Ask for tiles by their ranges, in no order."""
    places = tiles(lambda start, stop: _range(ours, start, stop))
    chance = random.Random(SEED)  # noqa: S311 – made questions
    taken, sizes = [], []
    for start, stop in (chance.choice(places) for _ in range(ASKED)):
        begun = time.perf_counter()
        sizes.append(len(_range(ours, start, stop)))
        taken.append((time.perf_counter() - begun) * 1000)
    note = f"{ASKED} of {len(places)} tiles by range, each a connection of its own; median {median(taken):.1f} ms"
    yield Measure("tile, 99th percentile", "ms", p99(taken), bound=50, note=note)
    yield Measure("tile, size", "kB", median(sizes) / 1000, note=f"median; {max(sizes) / 1000:.0f} kB at most")


def _range(ours: Server, start: int, stop: int) -> bytes:
    asked = urllib.request.Request(ours.url + TILES, headers={"Range": f"bytes={start}-{stop - 1}"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        body: bytes = answer.read()
    return body


def _sight(browser: Browser, ours: Server) -> Iterator[Measure]:
    """Open the page at an address that names it, until all squares in view are painted."""
    url = f"{ours.url}/?overlay={ID}"
    note = f"median of {VIEWS}, from the navigation until every square in view is painted; no cache"
    yield Measure("overlay, first draw", "ms", look(browser, url, SEEN, VIEWS), note=note)
    yield Measure("overlay, first draw, slowed 4×", "ms", look(browser, url, SEEN, 1, slowed=True), note="once")


if __name__ == "__main__":
    with chromium() as browser:
        print(text(overlays(browser)))
