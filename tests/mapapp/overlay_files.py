"""Two small overlays: a flood map as one GeoJSON, and gauges as tiles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layers.overlays import About, Overlays, writing
from layers.overlays.adding import Wanted, add

FLOOD = About("flood-24h500", "淹水潛勢（24 小時 500 毫米）", "經濟部水利署", "2024", "flood-potential", "24h500")
GAUGES = About("gauges", "雨量站", "水利局", "2024-06-30")


def square(west: float, south: float, **said: object) -> dict[str, object]:
    """Give a feature of a hundredth of a degree."""
    east, north = west + 0.01, south + 0.01
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def write(path: Path, features: list[dict[str, object]]) -> Path:
    """Write GeoJSON."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def store(folder: Path) -> Path:
    """Add both, and give the folder of the overlays."""
    said = ["0.3-0.5", ">3", "深"]
    squares = [square(120.30 + n / 50, 22.60, 級距=text, name=f"區塊{n}") for n, text in enumerate(said)]
    add(Wanted(write(folder / "a.geojson", squares), FLOOD), Overlays(folder / "overlays"))
    (folder / "b.csv").write_text("lon,lat,n\n" + "\n".join(f"{120.3 + n / 100},22.7,{n}" for n in range(9)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "MOST_FEATURES", 5)
        add(Wanted(folder / "b.csv", GAUGES), Overlays(folder / "overlays"))
    return folder / "overlays"
