"""Where two lines meet, from words to a point."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shapely

from geocode import Boundaries, Entry, Match, Method
from geocode.composing import ComposingGeocoder
from geocode.metres import in_degrees, in_metres
from tests.geocode.composing.conftest import HOME, Drawn, entry, street

Over = Callable[..., ComposingGeocoder]


def only(found: tuple[Match, ...]) -> Match:
    (match,) = found
    return match


@pytest.mark.parametrize(
    "text", ["測試大道與範例一街口", "測試大道/範例一街", "範例一街測試大道路口", "橋頭區範例一街與測試大道交叉口"]
)
def test_it_is_the_point_where_the_lines_meet(geocoder: ComposingGeocoder, drawn: Drawn, text: str) -> None:
    found = only(geocoder.candidates(text))
    middle = drawn(shapely.Point(-300, 0))  # between the carriageways
    assert in_metres(found.geometry).distance(in_metres(middle)) < 1
    assert (found.method, found.precision_m, found.districts) == (Method.INTERSECTION, 25, (HOME,))
    assert found.name in {"測試大道與範例一街口", "範例一街與測試大道口"}


def test_a_street_that_ends_at_the_kerb_meets_the_road(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("測試大道與範例三街口"))
    assert in_metres(found.geometry).distance(in_metres(drawn(shapely.Point(0, 16)))) < 1


def test_roads_that_cross_twice_are_rivals(geocoder: ComposingGeocoder) -> None:
    assert len(geocoder.candidates("測試大道與彎曲路口")) == 2
    assert geocoder.geocode("測試大道與彎曲路口") is None


def test_lines_side_by_side_have_no_crossing(geocoder: ComposingGeocoder) -> None:
    assert geocoder.why_not("測試大道與並行路口").reason == "「測試大道」與「並行路」並行，看不出在哪裡相交"
    assert geocoder.candidates("測試大道與測試大道口") == ()


def test_lines_that_do_not_meet_say_how_far_apart_they_are(geocoder: ComposingGeocoder) -> None:
    reason = geocoder.why_not("測試大道與遠方路口").reason
    assert reason == "「測試大道」與「遠方路」不相交，最近處相距 1,292 公尺"


def test_what_is_no_line_has_no_crossing(geocoder: ComposingGeocoder) -> None:
    reason = geocoder.why_not("測試公園與測試大道口").reason
    assert reason == "「測試公園」與「測試大道」沒有路口：「測試公園」不是路線"
    assert geocoder.candidates("測試國小與範例國小口") == ()


def test_a_place_at_the_road_is_met_where_the_road_is_nearest(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("測試大道/測試國小"))
    assert in_metres(found.geometry).distance(in_metres(drawn(shapely.Point(50, 8)))) < 1
    assert found.precision_m == 112


def test_the_road_that_is_not_known_is_named(geocoder: ComposingGeocoder) -> None:
    assert geocoder.why_not("測試大道與虛構路口").reason == "「虛構路」不在地名表，也沒有載入門牌資料"


def test_every_pair_of_namesakes_is_tried_and_those_that_meet_are_kept(over: Over, drawn: Drawn) -> None:
    here, there = drawn(street((-90, 0), (90, 0))), drawn(street((-90, 900), (90, 900)))
    across = drawn(street((0, -90), (0, 90)))
    geocoder = over(entry("同名路", here), entry("同名路", there), entry("橫路", across))
    assert in_metres(only(geocoder.candidates("同名路與橫路口")).geometry).distance(in_metres(here)) < 1


def test_a_lane_that_is_not_drawn_up_to_its_road_leaves_it_where_it_is_nearest(over: Over, drawn: Drawn) -> None:
    road, lane = drawn(street((-200, 0), (200, 0))), drawn(street((50, 70), (50, 150)))
    found = only(over(entry("測試路", road), entry("測試路12巷", lane)).candidates("測試路12巷口"))
    assert in_metres(found.geometry).distance(in_metres(drawn(shapely.Point(50, 0)))) < 1
    assert found.precision_m == 70


def test_a_sketch_makes_a_coarse_crossing(over: Over, town: tuple[Entry, ...], drawn: Drawn) -> None:
    sketch = entry("草圖路", drawn(street((-800, -80), (800, -80))), precision_m=250)
    assert only(over(*town, sketch).candidates("草圖路與範例一街口")).precision_m == 250


def test_a_crossing_on_a_border_is_in_both_districts(over: Over, boundaries: Boundaries) -> None:
    border = in_metres(boundaries.districts["前鎮區"].intersection(boundaries.districts["苓雅區"]))
    at = max(shapely.get_parts(border), key=lambda part: part.length).interpolate(0.5, normalized=True)
    east, north = at.x, at.y
    along = in_degrees(street((east - 90, north), (east + 90, north)))
    across = in_degrees(street((east, north - 90), (east, north + 90)))
    geocoder = over(entry("橫路", along, "前鎮區"), entry("直路", across, "苓雅區"))
    for lead in ("", "前鎮區", "苓雅區"):
        assert set(only(geocoder.candidates(f"{lead}橫路與直路口")).districts) == {"前鎮區", "苓雅區"}


def test_never_outside_the_district_that_the_text_names(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("楠梓區測試大道與範例一街口") == ()
    assert geocoder.why_not("楠梓區測試大道與範例一街口").rivals == ("測試大道與範例一街口（橋頭區）",)
