"""Feeds that are a list of rows, in whichever wrapping, and the readings in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from layers.errors import FeedError
from layers.sensors.adapters import Adapter
from layers.sensors.age import is_ahead
from layers.sensors.failure import Failure
from layers.sensors.gathering import Gathered
from layers.sensors.reading import Fault, Kind, Reading
from layers.sensors.values import observed_at, read_place, read_value
from layers.sensors.wanted import Feed

Ask = Callable[[str], object]
"""Gives the JSON at an address, or raises `FeedError`."""
WRAPPINGS = ("data", "value", "result", "records", "d")
"""Members in which a list of rows was seen: the city's open data in three generations, CKAN, older .NET."""
DEPTH = 4
MOST_LETTERS = 120


def read_rows(feed: Feed, ask: Ask, now: datetime) -> Gathered:
    """Ask a feed of rows, and read it.

    Raises
    ------
    FeedError
        If it does not answer, or with something else.
    """
    places = _by_station(rows_of(ask(feed.places)), feed.adapter) if feed.places else {}
    gathered = Gathered(now)
    for row in rows_of(ask(feed.url)):
        name = text(_first(row, feed.adapter.fields["station"]))
        gathered.add(_reading(feed, {**places.get(name, {}), **_filled(row)}, now))
    return gathered


def rows_of(document: object, depth: int = 0) -> list[Mapping[str, Any]]:
    """Find the list of rows in a document; names of fields in small letters.

    Raises
    ------
    FeedError
        If there is none.
    """
    if isinstance(document, list):
        return [
            {str(name).casefold(): value for name, value in row.items()} for row in document if isinstance(row, dict)
        ]
    if isinstance(document, dict) and depth < DEPTH:
        folded = {name.casefold(): value for name, value in document.items()}
        for name in WRAPPINGS:
            if isinstance(folded.get(name), list | dict):
                return rows_of(folded[name], depth + 1)
    raise FeedError(Failure.SHAPE, "expected a list of rows")


def text(said: object) -> str:
    """Give a text of a feed within one short line; numbers are written out, everything else is none."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in str(said)).split())
    return line if len(line) <= MOST_LETTERS else line[:MOST_LETTERS] + "…"


def judged(value: float | Fault, observed: datetime | None, now: datetime) -> float | Fault:
    """Believe a value only if the time of its observation is known and no future."""
    if observed is None:
        return Fault.UNTIMED
    return Fault.FUTURE if is_ahead(observed, now) else value


def _reading(feed: Feed, row: Mapping[str, Any], now: datetime) -> Reading | str:
    fields = feed.adapter.fields
    station = text(_first(row, fields["station"]))
    place = read_place(_first(row, fields["lon"]), _first(row, fields["lat"]))
    if not station or isinstance(place, str):
        return place if station and isinstance(place, str) else "nameless"
    observed = observed_at(row)
    value = judged(read_value(_first(row, fields["value"]), feed.kind), observed, now)
    sound, fault = (None, value) if isinstance(value, Fault) else (value, None)
    name, where = text(_first(row, fields["called"])) or station, text(_first(row, fields["place"]))
    more = {} if fault in {Fault.FUTURE, Fault.UNTIMED} else _more(row, feed.adapter, feed.kind)
    return Reading(
        station, name, feed.kind, *place, observed=observed, value=sound, fault=fault, place=where, more=more
    )


def _more(row: Mapping[str, Any], adapter: Adapter, kind: Kind) -> dict[str, float]:
    read = {name: read_value(row.get(field.casefold()), kind) for name, field in adapter.more.items()}
    sound = {name: value for name, value in read.items() if not isinstance(value, Fault)}
    # see `zero_warnings` in adapters.toml
    return {name: value for name, value in sound.items() if value or name not in {"alert", "alarm"}}


def _first(row: Mapping[str, Any], names: Iterable[str]) -> object:
    found = (row.get(name.casefold()) for name in names)
    return next((value for value in found if value is not None and value != ""), None)


def _filled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _by_station(rows: list[Mapping[str, Any]], adapter: Adapter) -> dict[str, Mapping[str, Any]]:
    # only places and names are taken from there: a time or value of the list of stations is none of an observation
    kept = {name.casefold() for field in ("called", "place", "lon", "lat") for name in adapter.fields[field]}
    placed = ((text(_first(row, adapter.fields["station"])), row) for row in rows)
    return {station: {name: row[name] for name in kept & row.keys()} for station, row in placed if station}
