"""Registers of a thousand and of twenty thousand projects: how long a filter takes there, and every other answer.

``python -m bench.many`` measures this alone.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Browser

from bench.browser import chromium
from bench.filtering import PHONE, SLOW_DESK, change
from bench.load import load, times
from bench.made import SEED, Made, Mould, make
from bench.measure import Measure
from bench.plain import ELSEWHERE
from bench.server import OUR_APP, PLAIN_APP, Server, serving
from bench.table import text
from bench.view import PLAIN, look

FEW, MANY = 1_000, 20_000
BOUND_MS: Final = {FEW: 60, MANY: 100}
"""Milliseconds from a click to the frame that shows it."""
CHANGES: Final = 80
FEWER: Final = 30
FILTER: Final = "category=flood_works"
ASKED: Final = 100
LOAD_S: Final = 3.0
PICTURES: Final = 30
BUILT_UP: Final = (120.26, 22.55, 120.42, 22.85)
"""Where most people live: west, south, east, north."""
RADII: Final = (300, 500, 1000, 2000, 5000)


def many(browser: Browser) -> list[Measure]:
    """Measure filters at `FEW` and `MANY` projects, and answers at `MANY`."""
    print("── many projects")
    with tempfile.TemporaryDirectory() as folder:
        mould = Mould()
        few, lots = (make(Path(folder), projects, mould) for projects in BOUND_MS)
        measures = []
        for made in (few, lots):
            with serving(OUR_APP, WORKSMAP_EDITION=made.edition) as ours:
                measures += _filter(browser, ours, made)
                measures += answers(ours) if made is lots else []
    return measures


def _filter(browser: Browser, ours: Server, made: Made) -> list[Measure]:
    with serving(PLAIN_APP, 2, **{ELSEWHERE: made.files}) as plain:
        their = look(browser, f"{plain.url}/?{FILTER}", PLAIN, 1, slowed=True)
    url, anew = f"{ours.url}/?finished=all", made.projects == MANY
    phone, large = change(browser, url, CHANGES, PHONE, anew), change(browser, url, FEWER, SLOW_DESK, anew)
    note = (
        f"processor slowed 4×; median of {CHANGES}, 95th percentile {phone.worst:.0f} ms, the page's own work "
        f"{phone.worked:.0f} ms; the plain page is loaded anew, once, on a large screen"
    )
    name = f"filter at {made.projects:,} projects"
    return [
        Measure(f"{name}, on a phone, until it is seen", "ms", phone.shown, their, BOUND_MS[made.projects], note),
        Measure(f"{name}, on a large screen", "ms", large.shown, note=f"slowed 4× too; median of {FEWER}"),
    ]


def answers(ours: Server) -> list[Measure]:
    """Measure what is asked about a place, what is followed, and what is shown in a message."""
    near = _near(random.Random(SEED))  # noqa: S311 – made questions
    rate, _ = load(ours.url, [f"/nearby?{asked}" for asked in islice(near, MANY)], LOAD_S)
    measures = [Measure(f"/nearby at {MANY:,} projects", "/s", rate, note="no question twice", more_is_better=True)]
    for path in ("/nearby", "/feed.atom", "/calendar.ics"):
        taken = times(ours.url, [f"{path}?{asked}" for asked in islice(near, ASKED)])
        note = f"median of {ASKED}, no question twice; 99th percentile {quantiles(taken, n=100)[98]:.0f} ms"
        measures.append(Measure(f"{path} at {MANY:,} projects", "ms", median(taken), note=note))
    pictures = [f"/projects/kw-{number:04}.png" for number in range(1, PICTURES + 1)]
    taken = times(ours.url, [*pictures, *pictures])
    cold, warm = taken[:PICTURES], taken[PICTURES:]
    note = f"median of {PICTURES}, {max(cold):.0f} ms at most; asked for again {median(warm):.1f} ms"
    return [*measures, Measure("picture of a project", "ms", median(cold), note=note)]


def _near(chance: random.Random) -> Iterator[str]:
    """Give ever new circles."""
    west, south, east, north = BUILT_UP
    while True:
        lon, lat = chance.uniform(west, east), chance.uniform(south, north)
        yield f"near={lon:.5f},{lat:.5f}&radius={chance.choice(RADII)}"


if __name__ == "__main__":
    with chromium() as browser:
        print(text(many(browser)))
