"""Kaohsiung's feeds are read as they are written, and what cannot be believed is no value."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from layers.sensors import Age, Failure, Fault, Kind, Mark, Told, mark_of
from tests.layers.sensors.feeds import NOON, Loopback, flood, gauge, rain, said, sewer

Ask = Callable[..., Told]


def test_a_sewers_level_has_its_levels_of_warning(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer()])
    (one,) = ask("kaohsiung-sewer").readings
    assert (one.station, one.name, one.place, one.kind, one.unit) == ("S1", "S1 人孔", "愛河", Kind.SEWER_LEVEL, "m")
    assert (one.value, one.more, one.fault) == (1.25, {"alert": 2.0, "alarm": 2.5}, None)
    assert (one.lon, one.lat, one.age(NOON), mark_of(one)) == (120.3, 22.63, Age.FRESH, Mark.CALM)


@pytest.mark.parametrize(("stage", "mark"), [(1.99, Mark.CALM), (2.0, Mark.NOTICE), (2.5, Mark.WARNING)])
def test_a_sewer_is_marked_by_its_own_levels(server: Loopback, ask: Ask, stage: float, mark: Mark) -> None:
    server.says("/kaohsiung-sewer", [sewer(stage=stage)])
    assert mark_of(ask("kaohsiung-sewer").readings[0]) == mark


def test_a_level_of_warning_of_nothing_warns_of_nothing(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer(warn_level2=0, warn_Level1=None)])
    (one,) = ask("kaohsiung-sewer").readings
    assert (one.more, mark_of(one)) == ({}, Mark.CALM)


def test_a_flood_sensor_tells_centimetres(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-flood", [flood()])
    (one,) = ask("kaohsiung-flood").readings
    assert (one.value, one.unit, one.place, mark_of(one)) == (12.0, "cm", "前鎮區", Mark.NOTICE)


def test_rain_is_joined_with_the_places_of_its_gauges(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-rain", [rain(), rain("R9")])
    server.says("/places", [gauge(DATE=said(0), H1=99)])
    told = ask("kaohsiung-rain")
    (one,) = told.readings
    assert (one.name, one.place, one.value, one.lon) == ("測試國小", "楠梓區", 31.5, 120.35)
    assert one.more == {"m10": 6.5, "m20": 12.0, "h3": 104.0, "h6": 110.0, "h12": 110.0, "h24": 150.5}
    assert (mark_of(one), one.age(NOON), told.left) == (Mark.WARNING, Age.FRESH, {"placeless": 1})


@pytest.mark.parametrize(
    ("minutes", "age"),
    [
        (0, Age.FRESH),
        (10, Age.FRESH),
        (11, Age.DEGRADED),
        (31, Age.STALE),
        (60, Age.STALE),
        (61, Age.DEAD),
        (-15, Age.FRESH),
    ],
)
def test_a_reading_is_as_old_as_its_observation(server: Loopback, ask: Ask, minutes: float, age: Age) -> None:
    server.says("/kaohsiung-sewer", [sewer(time=said(minutes))])
    assert ask("kaohsiung-sewer").readings[0].age(NOON) == age


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"time": "2027-06-28T12:00:00"}, Fault.FUTURE),
        ({"time": said(-16)}, Fault.FUTURE),
        ({"time": None}, Fault.UNTIMED),
        ({"time": "剛才"}, Fault.UNTIMED),
        ({"time": "9999-99-99T00:00:00"}, Fault.UNTIMED),
        ({"stage": -999}, Fault.SENTINEL),
        ({"stage": "-9999.0"}, Fault.SENTINEL),
        ({"stage": -99}, Fault.SENTINEL),
        ({"stage": None}, Fault.MISSING),
        ({"stage": "--"}, Fault.MISSING),
        ({"stage": float("nan")}, Fault.MISSING),
        ({"stage": "高"}, Fault.UNREADABLE),
        ({"stage": [1]}, Fault.UNREADABLE),
        ({"stage": True}, Fault.UNREADABLE),
        ({"stage": 4000}, Fault.IMPOSSIBLE),
        ({"stage": "1e400"}, Fault.IMPOSSIBLE),
    ],
)
def test_what_cannot_be_believed_is_no_value_and_dead(
    server: Loopback, ask: Ask, told: dict[str, object], fault: Fault
) -> None:
    server.says("/kaohsiung-sewer", [sewer(**told), sewer("S2")])
    one, sound = ask("kaohsiung-sewer").readings
    assert (one.value, one.fault, one.age(NOON)) == (None, fault, Age.DEAD)
    assert (sound.value, sound.fault) == (1.25, None)


@pytest.mark.parametrize("written", ["2026/06/28 11:57:00", "2026-06-28T03:57:00Z", "/Date(1782619020000)/"])
def test_times_are_read_in_each_way_they_are_written(server: Loopback, ask: Ask, written: str) -> None:
    server.says("/kaohsiung-sewer", [sewer(time=written)])
    (one,) = ask("kaohsiung-sewer").readings
    assert one.observed is not None
    assert one.observed.isoformat() == "2026-06-28T03:57:00+00:00"


def test_greenwich_time_is_asked_where_no_other_is(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer(time="", **{"obs_time(GMT)": "2026-06-28T03:57:00"})])
    assert ask("kaohsiung-sewer").readings[0].age(NOON) == Age.FRESH


def test_rows_that_are_no_station_here_are_left_aside_and_counted(server: Loopback, ask: Ask) -> None:
    rows = [
        sewer(),
        sewer(stage=9, time=said(1)),
        sewer(""),
        sewer("A", lon=0, lat=0),
        sewer("B", lon=121.5, lat=25.0),
        sewer("C", lat=None),
    ]
    server.says("/kaohsiung-sewer", [*rows, "text", 5])
    told = ask("kaohsiung-sewer")
    assert [(one.station, one.value) for one in told.readings] == [("S1", 9)]
    assert told.left == {"twice": 1, "nameless": 1, "placeless": 2, "elsewhere": 1}


def test_a_feed_of_too_many_stations_is_cut_and_says_so(
    server: Loopback, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layers.sensors.gathering.MOST_READINGS", 50)
    server.says("/kaohsiung-sewer", [sewer(f"S{number}") for number in range(53)])
    told = ask("kaohsiung-sewer")
    assert (len(told.readings), told.left) == (50, {"surplus": 3})


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"Data": rows},
        lambda rows: {"contentType": "x", "data": rows},
        lambda rows: {"success": True, "result": {"records": rows}},
        json.dumps,
    ],
)
def test_rows_are_found_in_each_wrapping_of_the_city(
    server: Loopback, ask: Ask, wrap: Callable[[object], object]
) -> None:
    server.says("/kaohsiung-sewer", wrap([sewer()]))
    assert len(ask("kaohsiung-sewer").readings) == 1


def test_names_of_a_feed_are_one_short_line_of_text(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer(stn_name="a\n\u202e<b>" + "長" * 500)])
    name = ask("kaohsiung-sewer").readings[0].name
    assert (name[:6], len(name)) == ("a <b>長", 121)


def test_a_row_of_nothing_but_faults_leaves_the_feed_sound(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer(stage=-999)])
    told = ask("kaohsiung-sewer")
    assert (told.failure, told.answered) == ("", NOON)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (b"", Failure.UNREADABLE),
        (b"<html>down for maintenance</html>", Failure.UNREADABLE),
        (b'[{"stn_no": "S1", ', Failure.UNREADABLE),
        (b"\xff\xfe\x00", Failure.UNREADABLE),
        (b"[" * 100_000, Failure.UNREADABLE),
        (b"9" * 10_000, Failure.UNREADABLE),
        (b"{}", Failure.SHAPE),
        (b"null", Failure.SHAPE),
        (b"[]", Failure.EMPTY),
        (b"[1, 2]", Failure.EMPTY),
    ],
)
def test_an_answer_that_is_broken_says_how(server: Loopback, ask: Ask, answer: bytes, failure: Failure) -> None:
    server.says("/kaohsiung-sewer", answer)
    told = ask("kaohsiung-sewer")
    assert (told.failure, told.readings, told.answered) == (failure, (), None)
