"""``worksmap sensors``: asks the feeds that an operator names, and keeps what they told in one file."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click

from layers.sensors import Age, Sensors, Snapshot, Told
from layers.sensors.asking import Round
from layers.sensors.fetching import Bounds
from layers.sensors.keeping import keep, kept_alone
from layers.sensors.wanted import Feed, read_wanted
from worksmap.telling import ROOT, json_option, plainly, tell

file_argument = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
snapshot_option = click.option(
    "--snapshot",
    type=click.Path(dir_okay=False, path_type=Path),
    default=ROOT / "var" / "sensors.json",
    envvar="WORKSMAP_SENSORS",
    show_envvar=True,
    help="Where what they told is kept, and read by who serves or prints.",
)


@click.group(name="sensors")
def sensors() -> None:
    """Live sensors: sewer levels, flood sensors, rain, as FILE (TOML) names them. Nothing is asked unless this runs."""


@sensors.command(name="fetch")
@file_argument
@snapshot_option
@json_option
@plainly
def fetch_command(file: Path, snapshot: Path, as_json: bool) -> None:
    """Ask every feed once; 1 at the end if none of them answered."""
    wanted = read_wanted(file)
    with kept_alone(snapshot):
        seen = _once(wanted.feeds, Round(Bounds(wanted.seconds)), snapshot)
    tally, lines = _said(seen)
    tell(tally, [*_terms(wanted.feeds), *lines], as_json)
    if all(one.failure for one in seen.feeds):
        raise click.exceptions.Exit(1)


@sensors.command(name="watch")
@file_argument
@snapshot_option
@json_option
@plainly
def watch_command(file: Path, snapshot: Path, as_json: bool) -> None:
    """Ask every feed, every minute or as FILE says (`every`, seconds), until it is told to end."""
    wanted, ended = read_wanted(file), threading.Event()
    turns = Round(Bounds(wanted.seconds))
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: ended.set())
    for line in _terms(wanted.feeds):
        click.echo(line, err=True)
    with kept_alone(snapshot):
        _every(wanted.every_s, ended, lambda: tell(*_said(_once(wanted.feeds, turns, snapshot)), as_json))


def _every(seconds: float, ended: threading.Event, act: Callable[[], None]) -> None:
    """Act again and again, each time so long after the last beginning."""
    while not ended.is_set():
        began = time.monotonic()
        act()
        ended.wait(max(0, began + seconds - time.monotonic()))


def _once(feeds: tuple[Feed, ...], turns: Round, path: Path) -> Snapshot:
    seen = turns.ask(feeds, Sensors(path).snapshot())
    keep(seen, path)
    return seen


def _terms(feeds: tuple[Feed, ...]) -> list[str]:
    return [f"{one.id}: {one.adapter.terms}" for one in feeds if one.adapter.terms]


def _said(seen: Snapshot) -> tuple[dict[str, int | str], list[str]]:
    ages = seen.ages(seen.written)
    failed = sum(1 for one in seen.feeds if one.failure)
    tally: dict[str, int | str] = {"feeds": len(seen.feeds), "failed": failed, "stations": ages.total()}
    return tally | {str(age): ages[age] for age in Age}, [_line(one, seen) for one in seen.feeds]


def _line(one: Told, seen: Snapshot) -> str:
    ages = Snapshot(seen.written, (one,)).ages(seen.written)
    stations = ", ".join(f"{ages[age]} {age}" for age in Age if ages[age]) or "no station"
    left = ", ".join(f"{count} {why}" for why, count in sorted(one.left.items()))
    aside = f"; left aside: {left}" if left else ""
    if not one.failure:
        return f"{one.feed}: {stations}{aside}"
    kept = f"kept as of {one.answered:%Y-%m-%d %H:%M} UTC: {stations}" if one.answered else "nothing known"
    return f"{one.feed}: {one.failure}; {kept}"
