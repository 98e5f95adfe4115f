"""Several places as one, and the ground between two."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import shapely

from geocode import Entry, Match, Method
from geocode.composing import ComposingGeocoder
from geocode.reading.asked import Named, Several
from tests.geocode.composing.conftest import HOME, Drawn, entry, street

Over = Callable[..., ComposingGeocoder]


def only(found: tuple[Match, ...]) -> Match:
    (match,) = found
    return match


def holds(found: Match, ground: shapely.Geometry) -> bool:
    return bool(found.geometry.buffer(1e-6).covers(ground))


def test_around_places_is_their_hull_and_a_hundred_metres(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("測試國小及範例國小一帶"))
    assert holds(found, drawn(shapely.LineString([(50, 25), (0, 795)])))
    assert not holds(found, drawn(shapely.Point(0, 805)))
    assert (found.method, found.precision_m) == (Method.AREA, 100)
    assert (found.name, found.evidence) == ("測試國小及範例國小一帶", "測試國小及範例國小之間及周邊 100 公尺")


def test_around_roads_that_meet_is_about_where_they_meet(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("測試大道與範例一街一帶"))
    assert holds(found, drawn(shapely.Point(-300, 90)))
    assert not holds(found, drawn(shapely.Point(-600, 0)))


def test_around_one_road_is_the_whole_road(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    assert holds(only(geocoder.candidates("範例一街周邊")), drawn(street((-300, -400), (-300, 400))))


def test_around_what_is_known_by_its_district_alone_says_no_more(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("橋頭區一帶"))
    assert found.method is Method.FALLBACK
    assert found.precision_m > 3000


@pytest.mark.parametrize(
    ("text", "kind", "method"),
    [
        ("測試國小、範例國小", "MultiPoint", Method.EXACT),
        ("範例一街及範例二街", "MultiLineString", Method.ALONG),
        ("範例一街及測試國小", "Polygon", Method.AREA),
    ],
)
def test_a_list_is_its_places_together(geocoder: ComposingGeocoder, text: str, kind: str, method: Method) -> None:
    found = only(geocoder.candidates(text))
    assert (found.geometry.geom_type, found.method) == (kind, method)


def test_crossings_may_be_listed(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.candidates("測試大道與範例一街口、測試大道與範例二街口"))
    assert (found.geometry.geom_type, found.method) == ("MultiPoint", Method.INTERSECTION)


def test_one_place_by_two_names_is_one_place(geocoder: ComposingGeocoder) -> None:
    found = only(geocoder.find(Several((Named("測試國小"), Named("測試國小")))))
    assert found.name == "測試國小"


def test_a_part_that_is_not_known_is_named(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("測試國小、虛構國小一帶") == ()
    assert geocoder.why_not("測試國小、虛構國小一帶").reason == "「虛構國小」不在地名表，也沒有載入門牌資料"


def test_namesakes_in_two_districts_are_rivals(over: Over, town: tuple[Entry, ...], boundaries: object) -> None:
    twin = (
        entry("雙子公園", shapely.Point(120.30, 22.79), "岡山區"),
        entry("雙子公園", shapely.Point(120.38, 22.79), "燕巢區"),
    )
    assert len(over(*town, *twin).candidates("測試國小及雙子公園一帶")) == 2


def test_the_namesake_in_the_same_district_is_meant(over: Over, town: tuple[Entry, ...], drawn: Drawn) -> None:
    near, far = drawn(shapely.Point(200, 200)), shapely.Point(120.38, 22.79)
    geocoder = over(*town, entry("雙子公園", near), entry("雙子公園", far, "燕巢區"))
    assert only(geocoder.candidates("測試國小及雙子公園一帶")).districts == (HOME,)


def test_too_many_namesakes_are_refused_at_once(over: Over, drawn: Drawn) -> None:
    many = [entry(f"同名{letter}國小", drawn(shapely.Point(9 * n, 0))) for letter in "甲乙丙丁戊己庚" for n in range(9)]
    text = "、".join(f"同名{letter}國小" for letter in "甲乙丙丁戊己庚") + "一帶"
    geocoder = over(*many)
    start = time.perf_counter()
    assert geocoder.candidates(text) == ()
    assert "的地方太多" in geocoder.why_not(text).reason
    assert time.perf_counter() - start < 0.5


def test_between_two_places_is_the_ground_in_which_some_way_leads(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("測試國小至範例國小"))
    assert holds(found, drawn(shapely.LineString([(50, 120), (0, 700)])))
    assert found.method is Method.FALLBACK
    assert found.precision_m == pytest.approx(436, abs=3)  # half of 582 m, and a quarter of it on each side
    assert found.evidence == "測試國小與範例國小之間，沒有指明路線"


def test_between_two_roads_is_where_they_face_each_other(geocoder: ComposingGeocoder, drawn: Drawn) -> None:
    found = only(geocoder.candidates("範例一街至範例二街"))
    assert holds(found, drawn(shapely.box(-300, -400, 400, 400)))


def test_between_two_that_touch_is_nothing(geocoder: ComposingGeocoder) -> None:
    assert geocoder.candidates("測試大道至範例一街") == ()
    assert geocoder.why_not("測試大道至範例一街").reason.endswith("相接，沒有指明路線，看不出是哪一段")
