"""Hatches: what lies in an area is hatched along its edge, and each phase in its own way."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.hatch import BAND_MM, HATCHES, hatched
from mapapp.portrait.ink import PHASES

SQUARE = shapely.box(10, 10, 40, 40)
SMALL = shapely.box(10, 10, 14, 14)
HOLED = shapely.difference(SQUARE, shapely.box(20, 20, 30, 30))
TWO = shapely.union_all([SMALL, shapely.box(30, 10, 34, 14)])


def test_every_phase_has_a_hatch_and_no_two_the_same() -> None:
    assert HATCHES.keys() == set(PHASES)
    assert len({hatched(SMALL, phase).wkb for phase in PHASES}) == len(PHASES)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("area", [SQUARE, SMALL, HOLED, TWO], ids=["square", "small", "holed", "two"])
def test_a_hatch_stays_in_its_area(area: BaseGeometry, phase: str) -> None:
    lines = hatched(area, phase)
    assert lines.length > 0
    assert shapely.buffer(area, 1e-6).covers(lines)


@pytest.mark.parametrize("phase", PHASES)
def test_a_wide_area_is_clear_in_its_middle_and_a_narrow_one_is_not(phase: str) -> None:
    assert not shapely.intersects(hatched(SQUARE, phase), shapely.buffer(SQUARE, -BAND_MM - 0.01))
    assert shapely.intersects(hatched(SMALL, phase), shapely.buffer(SMALL.centroid, 1.0))


def test_lines_of_whole_hatches_fill_the_band_evenly() -> None:
    """Parallel lines `apart` mm from each other are as long as the area they fill is large, by that distance."""
    for phase, (hatch, *more) in HATCHES.items():
        if not hatch.period:
            expected = HOLED.area - shapely.buffer(HOLED, -BAND_MM, quad_segs=2).area
            assert hatched(HOLED, phase).length * hatch.apart / (1 + len(more)) == pytest.approx(expected, rel=0.05)


def test_neighbours_of_a_phase_are_hatched_on_one_raster() -> None:
    left, right = shapely.box(0, 0, 4, 4), shapely.box(4, 0, 8, 4)
    both = shapely.get_coordinates(hatched(left, "done"))[:, 1], shapely.get_coordinates(hatched(right, "done"))[:, 1]
    assert set(both[0].round(6)) == set(both[1].round(6))


def test_nothing_has_no_hatch() -> None:
    assert hatched(shapely.Polygon(), "done").is_empty
