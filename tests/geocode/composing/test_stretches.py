"""The part of a line between two places, from words to geometry."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import shapely

from geocode import Boundaries, Entry, Match, Method
from geocode.composing import ComposingGeocoder
from geocode.metres import in_metres
from tests.geocode.composing.conftest import HOME, Drawn, entry, street


def only(found: tuple[Match, ...]) -> Match:
    (match,) = found
    return match


@pytest.mark.parametrize(
    "text",
    [
        "測試大道(範例一街~範例二街)",
        "測試大道自範例一街至範例二街",
        "測試大道（範例二街至範例一街）",
        "橋頭區測試大道(範例一街-範例二街)",
    ],
)
def test_it_runs_along_the_line_from_one_crossing_to_the_other(geocoder: ComposingGeocoder, text: str) -> None:
    found = only(geocoder.candidates(text))
    assert in_metres(found.geometry).length == pytest.approx(700, abs=1)
    assert (found.method, found.precision_m, found.districts) == (Method.ALONG, 10, (HOME,))


def test_it_says_how_it_was_put_together(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("測試大道(範例一街~範例二街)"))
    assert found.name == "測試大道（範例一街至範例二街）"
    assert found.evidence == "測試大道自範例一街至範例二街"
    assert found.source == "測試資料"


def test_swapped_ends_give_the_same_part(geocoder: ComposingGeocoder) -> None:
    there, back = (
        only(geocoder.candidates(f"測試大道({ends})")) for ends in ("範例一街~測試國小", "測試國小~範例一街")
    )
    assert there.geometry == back.geometry


def test_a_place_beside_the_line_ends_it_where_it_is_nearest(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("測試大道(範例一街~測試國小)"))
    assert in_metres(found.geometry).length == pytest.approx(350, abs=1)
    assert found.precision_m == 112  # the school stands 112 m from the carriageway


def test_an_area_ends_it_half_way_through(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("測試大道(範例一街~測試公園)"))
    assert in_metres(found.geometry).length == pytest.approx(450, abs=1)
    assert found.precision_m == pytest.approx(50, abs=2)


def test_an_end_that_is_far_away_is_named_with_its_distance(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("測試大道(範例一街~遠方路)") == ()
    assert geocoder.why_not("測試大道(範例一街~遠方路)").reason == "「遠方路」離「測試大道」 1,292 公尺，不是它的一端"
    assert "「範例國小」離「測試大道」 692 公尺" in geocoder.why_not("測試大道(範例國小~範例一街)").reason


def test_an_end_that_is_not_known_is_named_and_the_whole_line_is_no_answer(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("測試大道(範例一街~虛構路)") == ()
    reason = geocoder.why_not("測試大道(範例一街~虛構路)").reason
    assert reason == "「虛構路」不在地名表，也沒有載入門牌資料"


def test_all_that_is_not_known_is_named(geocoder: ComposingGeocoder) -> None:
    reason = geocoder.why_not("測試大道(杜撰路~虛構路)").reason
    assert reason == "「杜撰路」、「虛構路」不在地名表，也沒有載入門牌資料"


def test_an_end_that_crosses_twice_gives_rivals(geocoder: ComposingGeocoder) -> None:
    lengths = [in_metres(found.geometry).length for found in geocoder.candidates("測試大道(彎曲路~範例一街)")]
    assert sorted(lengths) == pytest.approx([300, 900], abs=1)


def test_of_a_ring_the_shorter_way_is_meant(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("環狀路(範例四街~範例五街)"))
    assert in_metres(found.geometry).length == pytest.approx(200, abs=1)


def test_a_short_gap_is_crossed_and_not_filled(
    geocoder: ComposingGeocoder, over: Callable[..., ComposingGeocoder], town: tuple[Entry, ...], drawn: Drawn
) -> None:
    west = entry("範例六街", drawn(street((-400, -1100), (-400, -950))))
    east = entry("範例七街", drawn(street((400, -1100), (400, -950))))
    found = only(over(*town, west, east).candidates("斷續路(範例六街~範例七街)"))
    assert found.geometry.geom_type == "MultiLineString"
    assert in_metres(found.geometry).length == pytest.approx(780, abs=1)


def test_what_is_no_line_has_no_part(geocoder: ComposingGeocoder) -> None:
    assert geocoder.why_not("測試公園(範例一街~範例二街)").reason == "「測試公園」不是路線，沒有段落"


def test_ends_at_one_place_leave_nothing_between(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("測試大道(範例三街~測試國小)") == ()
    assert "兩端又只準到這個程度" in geocoder.why_not("測試大道(範例三街~測試國小)").reason


def test_a_district_that_leads_need_not_hold_each_road_of_the_text(
    over: Callable[..., ComposingGeocoder], town: tuple[Entry, ...], drawn: Drawn
) -> None:
    across = entry("鄰區路", drawn(street((700, -150), (700, 150))), "岡山區")
    found = only(over(*town, across).candidates("橋頭區測試大道(範例一街~鄰區路)"))
    assert in_metres(found.geometry).length == pytest.approx(1000, abs=1)


def test_it_is_no_better_than_the_worst_of_its_parts(
    over: Callable[..., ComposingGeocoder], town: tuple[Entry, ...], drawn: Drawn
) -> None:
    sketch = entry("草圖路", drawn(street((-800, -80), (800, -80))), precision_m=250)
    found = only(over(*town, sketch).candidates("草圖路(範例一街~範例二街)"))
    assert found.precision_m == 250


def test_never_outside_the_district_that_the_text_names(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("岡山區測試大道(範例一街~範例二街)") == ()
    answer = geocoder.why_not("岡山區測試大道(範例一街~範例二街)")
    assert answer.reason == "不在文字所指的岡山區"
    assert answer.rivals == ("測試大道（範例一街至範例二街）（橋頭區）",)


def test_what_is_answered_has_six_decimals(geocoder: ComposingGeocoder, boundaries: Boundaries) -> None:
    for text in ("測試大道(範例一街~範例二街)", "測試國小、範例國小一帶", "測試大道與範例一街口", "範例一街至範例二街"):
        found = only(geocoder.candidates(text)).geometry
        assert found.is_valid
        assert all(value == round(value, 6) for value in _numbers(json.loads(shapely.to_geojson(found))["coordinates"]))
        assert shapely.orient_polygons(found) == found
        assert boundaries.district_of(found) == (HOME,)


def _numbers(coordinates: list[object] | float) -> list[float]:
    return [coordinates] if isinstance(coordinates, float) else [one for part in coordinates for one in _numbers(part)]
