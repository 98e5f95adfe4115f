"""The rungs that place a number at its lane's mouth or along its road, and roads that are asked for by name."""

from __future__ import annotations

import pytest
import shapely

from geocode import Boundaries, Method
from geocode.addresses.tracing import Course
from geocode.metres import in_metres
from geocode.reading.asked import Address, Named
from tests.geocode.addresses.made_index import HOME, ROAD, Find, MadeIndex, Middle, Spot, over, spot_of

# ── lanes ──


def test_a_lane_begins_where_the_centre_lines_meet(
    made: MadeIndex, find: Find, here: Spot, boundaries: Boundaries
) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    made.road(("苓雅區", "測試一路12巷"), [(x + 30, y + 8), (x + 30, y + 90)])
    (match,) = find("測試一路12巷", 7)
    assert spot_of(match) == (x + 30, y)
    assert (match.method, match.precision_m, match.name) == (Method.INTERPOLATED, 90, "測試一路12巷口")
    (lane,) = over(made, boundaries).find(Named("測試一路12巷", "苓雅區"))
    assert (lane.method, lane.precision_m, lane.evidence) == (Method.ALONG, 25, "道路中線")


def test_a_lane_with_two_mouths_begins_at_its_number(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    made.plates(HOME, [(10, 0, x + 148, y + 9), (14, 0, x + 156, y + 9)])
    made.road(("苓雅區", "測試一路12巷"), [(x, y), (x, y + 60), (x + 150, y + 60), (x + 150, y)])
    (match,) = find("測試一路12巷", 7)
    assert spot_of(match) == (x + 150, y)


def test_a_long_lane_is_told_by_itself_and_not_by_its_mouth(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    made.road(("苓雅區", "測試一路12巷"), [(x, y), (x, y + 500)])
    (match,) = find("測試一路12巷", 7)
    assert (match.method, match.geometry.geom_type, match.precision_m) == (Method.FALLBACK, "LineString", 250)


def test_a_lane_that_nobody_knows_is_off_its_road(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    (match,) = find("測試一路12巷4弄", 7)
    assert (match.method, match.name, match.precision_m) == (Method.FALLBACK, ROAD, 400)
    assert match.evidence == "門牌資料沒有「測試一路12巷4弄」，只知在苓雅區測試一路旁"


def test_a_lane_of_a_road_of_another_district_is_no_answer(made: MadeIndex, here: Spot, boundaries: Boundaries) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    geocoder = over(made, boundaries)
    asked = Address("測試一路12巷", 7, district="三民區")
    assert geocoder.find(asked) == ()
    assert geocoder.why_not_asked(asked).reason == "三民區沒有「測試一路」，別的行政區有"
    assert geocoder.why_not_asked(asked).rivals == ("測試一路（苓雅區）",)


# ── the road ──


def test_a_number_of_a_road_without_plates_is_half_its_length_off(made: MadeIndex, find: Find, here: Spot) -> None:
    x, y = here
    made.road(HOME, [(x - 200, y), (x + 200, y)])
    (match,) = find(ROAD, 70)
    assert (match.method, match.precision_m, match.name) == (Method.FALLBACK, 200, ROAD)


def test_a_village_cuts_the_road(made: MadeIndex, find: Find, boundaries: Boundaries) -> None:
    ground = in_metres(boundaries.villages["苓雅區", "林泉里"])
    x, y = ground.centroid.x, ground.centroid.y
    made.road(HOME, [(x - 1000, y), (x + 1000, y)])
    (match,) = find(ROAD, 70, village="林泉里")
    course = in_metres(match.geometry)
    assert ground.buffer(30.5).covers(course)
    assert match.precision_m == pytest.approx(course.length / 2, abs=1)
    assert match.evidence == "測試一路沒有70號的門牌，只知在林泉里這條路上"


def test_a_plate_in_another_village_is_no_answer_and_says_so(made: MadeIndex, boundaries: Boundaries) -> None:
    far = in_metres(boundaries.villages["苓雅區", "福居里"]).centroid
    made.plates(HOME, [(8, 0, far.x, far.y)])
    geocoder = over(made, boundaries)
    asked = Address(ROAD, 8, district="苓雅區", village="林泉里")
    assert geocoder.find(asked) == ()
    assert geocoder.why_not_asked(asked).reason == "林泉里沒有「測試一路」，別的里有"
    assert geocoder.why_not_asked(asked).rivals == ("測試一路8號（苓雅區）",)


def test_a_settlement_is_the_ground_of_its_plates(
    made: MadeIndex, find: Find, here: Spot, boundaries: Boundaries
) -> None:
    x, y = here
    made.plates(("苓雅區", "測試庄"), [(1, 0, x, y), (2, 0, x + 90, y), (30, 0, x, y + 120)])
    (named,) = over(made, boundaries).find(Named("測試庄", "苓雅區"))
    assert (named.method, named.geometry.geom_type, named.precision_m) == (Method.FALLBACK, "Polygon", 75)
    assert find("測試庄", 17)[0].geometry == named.geometry


def test_a_line_along_plates_keeps_to_one_side_and_leaves_gaps_open(
    made: MadeIndex, boundaries: Boundaries, here: Spot
) -> None:
    x, y = here
    row = [*range(2, 40, 2), *range(302, 340, 2)]
    made.plates(HOME, [(n, 0, x + 3 * n, y) for n in row])
    made.plates(HOME, [(n + 1, 0, x + 3 * n, y - 60) for n in row[:9]])
    (match,) = over(made, boundaries).find(Named(ROAD, "苓雅區"))
    assert match.geometry.geom_type == "MultiLineString"
    assert round(in_metres(match.geometry).length) == 2 * 36 * 3
    assert match.evidence == "沿2號至338號的門牌"


# ── several districts ──


def test_a_road_through_two_districts_is_one_and_its_namesake_a_rival(
    made: MadeIndex, boundaries: Boundaries, middle: Middle
) -> None:
    left, right = (in_metres(boundaries.districts[name]) for name in ("前金區", "苓雅區"))
    border = shapely.get_parts(shapely.intersection(left.buffer(1), right.buffer(1)))[0].representative_point()
    x, y = border.x, border.y
    made.plates(("前金區", ROAD), [(n, 0, x - 5 - 4 * n, y) for n in (2, 4, 6)])
    made.plates(HOME, [(n, 0, x + 5 + 4 * n, y) for n in (2, 4, 6)])
    x, y = middle("岡山區")
    made.road(("岡山區", ROAD), [(x, y), (x + 100, y)])
    matches = over(made, boundaries).find(Named(ROAD))
    assert {match.districts for match in matches} == {("前金區", "苓雅區"), ("岡山區",)}


@pytest.mark.parametrize(
    "geometry", [shapely.Point(0, 0), shapely.LineString([(0, 0), (9, 0)]), shapely.box(0, 0, 9, 9)]
)
def test_a_course_has_no_part_where_it_does_not_run(geometry: shapely.Geometry) -> None:
    course = Course(geometry, 25, frozenset())
    assert course.within(shapely.box(100, 100, 200, 200)) is None
    assert course.within(shapely.box(-1, -1, 20, 20)) == course
