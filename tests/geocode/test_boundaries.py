"""Districts, villages and neighbours, from the atlas."""

from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, BoundariesError


def test_the_city_has_its_38_districts(boundaries: Boundaries) -> None:
    assert len(boundaries.districts) == 38
    assert next(iter(boundaries.districts)) == "鹽埕區"


def test_islets_in_the_south_china_sea_are_left_out(boundaries: Boundaries) -> None:
    west, south, east, north = boundaries.city.bounds
    assert 120.1 < west < east < 121.1
    assert 22.4 < south < north < 23.5


def test_villages_are_named_with_their_district(boundaries: Boundaries) -> None:
    assert ("岡山區", "劉厝里") in boundaries.villages
    assert len(boundaries.villages) == 886
    assert all(shape.is_valid for shape in boundaries.villages.values())


def test_neighbouring_counties_have_their_official_names_and_exclude_the_city(boundaries: Boundaries) -> None:
    assert {"臺南市", "屏東縣", "臺東縣"} <= set(boundaries.neighbours)
    assert "高雄市" not in boundaries.neighbours


def test_a_point_is_in_its_district_and_village(boundaries: Boundaries) -> None:
    found = boundaries.locate(120.2846, 22.6698)
    assert (found.district, found.village, found.border_m) == ("鼓山區", "雄峰里", None)


def test_a_point_near_a_border_says_how_near(boundaries: Boundaries) -> None:
    corner = shapely.Point(shapely.get_coordinates(boundaries.districts["新興區"])[0])
    assert boundaries.locate(corner.x, corner.y).border_m < 30


def test_the_sea_and_other_counties_are_nowhere(boundaries: Boundaries) -> None:
    assert boundaries.locate(120.2, 22.3) is None
    assert boundaries.locate(120.5, 22.67) is None
    assert boundaries.district_of(shapely.Point(120.2, 22.3)) == ()


def test_the_harbour_lies_in_a_district_though_in_no_village(boundaries: Boundaries) -> None:
    uncovered = shapely.difference(boundaries.city, shapely.union_all(list(boundaries.villages.values())))
    largest = max(shapely.get_parts(uncovered), key=lambda part: part.area).representative_point()
    found = boundaries.locate(largest.x, largest.y)
    assert found.district
    assert found.village is None


def test_a_line_names_the_districts_it_runs_through_and_not_those_it_only_touches(boundaries: Boundaries) -> None:
    first, second = boundaries.districts["岡山區"], boundaries.districts["路竹區"]
    line = shapely.LineString([first.representative_point(), second.representative_point()])
    assert {"岡山區", "路竹區"} <= set(boundaries.district_of(line))
    assert boundaries.district_of(boundaries.districts["鹽埕區"]) == ("鹽埕區",)


def test_a_missing_folder_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(BoundariesError, match=r"towns-10t\.json is missing .*make serve"):
        Boundaries.open(tmp_path)


def test_a_file_that_is_no_topojson_is_named(tmp_path: Path) -> None:
    (tmp_path / "towns-10t.json").write_text("[]")
    with pytest.raises(BoundariesError, match=r"towns-10t\.json cannot be read"):
        Boundaries.open(tmp_path)
