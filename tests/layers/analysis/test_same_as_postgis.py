# ruff: noqa: S608  the SQL is this file's own
"""What is measured here is what PostGIS measures, to a tenth of a percent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import shapely

from geocode import Boundaries
from layers import Store
from layers.analysis.areas import Beside, tell_areas
from layers.analysis.before_after import count_points
from layers.analysis.gaps import Around, Gap, find_gaps
from layers.analysis.inside import Inside, measure_inside
from layers.analysis.zones import Zones, districts, villages
from tests.layers.analysis.ground import CELL, EAST, NORTH, SIDE, built, context, flood, works
from tests.postgis import Ask, postgis, table

SAME = 1e-3
NEAR_M = 400.0
WORKS, FLOOD = built(), flood()
SPOTS = np.random.default_rng(9).uniform(0, SIDE * CELL, (300, 2)) + np.array([EAST, NORTH])
POINTS = context([shapely.Point(*place) for place in SPOTS], kind="flood-points", year=[2018] * len(SPOTS))
NOWHERE = Zones([], np.array([], dtype=object))
DEEP = 3

MEETING = "works w JOIN flood f ON ST_Intersects(w.g, f.g)"
INSIDE = f"""
SELECT w.n, ST_Area(ST_Intersection(w.g, ST_Union(f.g))), ST_Length(ST_Intersection(w.g, ST_Union(f.g))),
    ST_NumGeometries(ST_Intersection(w.g, ST_Union(f.g))) FROM {MEETING} GROUP BY w.n, w.g ORDER BY w.n
"""
DEEPEST = f"""
SELECT w.n, max(f.class) FROM {MEETING} WHERE ST_Dimension(ST_Intersection(w.g, f.g)) = ST_Dimension(w.g)
GROUP BY w.n ORDER BY w.n
"""
DEEPER = "SELECT w.n, ST_Area(ST_Intersection(w.g, ST_Union(f.g))) FROM {} WHERE f.class >= {} GROUP BY w.n, w.g"
BEYOND = f"""
SELECT ST_Area(piece), (SELECT max(f.class) FROM flood f WHERE f.class >= {DEEP} AND
    ST_Intersects(ST_PointOnSurface(ST_Intersection(f.g, piece)), piece)),
    (SELECT min(ST_Distance(w.g, piece)) FROM works w WHERE w.stands = 1),
    (SELECT count(*) FROM points p WHERE ST_Intersects(p.g, piece))
FROM (SELECT (ST_Dump(ST_Difference(
    (SELECT ST_Union(g) FROM flood WHERE class >= {DEEP}),
    (SELECT ST_Union(ST_Buffer(g, {NEAR_M}, 64)) FROM works WHERE stands = 1)))).geom AS piece) AS pieces
