"""Geometry alone, in metres: what holds of any line."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geocode.composing.meeting import MEET_M, meetings
from geocode.composing.path import way_between

EAST = st.integers(1, 500)
NORTH = st.integers(-500, 500)
SHARE = st.floats(0, 1)


@st.composite
def courses(draw: st.DrawFn) -> shapely.LineString:
    """Draw a line that goes east and never meets itself."""
    steps = draw(st.lists(st.tuples(EAST, NORTH), min_size=2, max_size=12))
    east, corners = 178_000, []
    for step, north in steps:
        east += step
        corners.append((east, 2_517_000 + north))
    return shapely.LineString(corners)


@given(courses(), SHARE, SHARE)
def test_a_part_lies_on_its_line_and_is_as_long_as_the_way(line: shapely.LineString, one: float, other: float) -> None:
    start, end = (line.interpolate(share, normalized=True) for share in (one, other))
    part = way_between(line, start, end)
    length = abs(line.project(start) - line.project(end))
    if part is None:
        assert length == pytest.approx(0, abs=1e-6)
    else:
        assert part.length == pytest.approx(length, abs=1e-3)
        assert line.buffer(1e-3).covers(part)


@given(courses(), SHARE, SHARE)
def test_a_part_is_the_same_from_either_end(line: shapely.LineString, one: float, other: float) -> None:
    start, end = (line.interpolate(share, normalized=True) for share in (one, other))
    assert way_between(line, start, end) == way_between(line, end, start)


@given(courses(), courses())
def test_a_crossing_lies_within_the_tolerance_of_both_lines(one: shapely.LineString, other: shapely.LineString) -> None:
    for spot in meetings(one, other):
        assert spot.point.distance(one) <= MEET_M + 1e-6
        assert spot.point.distance(other) <= MEET_M + 1e-6


@given(courses(), courses())
def test_lines_cross_at_the_same_places_whichever_is_named_first(
    one: shapely.LineString, other: shapely.LineString
) -> None:
    assert meetings(one, other) == meetings(other, one)


def test_two_crossings_far_apart_are_two_and_near_ones_are_one() -> None:
    straight = shapely.LineString([(0, 0), (1000, 0)])
    wide = shapely.LineString([(100, -50), (100, 50), (500, 50), (500, -50)])
    narrow = shapely.LineString([(100, -50), (100, 50), (200, 50), (200, -50)])
    assert [round(spot.point.x) for spot in meetings(straight, wide)] == [100, 500]
    (spot,) = meetings(straight, narrow)
    assert (round(spot.point.x), round(spot.radius_m)) == (100, 100)  # half-way there is no road


def test_a_ring_road_round_a_square_is_met_at_its_corner_not_in_the_square() -> None:
    square = shapely.LineString([(0, 0), (120, 0), (120, 120), (0, 120), (0, 0)])
    through = shapely.MultiLineString([[(60, -500), (60, 0)], [(60, 120), (60, 500)]])
    (spot,) = meetings(square, through)
    assert spot.point.distance(square) <= MEET_M


def test_a_way_leads_round_by_the_branch_that_is_there() -> None:
    fork = shapely.MultiLineString([[(0, 0), (100, 0)], [(100, 0), (200, 80), (300, 0)], [(100, 0), (300, 0)]])
    straight = way_between(fork, shapely.Point(50, 0), shapely.Point(250, 0))
    assert straight is not None
    assert straight.length == pytest.approx(200)


def test_a_way_does_not_hop_between_carriageways() -> None:
    divided = shapely.MultiLineString([[(0, 8), (900, 8)], [(0, -8), (900, -8)]])
    way = way_between(divided, shapely.Point(100, 8), shapely.Point(800, -8))
    assert way is not None
    assert way.geom_type == "LineString"
    assert way.length == pytest.approx(700)


def test_no_way_leads_over_a_wide_gap() -> None:
    broken = shapely.MultiLineString([[(0, 0), (100, 0)], [(200, 0), (300, 0)]])
    assert way_between(broken, shapely.Point(50, 0), shapely.Point(250, 0)) is None
