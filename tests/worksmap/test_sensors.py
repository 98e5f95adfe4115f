"""``worksmap sensors`` asks what the file names, once or again and again, and ends when it is told to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layers.sensors import Sensors
from tests.layers.sensors.feeds import Loopback, serving, sewer, write
from worksmap.cli import main


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as loopback:
        yield loopback


@pytest.fixture
def file(server: Loopback, tmp_path: Path) -> Path:
    return write(tmp_path, f'adapter = "kaohsiung-sewer"\nurl = "{server.url}/sewer"')


def ask(file: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["sensors", "fetch", str(file), "--snapshot", str(file.parent / "s.json"), *more])


def test_a_round_is_kept_and_summed_up(server: Loopback, file: Path) -> None:
    server.says("/sewer", [sewer(), sewer("S2", lat=0, lon=0)])
    told = ask(file)
    assert told.exit_code == 0
    terms, line, tally = told.stdout.splitlines()
    assert "All Rights Reserved" in terms
    assert line == "kaohsiung-sewer: 1 dead; left aside: 1 placeless"
    assert tally == "feeds 1 · failed 0 · stations 1 · fresh 0 · degraded 0 · stale 0 · dead 1"
    assert Sensors(file.parent / "s.json").snapshot().feeds[0].readings[0].value == 1.25


def test_a_feed_that_fails_is_one_line_and_its_last_answer_stays(server: Loopback, file: Path) -> None:
    server.says("/sewer", [sewer()])
    ask(file)
    server.says("/sewer", b"<html>")
    told = ask(file, "--json")
    assert told.exit_code == 1
    said = json.loads(told.stdout)
    assert (said["failed"], said["stations"]) == (1, 1)
    assert said["lines"][1].startswith("kaohsiung-sewer: unreadable; kept as of 20")


def test_a_file_that_is_wrong_asks_nobody(server: Loopback, file: Path) -> None:
    file.write_text(file.read_text() + 'colour = "red"')
    told = ask(file)
    assert (told.exit_code, told.stderr.count("\n"), server.asked) == (1, 1, [])
    assert "feed 1: 「colour」: expected adapter" in told.stderr


def test_watching_writes_at_once_lets_nobody_else_write_and_ends_when_it_is_told_to(
    server: Loopback, file: Path
) -> None:
    server.says("/sewer", [sewer()])
    kept = file.parent / "s.json"
    command = [str(Path(sys.executable).with_name("worksmap")), "sensors", "watch", str(file), "--snapshot", str(kept)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watch:  # noqa: S603
        try:
            tally = next(line for line in watch.stdout if " · " in line)
            assert "another `worksmap sensors`" in ask(file).stderr
        finally:
            watch.send_signal(signal.SIGTERM)
        watch.communicate(timeout=30)
    assert (watch.returncode, tally[:31]) == (0, "feeds 1 · failed 0 · stations 1")
    assert Sensors(kept).snapshot().feeds[0].readings[0].station == "S1"
