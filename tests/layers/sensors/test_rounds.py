"""A round ends in time whatever a feed does, and what was known stays known with its age."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from layers.sensors import Age, Failure, Snapshot, Told
from layers.sensors.asking import Round
from layers.sensors.fetching import Bounds
from tests.layers.sensors.feeds import NOON, Loopback, feeds, flood, rain, said, sewer

Ask = Callable[..., Told]
SHORT = Bounds(seconds=0.3, bytes=1_000_000)
EVIL = {
    "slow": (lambda server: server.trickles("/kaohsiung-sewer"), Failure.SLOW),
    "silent": (lambda server: server.hangs("/kaohsiung-sewer"), Failure.SLOW),
    "huge": (lambda server: server.pours("/kaohsiung-sewer"), Failure.HUGE),
    "gone": (lambda server: server.says("/kaohsiung-sewer", [], 503), Failure.REFUSED),
    "moved": (lambda server: server.says("/kaohsiung-sewer", [], 302, Location=f"{server.url}/other"), Failure.MOVED),
}


@pytest.mark.parametrize("how", EVIL)
def test_a_feed_that_fails_keeps_what_it_told_last(server: Loopback, ask: Ask, how: str) -> None:
    server.says("/kaohsiung-sewer", [sewer()])
    before = Snapshot(NOON, (ask("kaohsiung-sewer"),))
    make, failure = EVIL[how]
    make(server)
    later = NOON + timedelta(minutes=40)
    began = time.monotonic()
    told = ask("kaohsiung-sewer", before=before, now=later, bounds=SHORT)
    assert time.monotonic() - began < 5
    assert (told.failure, told.asked, told.answered) == (failure, later, NOON)
    assert [(one.value, one.age(later)) for one in told.readings] == [(1.25, Age.STALE)]
    assert [path for path in server.asked if path == "/other"] == []


def test_nobody_answering_is_told_as_such(server: Loopback, tmp_path: Path) -> None:
    server.ended.set()
    nobody = 'adapter = "kaohsiung-sewer"\nurl = "http://127.0.0.1:9/"'
    (told,) = Round(SHORT, lambda: NOON).ask(feeds(tmp_path, nobody)).feeds
    assert (told.failure, told.readings) == (Failure.UNREACHABLE, ())


def test_one_feed_that_hangs_holds_up_no_other_and_is_not_asked_twice(
    server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layers.sensors.asking.GRACE_S", 0.1)
    server.dawdles("/a")
    server.says("/b", [flood()])
    sewers, floods = (f'adapter = "kaohsiung-{name}"\nurl = "{server.url}' for name in ("sewer", "flood"))
    asked, turns = feeds(tmp_path, f'{sewers}/a"', f'{floods}/b"'), Round(SHORT, lambda: NOON)
    first = turns.ask(asked)
    again = turns.ask(asked, first)
    assert [one.failure for one in (*first.feeds, *again.feeds)] == ["slow", "", "slow", ""]
    assert (server.asked.count("/a"), server.asked.count("/b")) == (1, 2)


def test_a_station_that_is_told_of_no_more_is_dead_and_forgotten_after_a_day(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-sewer", [sewer(), sewer("S2")])
    before = Snapshot(NOON, (ask("kaohsiung-sewer"),))
    server.says("/kaohsiung-sewer", [sewer("S2", time=said(-120))])
    later = NOON + timedelta(hours=2)
    told = ask("kaohsiung-sewer", before=before, now=later)
    assert [(one.station, one.age(later)) for one in told.readings] == [("S1", Age.DEAD), ("S2", Age.FRESH)]
    server.says("/kaohsiung-sewer", [sewer("S2", time=said(-26 * 60))])
    at_last = ask("kaohsiung-sewer", before=Snapshot(later, (told,)), now=NOON + timedelta(hours=26))
    assert [one.station for one in at_last.readings] == ["S2"]


def test_where_the_gauges_are_unknown_there_is_no_rain(server: Loopback, ask: Ask) -> None:
    server.says("/kaohsiung-rain", [rain()])
    assert ask("kaohsiung-rain").failure == Failure.REFUSED


def test_all_answers_of_a_feed_share_its_bytes(server: Loopback, ask: Ask) -> None:
    server.says("/places", b" " * 700_000 + b"[]")
    server.says("/kaohsiung-rain", b" " * 700_000 + b"[]")
    assert ask("kaohsiung-rain", bounds=Bounds(seconds=10, bytes=1_000_000)).failure == Failure.HUGE
