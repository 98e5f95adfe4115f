"""The table of contents of the bench; ``make bench`` runs it.

It ends with 1 if a bound is not held. Milliseconds are this machine's; the ratios travel.
"""

from __future__ import annotations

import os
import platform
import sys
from statistics import median, quantiles

from playwright.sync_api import Browser

from bench.addresses import addresses
from bench.analysis import analysis
from bench.browser import chromium
from bench.build import build_s
from bench.filtering import DESK, PHONE, SLOW_DESK, change
from bench.light import first_views, phones
from bench.load import load, size
from bench.lookup import lookups
from bench.many import many
from bench.measure import Measure
from bench.names import names
from bench.ogc import ogc
from bench.overlays import overlays
from bench.reading import reading
from bench.searching import searching
from bench.server import OUR_APP, PLAIN_APP, Server, serving
from bench.sheets import sheets
from bench.table import text
from bench.view import PLAIN, look

VIEWS, CHANGES, STARTS = 5, 120, 3
LOAD_S = 4.0
FILTER = "category=flood_works"
FRAME = f"median of {CHANGES}, the frame included; the plain page is loaded anew"


def main() -> int:
    """Measure everything, print the table, and tell by the exit status whether every bound is held."""
    here = f"{platform.python_version()} on {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    print(f"   {here}; about twenty minutes")
    measures = everything()
    print(text(measures))
    broken = [measure.name for measure in measures if not measure.held]
    bounds = sum(measure.bounded for measure in measures)
    print(f"\n{bounds - len(broken)} of {bounds} bounds held" + "".join(f"; NOT HELD: {name}" for name in broken))
    return 1 if broken else 0


def everything() -> list[Measure]:
    """Measure all that there is, one after the other."""
    built = Measure("build of the layers and the edition", "s", build_s(), bound=5.0)
    started = starts()
    with chromium() as browser:
        with serving(OUR_APP) as ours, serving(PLAIN_APP) as plain:
            measures = [*first_views(browser, ours, plain), *phones(browser, ours, plain)]
            measures += [*filters(browser, ours, plain), *loads(ours, plain)]
        measures += [*many(browser), *overlays(browser)]
    measures += [*started, built, *ogc(), *analysis(), *sheets()]
    return [*measures, *addresses(), *lookups(), *names(), *searching(), *reading()]


def filters(browser: Browser, ours: Server, plain: Server) -> list[Measure]:
    """Measure a change of filters; the plain page has to be loaded anew."""
    print("── filters")
    our, phone, slowed = (change(browser, f"{ours.url}/", CHANGES, device) for device in (DESK, PHONE, SLOW_DESK))
    their = look(browser, f"{plain.url}/?{FILTER}", PLAIN, VIEWS)
    return [
        Measure("filter change, until it is seen", "ms", our.shown, their, 50, FRAME),
        Measure("filter change, bytes", "kB", 0, size(plain.url, f"/?{FILTER}") / 1000),
        Measure("filter change, the page's own work", "ms", our.worked),
        Measure("filter change, 95th percentile", "ms", our.worst),
        Measure("filter change on a phone, processor slowed 4×", "ms", phone.shown),
        Measure("filter change on a large screen, processor slowed 4×", "ms", slowed.shown),
    ]


def loads(ours: Server, plain: Server) -> list[Measure]:
    """Measure answers per second, all projects and filtered; the client shares the processors."""
    print("── load")
    measures = []
    for query in ("", f"?{FILTER}"):
        rate, taken = load(ours.url, [f"/projects.geojson{query}"], LOAD_S)
        page, _ = load(plain.url, [f"/{query}"], LOAD_S)
        note = f"99th percentile {quantiles(taken, n=100)[98]:.0f} ms; the plain way answers with its page"
        measures.append(Measure(f"/projects.geojson{query}", "/s", rate, page, note=note, more_is_better=True))
    return measures


def starts() -> list[Measure]:
    """Measure the start of the server, from its process to the first 200."""
    print("── start of the server")
    our, their = _start(OUR_APP), _start(PLAIN_APP)
    return [Measure("server, start to first answer", "s", our, their, 2.0, f"median of {STARTS}")]


def _start(application: str) -> float:
    times = []
    for _ in range(STARTS):
        with serving(application) as server:
            times.append(server.started_s)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())
