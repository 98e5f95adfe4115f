"""Shapes on a sheet's grid, and the lines that fill them."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf import grid
from mapapp.paper.leaf.grid import Gridded
from mapapp.paper.leaf.scanned import ACROSS, DOWN, Scanned
from mapapp.paper.window import Window

WINDOW = Window(170_000, 2_500_000, 10_000, 100, 100)
"""A millimetre is ten metres, a step one."""


def _ground(shape: BaseGeometry) -> BaseGeometry:
    """Take a shape of paper, in steps, to the ground."""
    return shapely.transform(shape, lambda xy: np.column_stack([170_000 + xy[:, 0], 2_500_000 - xy[:, 1]]))


def _laid(*shapes: BaseGeometry, is_area: bool = True) -> Gridded:
    return Gridded.of(np.array([_ground(one) for one in shapes]), WINDOW, is_area=is_area)


def _area(path: str) -> float:
    """Give the area that a path of relative ways fills: holes turn the other way, and are taken off."""
    rings = [np.array(re.findall(r"-?\d+", ring), dtype=float).reshape(-1, 2) for ring in path.split("M")[1:]]
    corners = [np.cumsum(ways, axis=0).T for ways in rings]
    return abs(sum(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2) for x, y in corners))


def test_a_polygon_with_a_hole_is_written_with_its_hole() -> None:
    ring = shapely.box(100, 100, 300, 300).difference(shapely.box(150, 150, 250, 250))
    assert _area(_laid(ring).path()) == 200**2 - 100**2


def test_corners_on_a_straight_line_are_left_out_and_what_falls_into_one_step_vanishes() -> None:
    square = shapely.segmentize(shapely.box(100, 100, 300, 300), 7)
    assert len(_laid(square).corners) == 5
    assert _laid(shapely.box(100.1, 100.1, 100.3, 100.3)).path() == ""


def test_two_areas_that_share_a_border_share_it_still() -> None:
    """Left apart, the ground would shine through between two depths of water."""
    wave = [(100 + 3.3 * n, 200 + 9.7 * np.sin(n)) for n in range(40)]
    above = shapely.Polygon([*wave, (228.7, 50), (100, 50)])
    below = shapely.Polygon([*wave, (228.7, 350), (100, 350)])
    both = _laid(above, below)
    mine, other = ({tuple(xy) for xy in both.corners[both.owner == one].tolist()} for one in (0, 1))
    shared = {(x, y) for x, y in mine if 180 < y < 220}
    assert len(shared) > 20
    assert shared == {(x, y) for x, y in other if 180 < y < 220}


def test_outlines_with_too_many_corners_get_a_coarser_step(monkeypatch: pytest.MonkeyPatch) -> None:
    teeth = shapely.Polygon([*((100 + n, 100 + n % 2 * 5) for n in range(600)), (700, 400), (100, 400)])
    fine = _laid(teeth)
    monkeypatch.setattr(grid, "MOST_CORNERS", 200)
    coarse = _laid(teeth)
    assert fine.step_mm == grid.FINEST_MM
    assert len(fine.corners) > 600
    assert len(coarse.corners) <= 200
    assert _area(coarse.path()) * coarse.step_mm**2 == pytest.approx(teeth.area / 100, rel=0.05)


@pytest.mark.parametrize("axis", [ACROSS, DOWN])
def test_areas_are_filled_once_wherever_one_of_them_is_and_holes_stay_empty(axis: int) -> None:
    ring = shapely.box(100, 100, 300, 300).difference(shapely.box(150, 150, 250, 250))
    over = shapely.box(200, 120, 420, 280)
    whole = shapely.union(ring, over)
    filled = Scanned.of(_laid(ring, over), axis, 3)
    assert (filled.end - filled.start).sum() * 3 == pytest.approx(whole.area, rel=0.02)
    lines = [((a, y), (b, y)) for y, a, b in zip(filled.level, filled.start, filled.end, strict=True)]
    drawn = shapely.multilinestrings([lines if axis == ACROSS else [[(x, y) for y, x in line] for line in lines]])[0]
    assert drawn.difference(whole.buffer(1)).is_empty
    assert sorted(set(filled.level.tolist())) == _levels(whole, axis)


def _levels(shape: BaseGeometry, axis: int) -> list[int]:
    """List the lines of a raster of three steps that run through a shape."""
    low, high = shape.bounds[1 - axis], shape.bounds[3 - axis]
    return [level for level in range(0, 1000, 3) if low < level + 0.5 < high]


def test_two_areas_that_meet_have_one_line_across_both() -> None:
    pair = Scanned.of(_laid(shapely.box(100, 100, 200, 200), shapely.box(200, 100, 300, 200)), ACROSS, 10)
    assert set(zip(pair.start.tolist(), pair.end.tolist(), strict=True)) == {(100, 300)}


def test_dots_of_a_row_stand_between_those_of_the_next() -> None:
    dots = Scanned.of(_laid(shapely.box(100, 100, 300, 300)), ACROSS, 20).dots(20)
    spots = [tuple(map(int, found)) for found in re.findall(r"M(\d+) (\d+)h", dots)]
    rows = {y: {x % 20 for x, other in spots if other == y} for _, y in spots}
    assert sorted(rows) == list(range(100, 300, 20))
    assert [rows[y] for y in sorted(rows)][:3] == [{10}, {0}, {10}]


def test_lines_stay_open() -> None:
    line = shapely.LineString([(100, 100), (200, 100), (200, 300)])
    assert _laid(line, is_area=False).path() == "M100 100l 100 0 0 200"
