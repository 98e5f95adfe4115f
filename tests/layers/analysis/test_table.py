"""A result as CSV: where each row is, also for who has no GIS, and what the file cannot hold."""

from __future__ import annotations

import csv
import io

import pyproj
import pytest
import shapely

from layers.analysis.asked import Asked
from layers.analysis.document import Told, as_geojson
from layers.analysis.result import Result, Row
from layers.analysis.table import as_csv
from tests.layers.analysis.ground import EAST, NORTH

RING = shapely.Point(EAST, NORTH).buffer(100).difference(shapely.Point(EAST, NORTH).buffer(50))
ROWS = (Row({"id": "1", "districts": ["三民區", "鳳山區"]}, RING), Row({"id": "2", "districts": []}, None))
TOLD = Told(
    "某分析", (("距離", "300 公尺"),), "不是預報", lost={"csv": ("裝不下", "圖形"), "geojson": ("裝不下", "坐標")}
)


def _result() -> Result:
    return Result(Asked.parse("gaps", {"overlay": "flood"}), [], "edition", "2026-11-21", ROWS, {})


def test_a_row_has_a_point_that_lies_in_its_place_in_degrees_and_in_metres() -> None:
    first, nowhere = csv.DictReader(io.StringIO(as_csv(_result(), TOLD).decode("utf-8-sig")))
    spot = shapely.Point(float(first["x"]), float(first["y"]))
    assert RING.contains(spot)
    there = pyproj.Transformer.from_crs(3826, 4326, always_xy=True).transform(spot.x, spot.y)
    assert (float(first["lon"]), float(first["lat"])) == pytest.approx(there, abs=1e-6)
    assert [nowhere[name] for name in ("lon", "lat", "x", "y")] == [""] * 4


def test_what_a_format_cannot_hold_is_told_in_it() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(_result(), TOLD).decode("utf-8-sig"))))
    assert {row["about"] for row in rows} == {"距離：300 公尺、裝不下：圖形"}
    assert '{"label": "裝不下", "text": "坐標"}' in as_geojson(_result(), TOLD).decode()
