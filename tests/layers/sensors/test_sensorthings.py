"""A SensorThings service is read page by page, in our units, and leads nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from layers.sensors import Age, Failure, Fault, Told
from tests.layers.sensors.feeds import NOON, Loopback, stream

Ask = Callable[..., Told]
STREAMS = "/sensorthings/Datastreams"


def test_a_data_stream_is_a_station_with_its_last_observation(server: Loopback, ask: Ask) -> None:
    server.says(STREAMS, {"value": [stream()]})
    (one,) = ask("sensorthings").readings
    assert (one.station, one.name, one.lon, one.lat) == ("T1", "三多路", 120.32, 22.61)
    assert (one.value, one.unit, one.age(NOON)) == (12.0, "cm", Age.FRESH)
    asked = parse_qs(urlsplit(server.asked[0]).query)
    assert asked["$expand"] == ["Thing,Thing/Locations,Observations($orderby=phenomenonTime desc;$top=1)"]


def test_every_page_is_read(server: Loopback, ask: Ask) -> None:
    last = stream("T3")
    pages = iter([stream("T1"), stream("T2"), last])

    def answer(handler: object) -> None:
        one = next(pages)
        # a service behind another name links to a host that nobody outside can reach: the question alone counts
        more = {} if one is last else {"@iot.nextLink": "http://inside:8080/v1.0/Datastreams?$skip=1"}
        server.says("/page", {"value": [one], **more})
        server.answers["/page"](handler)

    server.answers[STREAMS] = answer
    assert [one.station for one in ask("sensorthings").readings] == ["T1", "T2", "T3"]
    assert server.asked[1:] == [f"{STREAMS}?$skip=1"] * 2


@pytest.mark.parametrize(
    "link",
    [
        "http://169.254.169.254/latest",
        "//example.org/Datastreams",
        "file:///etc/passwd",
        "../../other",
        "?$skip=1&name=水",
    ],
)
def test_a_link_to_anywhere_else_is_not_followed(server: Loopback, ask: Ask, link: str) -> None:
    server.says(STREAMS, {"value": [stream()], "@iot.nextLink": link})
    assert ask("sensorthings").failure == Failure.ASTRAY
    assert len(server.asked) == 1


def test_pages_in_a_circle_come_to_an_end(server: Loopback, ask: Ask) -> None:
    server.says(STREAMS, {"value": [stream()], "@iot.nextLink": "Datastreams?$skip=1"})
    assert (ask("sensorthings").failure, len(server.asked)) == (Failure.HUGE, 60)


@pytest.mark.parametrize(
    ("unit", "result", "expected"),
    [
        ("cm", 12, 12.0),
        ("公分", "12.5", 12.5),
        ("公尺", 0.3, 30.0),
        ("", 0.3, Fault.UNREADABLE),
        ("V", 3.6, Fault.UNREADABLE),
        ("cm", -999, Fault.SENTINEL),
        ("m", -99, Fault.SENTINEL),
        ("cm", None, Fault.MISSING),
        ("cm", {"a": 1}, Fault.UNREADABLE),
    ],
)
def test_values_are_in_our_unit_or_none(
    server: Loopback, ask: Ask, unit: str, result: object, expected: float | Fault
) -> None:
    server.says(STREAMS, {"value": [stream(unit=unit, result=result)]})
    (one,) = ask("sensorthings").readings
    assert (one.fault or one.value, one.value is None) == (expected, isinstance(expected, Fault))


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({"Thing": None}, "nameless"),
        ({"Thing": {"@iot.id": 5, "Locations": []}}, "placeless"),
        (
            {"Thing": {"@iot.id": 5, "Locations": [{"location": {"type": "Point", "coordinates": ["x", None]}}]}},
            "placeless",
        ),
        (
            {"Thing": {"@iot.id": 5, "Locations": [{"location": {"type": "Point", "coordinates": [22.6, 120.3]}}]}},
            "elsewhere",
        ),
    ],
)
def test_a_stream_without_a_station_or_a_place_is_left_aside(
    server: Loopback, ask: Ask, changed: dict[str, object], left: str
) -> None:
    server.says(STREAMS, {"value": [stream(), stream("T2", **changed)]})
    told = ask("sensorthings")
    assert (len(told.readings), told.left) == (1, {left: 1})


@pytest.mark.parametrize("seen", [[], None, [{"result": 1}], [{"result": 1, "phenomenonTime": "soon"}]])
def test_a_station_without_an_observation_is_dead(server: Loopback, ask: Ask, seen: object) -> None:
    server.says(STREAMS, {"value": [stream(Observations=seen)]})
    (one,) = ask("sensorthings").readings
    assert (one.value, one.age(NOON)) == (None, Age.DEAD)


def test_of_a_stretch_of_time_the_end_counts(server: Loopback, ask: Ask) -> None:
    seen = [{"phenomenonTime": "2026-06-28T02:00:00Z/2026-06-28T03:40:00Z", "result": 1}]
    server.says(STREAMS, {"value": [stream(unit="cm", Observations=seen)]})
    assert ask("sensorthings").readings[0].age(NOON) == Age.DEGRADED
