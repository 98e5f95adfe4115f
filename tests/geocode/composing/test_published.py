"""Composing over the published gazetteer: what is known otherwise comes out."""

from __future__ import annotations

import pytest

from geocode import Match, Method, NoMatch, Places
from geocode.metres import in_metres


def found(places: Places, text: str) -> Match:
    answer = places.match(text)
    assert isinstance(answer, Match), answer
    return answer


def apart_m(one: Match, other: Match) -> float:
    return float(in_metres(one.geometry).distance(in_metres(other.geometry)))


def test_the_red_and_the_orange_line_cross_at_formosa_boulevard(places: Places) -> None:
    crossing = found(places, "捷運紅線/捷運橘線")
    assert crossing.method is Method.INTERSECTION
    assert apart_m(crossing, found(places, "捷運美麗島站")) < 150  # the station is that long


@pytest.mark.parametrize(
    "text", ["高雄環狀輕軌(C3至C8)", "環狀輕軌(C8~C3)", "環狀輕軌(輕軌前鎮之星站~輕軌高雄展覽館站)"]
)
def test_a_part_of_the_ring_runs_from_station_to_station_the_shorter_way(places: Places, text: str) -> None:
    part = found(places, text)
    assert in_metres(part.geometry).length == pytest.approx(3180, rel=0.02)
    assert all(apart_m(part, found(places, code)) < 60 for code in ("C3", "C4", "C5", "C6", "C7", "C8"))


def test_one_station_by_both_its_codes_is_one_place(places: Places) -> None:
    assert found(places, "O5/R10").geometry == found(places, "捷運美麗島站").geometry


def test_a_name_that_two_stations_bear_makes_rivals_of_what_is_about_it(places: Places) -> None:
    answer = places.match("岡山運動中心及岡山車站一帶")
    assert isinstance(answer, NoMatch)
    assert len(answer.rivals) == 2


def test_a_line_of_another_district_is_no_answer(places: Places) -> None:
    assert isinstance(places.match("旗山區捷運紅線/捷運橘線"), NoMatch)
