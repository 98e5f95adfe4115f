"""The rungs that place a number at its plate or its neighbours, on roads that are made for them."""

from __future__ import annotations

import pytest
import shapely

from geocode import Boundaries, Method
from geocode.metres import in_metres
from tests.geocode.addresses.made_index import HOME, OSM, ROAD, Find, MadeIndex, Middle, Spot, spot_of

# ── the plate itself ──


def test_points_of_one_plate_that_lie_together_are_one_as_wide_as_they_spread(
    made: MadeIndex, find: Find, here: Spot
) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (8, 0, x + 40, y)])
    (match,) = find(ROAD, 8)
    assert (match.method, match.precision_m) == (Method.EXACT, 20)
    assert spot_of(match) == (x + 20, y)


def test_a_branch_of_a_number_that_stands_in_two_places_has_rivals(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (8, 0, x + 400, y)])
    assert [match.method for match in find(ROAD, 8, 3)] == [Method.INTERPOLATED] * 2


def test_of_several_branches_the_nearest_is_taken(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (8, 2, x + 20, y), (8, 9, x + 90, y)])
    (match,) = find(ROAD, 8, 3)
    assert spot_of(match) == (x + 20, y)
    assert (match.name, match.evidence) == ("測試一路8之3號", "取同號的8之2號")


# ── neighbours ──


def test_a_number_lies_in_proportion_between_its_neighbours(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (16, 0, x + 80, y), (11, 0, x + 500, y)])
    (match,) = find(ROAD, 10)
    assert spot_of(match) == (x + 20, y)
    assert (match.method, match.precision_m) == (Method.INTERPOLATED, 60)


def test_sources_are_named_together(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y)])
    made.plates(HOME, [(12, 0, x + 20, y)], OSM)
    assert find(ROAD, 10)[0].source == "高雄市；© OpenStreetMap"


@pytest.mark.parametrize("away", [301, 5000])
def test_neighbours_too_far_apart_are_no_neighbours(made: MadeIndex, find: Find, here: Spot, away: int) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (12, 0, x, y - away)])
    assert {match.method for match in find(ROAD, 10)} == {Method.FALLBACK}


def test_neighbours_that_are_known_in_two_places_make_rivals(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.plates(HOME, [(8, 0, x, y), (12, 0, x + 20, y), (8, 0, x + 600, y), (12, 0, x + 620, y)])
    assert len(find(ROAD, 10)) == 2


def test_between_is_never_outside_the_district(made: MadeIndex, find: Find, boundaries: Boundaries) -> None:
    ground = in_metres(boundaries.districts["苓雅區"])
    low, high = _across_a_bay(ground)
    made.plates(HOME, [(8, 0, low.x, low.y), (12, 0, high.x, high.y)])
    matches = find(ROAD, 10)
    assert matches
    assert all(ground.distance(in_metres(match.geometry)) <= 30.5 for match in matches)
    assert Method.INTERPOLATED not in {match.method for match in matches}


def _across_a_bay(ground: shapely.Geometry) -> tuple[shapely.Point, shapely.Point]:
    """Give two points inside a polygon, near each other, with more than 30 m of outside half-way between them."""
    ring = shapely.get_exterior_ring(max(shapely.get_parts(ground), key=lambda part: part.area))
    points = [ring.interpolate(at) for at in range(0, int(ring.length), 40)]
    for number, one in enumerate(points):
        for other in points[number + 4 : number + 20]:
            half = shapely.LineString([one, other]).centroid
            if one.distance(other) < 295 and ground.distance(half) > 32:
                return one, other
    raise AssertionError("苓雅區 has no bay")


# ── several districts ──


def test_a_number_that_one_district_has_is_there_and_not_between_neighbours_elsewhere(
    made: MadeIndex, find: Find, middle: Middle
) -> None:
    for district, numbers in {"苓雅區": (2, 4, 8), "岡山區": (2, 4, 6, 8)}.items():
        x, y = middle(district)
        made.plates((district, ROAD), [(n, 0, x + 4 * n, y) for n in numbers])
    assert [match.districts for match in find(ROAD, 6, district="")] == [("岡山區",)]
    assert {match.districts for match in find(ROAD, 8, district="")} == {("苓雅區",), ("岡山區",)}
