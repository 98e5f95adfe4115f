"""OGC API – Features: pages of items in random boxes, beside pygeoapi over a GeoPackage and tipg over PostGIS.

``python -m bench.ogc`` measures this alone.
"""

from __future__ import annotations

import json
import random
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bench.load import load
from bench.made import SEED, Mould, make
from bench.measure import Measure
from bench.rivals import gpkg, postgis
from bench.rivals.here import missing
from bench.rivals.table import Table
from bench.server import OUR_APP, Server, serving
from bench.table import text
from layers import Store
from layers.items import Asked

PROJECTS: Final = 10_710
"""Made ones, of which ten thousand have a place."""
CITY: Final = (120.18, 22.48, 120.75, 23.2)
"""Where boxes begin: west, south, east, north."""
SIDES: Final = (0.01, 0.1)
"""Degrees of a box's side, at least and at most: what a map shows at zoom 15 to 11."""
BOXES: Final = 400
ALIKE: Final = 12
"""Boxes for which all must count the same before any is measured."""
LOAD_S: Final = 6.0
OURS: Final = "/ogc/collections/projects/items?f=json"
IDENTITY: Final = "identity"


def ogc(seconds: float = LOAD_S) -> list[Measure]:
    """Measure ours and each rival that is here: the same features, the same boxes, one worker each, one at a time."""
    print("── OGC API – Features, beside others")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        made = make(folder, PROJECTS, Mould())
        table, boxes = _table(made.edition), list(_boxes(random.Random(SEED)))  # noqa: S311 – made questions
        ours = stack.enter_context(serving(OUR_APP, 1, WORKSMAP_EDITION=made.edition))
        counts = [_count(ours.url, OURS, box) for box in boxes[:ALIKE]]
        measures = _ours(ours, boxes, seconds, len(table.shapes))
        for rival, items, begin in _rivals(folder, table):
            if lacking := missing(rival):
                print(f"   {rival} is left out: {lacking}")
                continue
            with begin() as theirs:
                assert [_count(theirs.url, items, box) for box in boxes[:ALIKE]] == counts, f"{rival} counts otherwise"
                measures.append(_beside(rival, ours, (theirs, items), boxes, seconds))
    return measures


LEAST: Final = {"pygeoapi": 30.0, "tipg": 8.0}
"""How many times their requests per second ours must be."""
Rival = tuple[str, str, Callable[[], AbstractContextManager[Server]]]


def _rivals(folder: Path, table: Table) -> Iterator[Rival]:
    yield "tipg", postgis.ITEMS, lambda: postgis.tipg(table)
    yield "pygeoapi", gpkg.ITEMS, lambda: gpkg.pygeoapi(folder, table)


def _ours(ours: Server, boxes: Sequence[str], seconds: float, count: int) -> list[Measure]:
    targets = _targets(OURS, boxes)
    load(ours.url, targets, seconds / 3, IDENTITY)
    packed, _ = load(ours.url, targets, seconds / 2)
    rate, taken = load(ours.url, targets, seconds, IDENTITY)
    note = f"{count:,} features, limit=100, one worker; {_told(taken)}"
    return [
        Measure("OGC items", "/s", rate, note=note, more_is_better=True),
        Measure("OGC items, compressed when asked", "/s", packed, more_is_better=True),
    ]


def _beside(rival: str, ours: Server, theirs: tuple[Server, str], boxes: Sequence[str], seconds: float) -> Measure:
    server, items = theirs
    load(server.url, _targets(items, boxes[:20]), seconds / 6, IDENTITY)
    # ours before and after it: a machine that others use too is not the same a minute later
    before, _ = load(ours.url, _targets(OURS, boxes), seconds / 2, IDENTITY)
    their, taken = load(server.url, _targets(items, boxes), seconds, IDENTITY)
    after, _ = load(ours.url, _targets(OURS, boxes), seconds / 2, IDENTITY)
    note = f"the same features and boxes, one worker; its {_told(taken)}"
    name, our = f"OGC items, beside {rival}", (before + after) / 2
    return Measure(name, "/s", our, their, note=note, more_is_better=True, least_ratio=LEAST[rival])


def _told(taken: Sequence[float]) -> str:
    worst = quantiles(taken, n=100)[98] if len(taken) > 1 else taken[0]
    return f"median {median(taken):.1f} ms, 99th percentile {worst:.1f} ms"


def _boxes(chance: random.Random) -> Iterator[str]:
    west, south, east, north = CITY
    for _ in range(BOXES):
        side, lon, lat = chance.uniform(*SIDES), chance.uniform(west, east), chance.uniform(south, north)
        yield f"{lon:.5f},{lat:.5f},{lon + side:.5f},{lat + side:.5f}"


def _targets(items: str, boxes: Sequence[str]) -> list[str]:
    return [f"{items}&limit=100&bbox={box}" for box in boxes]


def _count(url: str, items: str, box: str) -> int:
    with urllib.request.urlopen(f"{url}{items}&limit=1&bbox={box}", timeout=60) as answer:
        return int(json.load(answer)["numberMatched"])


def _table(edition: Path) -> Table:
    """Give the features as they are served."""
    items = Store(edition).items
    collection = items.collection("projects")
    assert collection is not None
    return Table.of(collection, items.page(collection, Asked(limit=collection.count)).features)


if __name__ == "__main__":
    print(text(ogc()))
