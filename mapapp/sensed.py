"""Sensors in words: values, times in Taiwan, states, and what was not believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from layers.sensors import Age, Mark, Reading, Snapshot, Told, mark_of
from layers.sensors.age import DEGRADED_FOR, FRESH_FOR, STALE_FOR
from mapapp.clock import KAOHSIUNG
from mapapp.words import Words

HALTED = timedelta(minutes=10)
"""A snapshot that is older was left behind by a command that no longer runs."""
MINUTES = {str(age): int(most / timedelta(minutes=1)) for age, most in (
    (Age.FRESH, FRESH_FOR), (Age.DEGRADED, DEGRADED_FOR), (Age.STALE, STALE_FOR)
)}  # fmt: skip
"""State → minutes up to which it holds: a page that is open grows older by itself."""
_ORDER = {mark: order for order, mark in enumerate((Mark.WARNING, Mark.NOTICE, Mark.CALM))}


@dataclass(frozen=True)
class Sensed:
    """A snapshot at one time, in one language.

    Parameters
    ----------
    snapshot : Snapshot
    now : datetime.datetime
        With its zone.
    words : Words
    """

    snapshot: Snapshot
    now: datetime
    words: Words

    def clock(self, time: datetime) -> str:
        """Say a time as Taiwan's clocks do; the day too, where it is not today."""
        there, today = time.astimezone(KAOHSIUNG), self.now.astimezone(KAOHSIUNG).date()
        return f"{there:%H:%M}" if there.date() == today else f"{there:%Y-%m-%d %H:%M}"

    def head(self) -> dict[str, Any]:
        """Give what concerns all feeds."""
        newest = self.snapshot.observed
        return {
            "on": True,
            "now": _iso(self.now),
            "written": _iso(self.snapshot.written),
            "observed": newest and _iso(newest),
            "minutes": MINUTES,
            "caution": self.words("sensors.caution"),
            "said": self.said(),
            "feeds": [self.feed(one) for one in self.snapshot.feeds],
        }

    def said(self) -> str:
        """Say when the feeds were last asked, or that nobody asks them any more."""
        halted = self.now - self.snapshot.written > HALTED
        return self.words("sensors.halted" if halted else "sensors.written", time=self.clock(self.snapshot.written))

    def feed(self, one: Told) -> dict[str, Any]:
        """Give the facts of a feed."""
        ages = Snapshot(self.snapshot.written, (one,)).ages(self.now)
        return {
            "id": one.feed,
            "title": one.title,
            "source": one.source,
            "asked": _iso(one.asked),
            "answered": one.answered and _iso(one.answered),
            "failure": one.failure or None,
            "failed": self.failed(one),
            "stations": len(one.readings),
            "states": {str(age): ages[age] for age in Age},
            "left": dict(one.left),
        }

    def failed(self, one: Told) -> str | None:
        """Say why a feed gave no answer, and of when its readings are then."""
        if not one.failure:
            return None
        told = {"title": one.title, "failure": self.words.section("sensor_failure")[one.failure]}
        if one.answered is None:
            return self.words("sensors.failed", **told)
        return self.words("sensors.failed_since", **told, time=self.clock(one.answered))

    def reading(self, feed: Told, one: Reading) -> dict[str, Any]:
        """Give a station's facts, each with its words."""
        age, mark = one.age(self.now), self.mark(one)
        return {
            "feed": feed.feed,
            "station": one.station,
            "name": one.name,
            "place": one.place,
            "kind": str(one.kind),
            "unit": one.unit,
            "value": one.value,
            "fault": one.fault and str(one.fault),
            "observed": one.observed and _iso(one.observed),
            "state": str(age),
            "mark": str(mark),
            **dict(one.more),
            "said": self.value(one),
            "beside": self.beside(one),
            "clock": self.clock(one.observed) if one.observed else None,
            "marked": self.marked(one, mark),
        }

    def mark(self, one: Reading) -> Mark:
        """Judge a reading; what is dead calls for nothing."""
        return Mark.CALM if one.age(self.now) is Age.DEAD else mark_of(one)

    def marked(self, one: Reading, mark: Mark) -> str | None:
        """Say what a value calls for, or nothing."""
        return None if mark is Mark.CALM else str(self.words.section("sensor_mark")[f"{one.kind}_{mark}"])

    def value(self, one: Reading) -> str:
        """Say a value, or why there is none."""
        if one.fault:
            return str(self.words.section("sensor_fault")[one.fault])
        return str(self.words.section("sensor_value")[one.kind]).format(n=f"{one.value:g}")

    def last(self, one: Reading) -> str:
        """Say a value, and of a station that is dead that it was its last."""
        said = self.value(one)
        return self.words("sensors.last", said=said) if one.age(self.now) is Age.DEAD and not one.fault else said

    def beside(self, one: Reading) -> str:
        """Say what a feed tells beside the value: levels of warning, other sums of rain."""
        texts = self.words.section("sensor_more")
        return self.words("mark.list").join(str(texts[name]).format(n=f"{n:g}") for name, n in one.more.items())

    def when(self, one: Reading) -> str:
        """Say when a station observed; how many minutes ago, while that is what counts."""
        if one.observed is None:
            return self.words("sensors.never")
        minutes = int((self.now - one.observed) / timedelta(minutes=1))
        recent = 0 <= minutes <= MINUTES[Age.STALE]
        return self.words("sensors.ago" if recent else "sensors.at", clock=self.clock(one.observed), n=minutes)

    def rows(self, one: Told) -> list[Reading]:
        """Order a feed's stations: those first that call for a look, the dead last."""
        ages = list(Age)
        return sorted(
            one.readings, key=lambda each: (_ORDER[self.mark(each)], ages.index(each.age(self.now)), each.name)
        )


def _iso(time: datetime) -> str:
    return time.astimezone(KAOHSIUNG).isoformat(timespec="seconds")
