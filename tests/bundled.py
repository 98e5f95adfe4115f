"""A small copy, made once for all tests that look at one: its register, its overlays, and its wish."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

from layers.overlays import About, Overlays, writing
from layers.overlays.adding import Wanted, add
from layers.overlays.read import Told
from mapapp.bundle.copying import copy
from mapapp.bundle.wish import Wish

WORKS = 8
DISTRICT = "岡山區"
MADE = date(2026, 11, 2)
FEW, MANY = "flood-few", "flood-many"
FEATURES = 12
OVERLAYS = "overlays"
COPY = "copy"
SIDE = 0.02
"""Degrees: squares that a picture of the whole city still shows."""


def overlays(folder: Path) -> Overlays:
    """Add two scenarios: one that is answered as GeoJSON, and one that has tiles."""
    shelf = Overlays(folder)
    file = folder.parent / "flood.geojson"
    squares = [_square(120.26 + SIDE * (at % 4), 22.62 + SIDE * (at // 4), 1 + at % 5) for at in range(FEATURES)]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    said = {"source": "水利署", "date": "2024", "kind": "flood-potential"}
    for name, scenario, most in ((FEW, "24h500", FEATURES), (MANY, "24h650", 0)):
        with mock.patch.object(writing, "MOST_FEATURES", most):
            about = About(id=name, title=f"淹水潛勢 {scenario}", scenario=scenario, **said)
            add(Wanted(file, about, Told("", "", ""), "", ""), shelf)
    return shelf


def wished(folder: Path, edition: Path) -> Wish:
    """Wish for everything, of one district."""
    return Wish(edition, folder / OVERLAYS, MADE, (DISTRICT,), ("a4",), overlay=FEW, operator="值班員")


def bundled(once: Callable[..., Path], made: Callable[[int], Path]) -> Path:
    """Give a folder that has the overlays and the copy."""

    def fill(folder: Path) -> None:
        overlays(folder / OVERLAYS)
        copy(wished(folder, made(WORKS)), folder / COPY)

    return once("bundled", fill)


def _square(west: float, south: float, code: int) -> dict[str, object]:
    east, north = west + SIDE * 0.9, south + SIDE * 0.9
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"GRIDCODE": code, "名稱": f"第 {code} 級"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
