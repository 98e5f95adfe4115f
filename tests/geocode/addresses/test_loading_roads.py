"""The roads of an extract: joined by name, cut at the districts, and never one of the district behind the border."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import shapely
from pyproj import Transformer

from geocode import Boundaries
from geocode.addresses.centrelines import by_district
from geocode.addresses.plate import RawRoad
from geocode.addresses.proving import Ground
from geocode.addresses.staging import Staging
from geocode.metres import in_metres

TO_DEGREES = Transformer.from_crs("EPSG:3826", "EPSG:4326", always_xy=True)


@pytest.fixture(scope="session")
def ground(boundaries: Boundaries) -> Ground:
    return Ground(boundaries)


def road(*points: tuple[float, float], line: str = "測試一路") -> RawRoad:
    """Make a road through points in metres."""
    return RawRoad(line, shapely.transform(shapely.LineString(points), TO_DEGREES.transform, interleaved=False))


def of(ground: Ground, *roads: RawRoad) -> dict[tuple[str, str], shapely.Geometry]:
    return {(one.line, one.district): shapely.from_wkb(one.shape) for one in by_district([list(roads)], ground)}


@pytest.fixture(scope="session")
def middle(boundaries: Boundaries) -> tuple[float, float]:
    """Give a point well inside 鳳山區."""
    point = in_metres(boundaries.districts["鳳山區"]).buffer(-400).representative_point()
    return point.x, point.y


@pytest.fixture(scope="session")
def border(ground: Ground) -> tuple[float, float, float, float]:
    """Give a point of the border between 鳳山區 and 大寮區, and the direction that leads from 鳳山 to 大寮."""
    here, there = (ground.districts[ground.names.index(name)] for name in ("鳳山區", "大寮區"))
    shared = shapely.line_merge(here.boundary.intersection(there.boundary.buffer(1)))
    longest = max(shapely.get_parts(shared), key=lambda part: part.length)
    middle, after = longest.interpolate(0.5, normalized=True), longest.interpolate(0.5001, normalized=True)
    across = ((after.y - middle.y) / middle.distance(after), (middle.x - after.x) / middle.distance(after))
    sign = 1 if there.contains(shapely.Point(middle.x + 20 * across[0], middle.y + 20 * across[1])) else -1
    return middle.x, middle.y, sign * across[0], sign * across[1]


def test_ways_of_one_name_are_one_road(ground: Ground, middle: tuple[float, float]) -> None:
    x, y = middle
    found = of(ground, road((x, y), (x + 100, y)), road((x + 100, y), (x + 200, y)))
    assert list(found) == [("測試一路", "鳳山區")]
    assert found["測試一路", "鳳山區"].geom_type == "LineString"
    assert round(found["測試一路", "鳳山區"].length) == 200


def test_a_short_lane_is_a_road_too(ground: Ground, middle: tuple[float, float]) -> None:
    x, y = middle
    assert list(of(ground, road((x, y), (x + 12, y)))) == [("測試一路", "鳳山區")]


def test_what_lies_outside_the_city_is_passed_over(ground: Ground) -> None:
    assert of(ground, road((300_000, 2_770_000), (301_000, 2_770_000))) == {}


def test_a_road_across_a_border_is_one_of_both_districts(
    ground: Ground, border: tuple[float, float, float, float]
) -> None:
    x, y, dx, dy = border
    found = of(ground, road((x - 90 * dx, y - 90 * dy), (x + 90 * dx, y + 90 * dy)))
    assert {district for _, district in found} == {"鳳山區", "大寮區"}
    for (_, district), shape in found.items():
        assert shape.distance(ground.districts[ground.names.index(district)]) == 0
        assert shape.length < 150


@pytest.mark.parametrize("ends", [-25, -10, 0, 10, 25])
def test_a_road_that_ends_at_a_border_is_not_one_of_the_district_behind_it(
    ends: float, ground: Ground, border: tuple[float, float, float, float]
) -> None:
    x, y, dx, dy = border
    found = of(ground, road((x - 200 * dx, y - 200 * dy), (x + ends * dx, y + ends * dy)))
    assert [district for _, district in found] == ["鳳山區"]


def test_roads_lie_in_the_index_beside_the_plates(ground: Ground, middle: tuple[float, float], tmp_path: Path) -> None:
    x, y = middle
    index = tmp_path / "addresses.sqlite"
    new = Staging(index, "a job", "osm")
    for _ in range(2):  # the second time as after a stop
        new.add_roads(by_district([[road((x, y), (x + 100, y))]], ground))
    new.finish(dict.fromkeys(("name", "kind", "attribution", "file", "sha256", "imported"), "osm"))
    with closing(sqlite3.connect(index)) as base:
        ((words, district, shape),) = base.execute(
            "SELECT words, district, shape FROM roads JOIN lines ON number = line"
        )
    assert (words, district, round(shapely.from_wkb(shape).length)) == ("測試一路", "鳳山區", 100)
