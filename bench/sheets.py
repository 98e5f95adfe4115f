"""Paper: how long a sheet and the atlas take, and what the map's own requests notice of it.

``python -m bench.sheets`` measures this alone.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import quote

from bench.build import WORKSMAP
from bench.load import size
from bench.measure import Measure
from bench.server import OUR_APP, Server, serving
from bench.steady import PACE_S, alone, p99, steadily
from bench.table import text
from bench.tree import pss_mb
from mapapp.settings import ROOT
from mapapp.words import Words

AT_ONCE: Final = 20
WARM: Final = 9
MAP: Final = "/projects.geojson"
FIRST, QUIET = 50, 500
"""The map's requests that are not counted, and those before and after the prints by which those beside are judged."""
LOOK_S: Final = 0.3
COMMAND: Final = ("print", "楠梓區", "--paper", "a3")


def sheets() -> list[Measure]:
    """Measure sheets, the atlas and the command, with a copy of the edition beside which no print is kept."""
    print("── sheets and the atlas")
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder) / "edition.sqlite"
        shutil.copyfile(ROOT / "var" / "edition.sqlite", edition)
        with serving(OUR_APP, WORKSMAP_EDITION=edition) as ours:
            return [*_many(ours), _warm(ours), *_atlas(ours), _command(Path(folder))]


def _districts(query: str = "") -> list[str]:
    names = Words("zh-Hant").section("district")
    return [f"/districts/{quote(name)}.pdf{query}" for name in names]


def _many(ours: Server) -> list[Measure]:
    """Ask for many sheets at once, while the map is asked as steadily as before."""
    alone(ours.url, MAP, FIRST)
    quiet = alone(ours.url, MAP, QUIET)
    begun = time.perf_counter()
    with _weighed(ours) as peak, ThreadPoolExecutor(AT_ONCE) as pool:
        asked = [pool.submit(size, ours.url, target) for target in _districts()[:AT_ONCE]]
        taken: list[float] = []
        while not all(one.done() for one in asked):
            taken += steadily(ours.url, MAP)
        sizes = [one.result() for one in asked]
    seconds = time.perf_counter() - begun
    # both sides of it: a machine that others use too is not the same a minute later
    quiet += alone(ours.url, MAP, QUIET)
    beside, usual = (p99(some) for some in (taken, quiet))
    note = (
        f"{beside:.1f} ms beside {AT_ONCE} sheets, {usual:.1f} ms before and after; one request each "
        f"{PACE_S * 1000:.0f} ms, medians {median(taken):.1f} and {median(quiet):.1f} ms"
    )
    return [
        Measure(f"99th percentile of {MAP}, beside sheets", "×", beside / usual, bound=3, note=note),
        Measure(f"{AT_ONCE} sheets at once, all of them", "s", seconds, note="no press was started before"),
        Measure("their size", "kB", median(sizes) / 1000),
        Measure("memory of server and press, at most", "MB", max(peak), bound=1500, note="PSS of all processes"),
    ]


@contextmanager
def _weighed(ours: Server) -> Iterator[list[float]]:
    """Look at the server's memory again and again; megabytes."""
    over, seen = threading.Event(), [pss_mb(ours.pid)]

    def look() -> None:
        while not over.wait(LOOK_S):
            seen.append(pss_mb(ours.pid))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()
        seen.append(pss_mb(ours.pid))


def _warm(ours: Server) -> Measure:
    """Ask for sheets that nobody has asked for, one after the other."""
    taken = []
    for target in _districts("?paper=a3")[: 2 * WARM]:
        begun = time.perf_counter()
        size(ours.url, target)
        taken.append(time.perf_counter() - begun)
    # the second half: by then the press of either worker has made one
    note = f"median of {WARM}, {max(taken[WARM:]):.2f} s at most; a kept one {_kept_ms(ours):.0f} ms"
    return Measure("sheet, A3, when the press is warm", "s", median(taken[WARM:]), bound=0.5, note=note)


def _kept_ms(ours: Server) -> float:
    begun = time.perf_counter()
    size(ours.url, _districts()[0])
    return (time.perf_counter() - begun) * 1000


def _atlas(ours: Server) -> list[Measure]:
    with _weighed(ours) as peak:
        begun = time.perf_counter()
        taken_up = size(ours.url, "/atlas.pdf")
        seconds = time.perf_counter() - begun
    note = f"a process of its own, from its start; memory of all {max(peak):.0f} MB"
    return [
        Measure("atlas", "s", seconds, bound=15, note=note),
        Measure("atlas, size", "MB", taken_up / 1_000_000, bound=20),
    ]


def _command(folder: Path) -> Measure:
    begun = time.perf_counter()
    out = [*COMMAND, "-o", str(folder / "sheet.pdf")]
    subprocess.run([WORKSMAP, *out], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return Measure(f"worksmap {' '.join(COMMAND)}", "s", time.perf_counter() - begun, bound=3)


if __name__ == "__main__":
    print(text(sheets()))
