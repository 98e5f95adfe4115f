"""Boxes and circles on the ground."""

from __future__ import annotations

import itertools

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, Store
from layers.near import Near
from tests.layers import plain
from tests.layers.plain import WGS84, Work, ids

FURTHEST_M = 100_000
CENTRES = [(120.3025, 22.6394), (121.0, 23.4)]


def box(*corners: float) -> Query:
    return Query.parse({"bbox": ",".join(map(repr, corners))})


def circle(lon: float, lat: float, radius: float) -> Query:
    return Query.parse({"near": f"{lon!r},{lat!r}", "radius": repr(radius)})


def placed(works: list[Work]) -> list[tuple[str, shapely.Geometry]]:
    return [(work["id"], shape) for work in works if (shape := plain.geometry(work)) is not None]


def pins(works: list[Work]) -> list[tuple[str, shapely.Point]]:
    return [(name, shape) for name, shape in placed(works) if isinstance(shape, shapely.Point)]


def test_the_border_of_a_box_belongs_to_it(store: Store, works: list[Work]) -> None:
    for name, pin in pins(works):
        x, y = pin.x, pin.y
        for corners in ((x, y, x, y), (x, y, x + 1, y + 1), (x - 1, y - 1, x, y), (x, y - 1, x, y + 1)):
            assert name in ids(store.query(box(*corners))), (name, corners)


def test_a_box_without_size_on_a_line_holds_the_line(store: Store, works: list[Work]) -> None:
    for name, shape in placed(works):
        level = [pair for pair in straight(shape) if pair[0][1] == pair[1][1]]
        for (west, lat), (east, _) in level:
            lon = (west + east) / 2
            assert name in ids(store.query(box(lon, lat, lon, lat))), name
        for lon, lat in shapely.get_coordinates(shape)[:2]:
            assert name in ids(store.query(box(float(lon), float(lat), float(lon), float(lat)))), name


def straight(shape: shapely.Geometry) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """List the straight pieces of a line."""
    corners = [tuple(pair) for pair in shapely.get_coordinates(shape).tolist()]
    return list(itertools.pairwise(corners)) if shape.geom_type == "LineString" else []


def test_a_box_a_hair_beside_a_pin_does_not_hold_it(store: Store, works: list[Work]) -> None:
    for name, pin in pins(works):
        x, y = pin.x, pin.y
        for corners in ((x + 1e-9, y - 1, x + 1, y + 1), (x - 1, y - 1, x + 1, y - 1e-9)):
            assert name not in ids(store.query(box(*corners))), (name, corners)


def test_a_box_beside_a_line_that_bends_round_it_does_not_hold_the_line(store: Store, works: list[Work]) -> None:
    found = 0
    for name, shape in placed(works):
        west, south, east, north = shape.bounds
        for corner in (shapely.Point(west, north), shapely.Point(east, south), shapely.Point(west, south)):
            gap = shape.distance(corner) / 2
            around = shapely.box(corner.x - gap, corner.y - gap, corner.x + gap, corner.y + gap)
            if gap > 0 and not shape.intersects(around):
                found += 1
                assert name not in ids(store.query(box(*around.bounds))), name
    assert found


def test_the_whole_globe_holds_what_has_a_place_and_nothing_else(store: Store, works: list[Work]) -> None:
    assert ids(store.query(box(-180, -90, 180, 90))) == [name for name, _ in placed(works)]


def test_a_circle_agrees_with_the_ellipsoid_within_a_thousandth(store: Store, works: list[Work]) -> None:
    for lon, lat in CENTRES:
        for name, shape in placed(works):
            metres = plain.metres(shape, lon, lat)
            if 1000 < metres < FURTHEST_M / 1.001:
                assert name in ids(store.query(circle(lon, lat, metres * 1.001))), (name, metres)
                assert name not in ids(store.query(circle(lon, lat, metres * 0.999))), (name, metres)


def test_within_an_area_the_distance_to_it_is_nothing(store: Store, works: list[Work]) -> None:
    for name, shape in placed(works):
        inside = shape.representative_point()
        assert name in ids(store.query(circle(inside.x, inside.y, 0.5))), name


@pytest.mark.parametrize("lon", [119.5, 120.3, 120.9, 121.0, 121.6])
@pytest.mark.parametrize("radius", [1, 1000, FURTHEST_M])
def test_the_box_that_is_searched_first_holds_the_whole_circle(lon: float, radius: float) -> None:
    box = Near(lon, 22.9, radius).box
    assert box is not None
    for bearing in range(0, 360, 5):
        x, y, _ = WGS84.fwd(lon, 22.9, bearing, radius * 0.9995)
        assert box.west <= x <= box.east
        assert box.south <= y <= box.north


@pytest.mark.parametrize("bearing", range(0, 360, 30))
def test_the_rim_of_the_largest_circle_is_in_it(store: Store, works: list[Work], bearing: int) -> None:
    for name, pin in pins(works):
        lon, lat, _ = WGS84.fwd(pin.x, pin.y, bearing, FURTHEST_M * 0.9985)
        assert name in ids(store.query(circle(lon, lat, FURTHEST_M))), name


def test_without_a_radius_a_walk_of_a_thousand_metres_is_meant(store: Store) -> None:
    centre = {"near": "120.3025,22.6394"}
    assert Query.parse(centre) == Query.parse(centre | {"radius": "1000"})
    assert store.count(Query.parse(centre)) > 0


@pytest.mark.parametrize(
    "text",
    "1,1 0,0 180,90 -180,-90 -59.7,-22.6 -59.7,22.6 120.3,-22.6 121,90 31,0 -149,0 211e-1,0 35,80 180,22.6".split(),
)
def test_far_from_taiwan_there_is_nothing_near(store: Store, text: str) -> None:
    query = Query.parse({"near": text, "radius": str(FURTHEST_M)})
    assert store.query(query) == []
    assert all(not counted for counted in store.facets(query).values())


@settings(deadline=None, max_examples=300)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, FURTHEST_M))
def test_anywhere_on_the_globe_a_circle_is_answered(
    store: Store, works: list[Work], lon: float, lat: float, radius: float
) -> None:
    found = store.count(circle(lon, lat, radius))
    if WGS84.inv(lon, lat, 120.6, 22.97)[2] > FURTHEST_M * 2:
        assert found == 0
