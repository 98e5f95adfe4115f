"""Numbers and times as feeds write them; what means nothing, and what cannot be."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from layers.sensors.adapters import rules
from layers.sensors.reading import Fault, Kind

TICKS = re.compile(r"/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/", re.ASCII)
"""Milliseconds since 1970, as older services of .NET write a time."""
SLASHES = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
MOST_LETTERS = 40


def read_number(said: object) -> float | Fault:
    """Read a number, or say why there is none: missing, a sign for 「no value」, or words.

    Examples
    --------
    >>> [read_number(said) for said in ("1.25", 0, None, "--", -999.0, "dry")]
    [1.25, 0.0, <Fault.MISSING: 'missing'>, <Fault.MISSING: 'missing'>, <Fault.SENTINEL: 'sentinel'>, \
<Fault.UNREADABLE: 'unreadable'>]
    """
    nothing = rules()["nothing"]
    if said is None or (isinstance(said, str) and said.strip().casefold() in nothing["texts"]):
        return Fault.MISSING
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return Fault.UNREADABLE
    try:
        number = float(said)
    except (ValueError, OverflowError):
        return Fault.UNREADABLE
    if math.isnan(number):
        return Fault.MISSING
    return Fault.SENTINEL if number < nothing["below"] or number in nothing["values"] else number


def read_value(said: object, kind: Kind, factor: float = 1) -> float | Fault:
    """Read a value of a kind, in its unit; `factor` makes that of the feed's.

    Examples
    --------
    >>> [read_value(said, Kind.FLOOD_DEPTH) for said in ("12.0", -3, 1e300)]
    [12.0, <Fault.IMPOSSIBLE: 'impossible'>, <Fault.IMPOSSIBLE: 'impossible'>]
    """
    number = read_number(said)
    if isinstance(number, Fault):
        return number
    # a factor is no reason for fourteen decimals
    number = round(number * factor, 6)
    bounds = rules()["bounds"][kind]
    return number if bounds["low"] <= number <= bounds["high"] else Fault.IMPOSSIBLE


def read_time(said: object, hours: float = 8) -> datetime | None:
    """Read a time; one without a zone is `hours` ahead of UTC. None where it is none.

    Examples
    --------
    >>> said = ("2026-06-28T12:30:00", "2026/6/28 12:30", "2026-06-28T04:30:00Z", "/Date(1782621000000)/", "soon", None)
    >>> [time and time.isoformat() for time in map(read_time, said)][:3]
    ['2026-06-28T04:30:00+00:00', '2026-06-28T04:30:00+00:00', '2026-06-28T04:30:00+00:00']
    >>> [time and time.isoformat() for time in map(read_time, said)][3:]
    ['2026-06-28T04:30:00+00:00', None, None]
    """
    if not isinstance(said, str) or len(said) > MOST_LETTERS:
        return None
    text = said.strip()
    try:
        if found := TICKS.fullmatch(text):
            return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(found[1]))
        if found := SLASHES.fullmatch(text):
            time = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # six numbers
        else:
            time = datetime.fromisoformat(text)
        return (time if time.tzinfo else time.replace(tzinfo=timezone(timedelta(hours=hours)))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def observed_at(row: Mapping[str, Any]) -> datetime | None:
    """Read the time of a row (its names in small letters) from the first field that has one."""
    times = (read_time(row.get(one["name"].casefold()), one["hours"]) for one in rules()["times"]["fields"])
    return next((time for time in times if time), None)


def read_place(lon: object, lat: object) -> tuple[float, float] | str:
    """Read a place in degrees, or say why a station has none here: ``placeless`` or ``elsewhere``."""
    numbers = read_number(lon), read_number(lat)
    if isinstance(numbers[0], Fault) or isinstance(numbers[1], Fault) or not any(numbers):
        return "placeless"
    city = rules()["city"]
    inside = city["west"] <= numbers[0] <= city["east"] and city["south"] <= numbers[1] <= city["north"]
    return (round(numbers[0], 6), round(numbers[1], 6)) if inside else "elsewhere"
