"""Overlays that are analysed: a flood of three classes, surveyed points, and a line that is neither."""

from __future__ import annotations

from pathlib import Path

from layers.overlays import About, Overlays
from layers.overlays.adding import Wanted, add
from layers.overlays.read import Told
from tests.mapapp.overlay_files import FLOOD, GAUGES, square, write

POINTS = About("flood-points", "淹水調查點", "經濟部水利署", "2023", "flood-points")
DEPTHS = ("0.3-0.5", "0.5-1", ">3")


def store(folder: Path) -> Overlays:
    """Add a flood over the city's middle, surveyed points of five years, and a line."""
    overlays = Overlays(folder / "overlays")
    squares = [square(120.28 + n / 100, 22.60 + m / 100, 級距=DEPTHS[n % 3]) for n in range(9) for m in range(5)]
    add(Wanted(write(folder / "flood.geojson", squares), FLOOD), overlays)
    rows = "\n".join(f"{178000 + n * 150},{2504000 + n * 40},{2018 + n % 5}" for n in range(60))
    (folder / "points.csv").write_text(f"X_97,Y_97,year\n{rows}\n")
    add(Wanted(folder / "points.csv", POINTS, Told(crs="EPSG:3826")), overlays)
    line = {"type": "LineString", "coordinates": [[120.3, 22.6], [120.4, 22.7]]}
    lines: list[dict[str, object]] = [{"type": "Feature", "properties": {}, "geometry": line}]
    add(Wanted(write(folder / "lines.geojson", lines), GAUGES), overlays)
    return overlays
