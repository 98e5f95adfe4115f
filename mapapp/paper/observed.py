"""What sensors had told when a sheet was printed, in words: how old it is, how many stations are in which state."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from layers.sensors import Age, Snapshot
from mapapp.clock import minute
from mapapp.paper.moment import Moment
from mapapp.paper.sheet import Sheet
from mapapp.paper.station import Station
from mapapp.words import Words

AGES: Final = (
    ("minutes", timedelta(minutes=1), 120),
    ("hours", timedelta(hours=1), 48),
    ("days", timedelta(days=1), 0),
)
"""Unit, its length, and up to how many of it an age is said in it."""
LONGEST: Final = 60
"""Letters of the feeds' sources that a sheet has room for."""


def sensors(sheet: Sheet, moment: Moment | None, words: Words) -> list[str]:
    """Say what sensors had told: of the whole city, or of the stations on a sheet that has them."""
    if moment is None or not moment.has_sensors:
        return [words("situation.no_sensors")]
    if moment.snapshot is None:
        return [words("situation.unread_sensors")]
    snapshot, at = moment.snapshot, moment.at
    told = _states(snapshot.ages(at), words) if sheet.stations is None else _on(sheet.stations, words)
    if sheet.order.sensors and sheet.stations is None:
        told.append(words("gauge.elsewhere"))
    silent = sum(bool(feed.failure) for feed in snapshot.feeds)
    whose = words("sensors.source", source=_sources(snapshot, words)) if sheet.order.sensors else ""
    lines = (*_times(snapshot, at, words), *told, words("situation.silent", n=silent) if silent else "", whose)
    return [one for one in lines if one]


def caution(sheet: Sheet, moment: Moment | None, words: Words) -> str:
    """Say what no station can be trusted for, where a sheet has stations."""
    return words("sensors.caution") if sheet.order.sensors and moment and moment.snapshot else ""


def age(passed: timedelta, words: Words) -> str:
    """Say how long ago something was; a clock that is a little ahead says 0 minutes."""
    passed = max(passed, timedelta())
    unit, length, _ = next(one for one in AGES if passed < one[2] * one[1] or not one[2])
    return words(f"situation.{unit}", n=passed // length)


def _times(snapshot: Snapshot, at: datetime, words: Words) -> Iterable[str]:
    """Say how many stations there are, how old a snapshot is, and how old its newest observation."""
    count, asked = snapshot.ages(at).total(), minute(snapshot.written)
    yield words("situation.sensors", n=count, time=f"{asked:%Y-%m-%d %H:%M}", age=age(at - asked, words))
    if snapshot.observed:
        seen = minute(snapshot.observed)
        yield words("situation.newest", time=f"{seen:%Y-%m-%d %H:%M}", age=age(at - seen, words))


def _states(counts: Counter[Age], words: Words) -> list[str]:
    states = (words(f"situation.{state}", n=counts[state]) for state in Age if counts[state])
    return [words("mark.list").join(states)]


def _sources(snapshot: Snapshot, words: Words) -> str:
    """Name whose the feeds are, each once."""
    said = words("mark.list").join(dict.fromkeys(feed.source for feed in snapshot.feeds if feed.source))
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def _on(stations: Sequence[Station], words: Words) -> list[str]:
    """Say how many stations lie on a sheet, in which states, and how many of them tell of water."""
    counts = Counter(one.age for one in stations)
    here = words("gauge.here", n=len(stations))
    wet = sum(one.tells_of_water for one in stations)
    told = words("gauge.wet", n=wet) if wet else words("gauge.none_wet")
    return [here, *(_states(counts, words) if counts else []), told]
