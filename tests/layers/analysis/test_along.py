"""Lines over areas that overlap or share borders: each metre of a line counts once, in the deepest class."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from layers.analysis.inside import measure_inside
from tests.layers.analysis.ground import EAST, NORTH, context, works

SIDE = 20_000
ORIGIN = np.array([EAST, NORTH])


def _discs(chance: np.random.Generator) -> list[shapely.Geometry]:
    middles, radii = chance.uniform(0, SIDE, (12, 2)) + ORIGIN, chance.uniform(1000, 6000, 12)
    return [shapely.Point(*middle).buffer(radius, 5) for middle, radius in zip(middles, radii, strict=True)]


def _mosaic(chance: np.random.Generator) -> list[shapely.Geometry]:
    """Cut ground up by lines at random, as no two corners of a survey's areas are at round numbers."""
    cuts = [shapely.LineString(chance.uniform(0, SIDE, (2, 2)) + ORIGIN) for _ in range(25)]
    frame = shapely.box(EAST, NORTH, EAST + SIDE, NORTH + SIDE)
    return list(shapely.get_parts(shapely.polygonize([shapely.union_all([*cuts, frame.exterior])])))


@pytest.mark.parametrize("ground", [_discs, _mosaic])
@pytest.mark.parametrize("seed", range(5))
def test_metres_of_a_class_and_deeper_are_those_of_its_areas_joined(ground: object, seed: int) -> None:
    chance = np.random.default_rng(seed)
    assert callable(ground)
    areas = ground(chance)
    numbers = chance.integers(1, 7, len(areas))
    line = shapely.LineString(chance.uniform(0, SIDE, (30, 2)) + ORIGIN)
    (told,) = measure_inside(works([line]), context(areas, numbers.tolist()))
    for least in range(1, 7):
        deep = shapely.union_all(np.array(areas, dtype=object)[numbers >= least])
        mine = sum(metres for number, metres in told.by_class.items() if number >= least)
        assert mine == pytest.approx(line.intersection(deep).length, rel=1e-5, abs=0.01)


def test_a_line_along_a_border_is_in_the_deeper_of_the_two() -> None:
    left, right = (shapely.box(EAST + at * 100, NORTH, EAST + at * 100 + 100, NORTH + 100) for at in (0, 1))
    border = shapely.LineString([(EAST + 100, NORTH), (EAST + 100, NORTH + 100)])
    (told,) = measure_inside(works([border]), context([left, right], [2, 5]))
    assert told.by_class == pytest.approx({5: 100.0, 2: 0.0})