WHERE ST_Area(piece) > 0.001
"""


@pytest.fixture(scope="module")
def ask(store: Store) -> Iterator[Ask]:
    boundaries = store.shelf()[1]
    homes = np.array(list(boundaries.districts.values()), dtype=object)
    every = np.array(list(boundaries.villages.values()), dtype=object)
    with postgis() as asking:
        asking(
            # the last work covers everything: if it stood, nothing would be a gap
            table("works", WORKS.metres, stands=[*map(int, WORKS.standing()[:-1]), 0])
            + table("flood", FLOOD.metres, **{"class": FLOOD.classes})
            + table("points", POINTS.metres)
            + table("districts", homes)
            + table("villages", every)
            + "UPDATE districts SET g = ST_Transform(ST_SetSRID(g, 4326), 3826);"
            + "UPDATE villages SET g = ST_SetSRID(ST_Transform(ST_SetSRID(g, 4326), 3826), 0);"
        )
        yield asking


@pytest.fixture(scope="module")
def boundaries(store: Store) -> Boundaries:
    return store.shelf()[1]


@pytest.fixture(scope="module")
def inside() -> list[Inside]:
    return measure_inside(WORKS, FLOOD)


def test_hectares_metres_and_spots_inside_are_the_same(ask: Ask, inside: list[Inside]) -> None:
    expected = {int(n): [float(area), float(length), float(spots)] for n, area, length, spots in ask(INSIDE)}
    told = {at: one.inside for at, one in enumerate(inside) if one.inside}
    places = {0: 2, 1: 1, 2: 0}
    assert {inside[at].dimension for at in told} == {0, 1, 2}
    for at, amount in told.items():
        assert amount == pytest.approx(expected[at][places[inside[at].dimension]], rel=SAME)
    assert set(told) == {at for at, row in expected.items() if row[places[inside[at].dimension]]}


def test_the_deepest_class_is_the_same(ask: Ask, inside: list[Inside]) -> None:
    expected = {int(n): int(number) for n, number in ask(DEEPEST)}
    assert {at: one.deepest for at, one in enumerate(inside) if one.deepest} == expected


@pytest.mark.parametrize("number", [2, DEEP, 6])
def test_hectares_of_each_class_and_deeper_are_the_same(ask: Ask, inside: list[Inside], number: int) -> None:
    expected = {int(n): float(area) for n, area in ask(DEEPER.format(MEETING, number))}
    told = {
        at: sum(part for deep, part in one.by_class.items() if deep >= number)
        for at, one in enumerate(inside)
        if one.dimension == 2
    }
    assert sum(told.values()) > 0
    assert told == pytest.approx({at: expected.get(at, 0) for at in told}, rel=SAME, abs=1e-6)


def test_distances_and_points_near_are_the_same(ask: Ask, inside: list[Inside]) -> None:
    rows = ask("SELECT w.n, min(ST_Distance(w.g, f.g)) FROM works w, flood f GROUP BY 1")
    far = {int(n): float(metres) for n, metres in rows}
    assert {at: one.nearest_m for at, one in enumerate(inside)} == pytest.approx(far, rel=SAME, abs=1e-6)
    near = ask(f"SELECT w.n, count(*) FROM works w JOIN points p ON ST_DWithin(w.g, p.g, {NEAR_M}) GROUP BY 1")
    told = {at: one.points for at, one in enumerate(count_points(WORKS, POINTS, NEAR_M)) if one.points}
    assert told == {int(n): int(count) for n, count in near}


def test_gaps_have_the_same_hectares_depths_distances_and_points(ask: Ask) -> None:
    standing = WORKS.among(np.array([*WORKS.standing()[:-1], False]))
    gaps = find_gaps(standing, FLOOD.among(FLOOD.classes >= DEEP), Around(NOWHERE, NOWHERE, POINTS), NEAR_M)
    expected = sorted([float(cell) for cell in row] for row in ask(BEYOND))

    def values(gap: Gap) -> list[float]:
        return [gap.m2, float(gap.deepest or 0), float(gap.nearest_m or 0), float(gap.points or 0)]

    assert len(gaps) > 10
    assert {gap.is_rest for gap in gaps} == {True, False}
    for mine, theirs in zip(sorted(map(values, gaps)), expected, strict=True):
        assert mine == pytest.approx(theirs, rel=SAME, abs=0.2)


def test_districts_have_the_same_ground_and_points(ask: Ask, boundaries: Boundaries) -> None:
    zones, seen = districts(boundaries), villages(boundaries)
    spots = context([shape.centroid for shape in seen.metres], kind="flood-points")
    told = tell_areas(WORKS, zones, Beside(seen, spots), NEAR_M)
    areas = [float(row[0]) for row in ask("SELECT ST_Area(g) FROM districts ORDER BY n")]
    assert [one.km2 * 1e6 for one in told] == pytest.approx(areas, rel=SAME)
    counts = ask(
        "SELECT count(v.n) FROM districts d LEFT JOIN villages v "
        "ON ST_Intersects(ST_Centroid(v.g), ST_SetSRID(d.g, 0)) GROUP BY d.n ORDER BY d.n"
    )
    assert [one.points for one in told] == [int(row[0]) for row in counts]


def test_villages_near_works_that_stand_are_the_same(ask: Ask, boundaries: Boundaries) -> None:
    standing = works([WORKS.metres[at] for at in np.flatnonzero(WORKS.standing())[:-1]])
    told = tell_areas(standing, districts(boundaries), Beside(villages(boundaries)), NEAR_M)
    (expected,) = ask(
        "SELECT count(*) FROM villages v WHERE EXISTS "
        f"(SELECT 1 FROM works w WHERE w.stands = 1 AND ST_DWithin(w.g, v.g, {NEAR_M}))"
    )
    assert sum(len(one.villages.names) for one in told) == int(expected[0]) > 0
