"""What of each work lies inside a flood map, and where it floods and nothing stands.

``python -m bench.analysis`` measures this alone.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from bench.floods import made_flood
from bench.made import Mould, make
from bench.measure import Measure
from bench.table import text
from layers import Store
from layers.analysis.analysing import analyse
from layers.analysis.asked import Analysis, Asked
from layers.overlays import About, Overlays
from layers.overlays.adding import Wanted, add

WORKS, POLYGONS = 300, 27_000
BOUND_S: Final = 5
TIMES: Final = 3
ABOUT: Final = About("flood", "淹水潛勢", "測試", "2024", "flood-potential", "24h500")
ASKED: Final = {"overlay": ABOUT.id, "works": "all"}


def analysis(works: int = WORKS, polygons: int = POLYGONS) -> list[Measure]:
    """Measure each analysis that a flood map is enough for; areas want shelters or points.

    Parameters
    ----------
    works, polygons : int
        How many are made.
    """
    print("── analysis")
    with tempfile.TemporaryDirectory() as name:
        store, overlays = Store(make(Path(name), works, Mould()).edition), Overlays(Path(name) / "overlays")
        add(Wanted(made_flood(Path(name), polygons), ABOUT), overlays)
        title = f"{works} × {polygons:,}"
        return [_analysis(kind, title, store, overlays) for kind in (Analysis.WORKS, Analysis.GAPS)]


def _analysis(kind: Analysis, title: str, store: Store, overlays: Overlays) -> Measure:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        result = analyse(Asked.parse(kind, ASKED), store, overlays)
        taken.append(time.perf_counter() - begun)
    note = f"median of {TIMES}, {max(taken):.1f} s at most; {len(result.rows)} rows"
    return Measure(f"analysis, {kind}: {title}", "s", median(taken), bound=BOUND_S, note=note)


if __name__ == "__main__":
    print(text(analysis()))
