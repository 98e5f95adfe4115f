"""The table of contents of the bench; ``make bench`` runs it.

It ends with 1 if a bound is not held. Milliseconds are this machine's; the ratios travel.
"""

from __future__ import annotations

import os
import platform
import sys
from collections import Counter
from statistics import median

from playwright.sync_api import Browser

from bench.addresses import addresses
from bench.browser import chromium
from bench.build import build_s
from bench.filtering import change, change_plainly
from bench.load import rate
from bench.lookup import lookups
from bench.measure import Measure
from bench.names import names
from bench.searching import searching
from bench.server import Server, serving
from bench.table import text
from bench.view import OURS, PLAIN, look

OUR_APP, PLAIN_APP, ALIVE = "mapapp:create_app()", "bench.plain:create_app()", "/healthz"
VIEWS, CHANGES, STARTS = 5, 120, 3
LOAD_S = 4.0
FILTER = "category=flood_works"
FRAME = f"median of {CHANGES}, the frame included; the plain page is loaded anew"
FOREIGN = "the plain page draws nothing without them: here they are answered at once from this machine, and not weighed"
PARTS = {"/base/": "base", "leaflet": "leaflet", ".geojson": "data", ".js": "script", ".css": "style"}


def main() -> int:
    """Measure everything, print the table, and tell by the exit status whether every bound is held."""
    print(f"   {platform.python_version()} on {os.cpu_count()} processors; about two minutes")
    built = Measure("build of the layers and the edition", "s", build_s(), bound=5.0)
    started = starts()
    with serving(OUR_APP, ALIVE) as ours, serving(PLAIN_APP, ALIVE) as plain, chromium() as browser:
        measures = [*views(browser, ours, plain), *filters(browser, ours, plain), *load(ours, plain)]
    measures += [*started, built, *addresses(), *lookups(), *names(), *searching()]
    print(text(measures))
    broken = [measure.name for measure in measures if not measure.held]
    bounds = sum(1 for measure in measures if measure.bound is not None)
    print(f"\n{bounds - len(broken)} of {bounds} bounds held" + "".join(f"; NOT HELD: {name}" for name in broken))
    return 1 if broken else 0


def views(browser: Browser, ours: Server, plain: Server) -> list[Measure]:
    """Measure the first view: its bytes, the hosts it asks, its first project."""
    print("── first view")
    our, their = look(browser, f"{ours.url}/", OURS, VIEWS), look(browser, f"{plain.url}/", PLAIN, VIEWS)
    parts: Counter[str] = Counter()
    for path, size in our.sizes.items():
        parts[next((part for sign, part in PARTS.items() if sign in path), "page")] += size
    note = " · ".join(f"{part} {size / 1000:.0f}" for part, size in parts.most_common())
    return [
        Measure("first view, bytes from our host", "kB", our.bytes / 1000, their.bytes / 1000, 250, f"ours: {note}"),
        Measure("first view, requests to our host", "", len(our.sizes), len(their.sizes)),
        Measure("first view, requests to other hosts", "", len(our.foreign), len(their.foreign), 0, FOREIGN),
        Measure("first project drawn", "ms", our.drawn_ms, their.drawn_ms, note=f"median of {VIEWS}"),
        Measure("second view, bytes from our host", "kB", our.again / 1000, their.again / 1000),
    ]


def filters(browser: Browser, ours: Server, plain: Server) -> list[Measure]:
    """Measure a change of filters; the plain page has to be loaded anew."""
    print("── filters")
    our = change(browser, f"{ours.url}/", CHANGES)
    their = change_plainly(browser, plain.url, FILTER, VIEWS)
    return [
        Measure("filter change, until it is seen", "ms", our.shown, their.drawn_ms, 50, FRAME),
        Measure("filter change, bytes", "kB", 0, their.bytes / 1000),
        Measure("filter change, the page's own work", "ms", our.worked),
        Measure("filter change, 95th percentile", "ms", our.worst),
        Measure("filter change, processor slowed 4×", "ms", our.slow),
    ]


def load(ours: Server, plain: Server) -> list[Measure]:
    """Measure answers per second, all projects and filtered; the client shares the processors."""
    print("── load")
    data = f"{ours.url}/projects.geojson"
    whole, some = rate(data, LOAD_S), rate(f"{data}?{FILTER}", LOAD_S)
    page, page_some = rate(f"{plain.url}/", LOAD_S), rate(f"{plain.url}/?{FILTER}", LOAD_S)
    note = "the plain way answers with its page"
    return [
        Measure("/projects.geojson, all", "/s", whole, page, note=note, more_is_better=True),
        Measure(f"/projects.geojson?{FILTER}", "/s", some, page_some, more_is_better=True),
    ]


def starts() -> list[Measure]:
    """Measure the start of the server, from its process to the first 200."""
    print("── start of the server")
    our, their = _start(OUR_APP), _start(PLAIN_APP)
    return [Measure("server, start to first answer", "s", our, their, 2.0, f"median of {STARTS}")]


def _start(application: str) -> float:
    times = []
    for _ in range(STARTS):
        with serving(application, ALIVE) as server:
            times.append(server.started_s)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
