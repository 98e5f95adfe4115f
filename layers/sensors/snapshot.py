"""What all feeds told last, as one file keeps it: the map reads that file, and never waits for a feed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self

from layers.sensors.age import Age
from layers.sensors.reading import Fault, Kind, Reading


@dataclass(frozen=True)
class Told:
    """A feed, and what it told when it last gave a sound answer.

    Parameters
    ----------
    feed : str
        Its id: small letters, digits and ``-``.
    title, source : str
        What it is called, and whose it is.
    asked : datetime.datetime
        When it was last asked.
    answered : datetime.datetime or None
        When it last gave a sound answer: `readings` are of that time. None where it never did.
    failure : str
        Why the last question had no sound answer, one word; empty where it had.
    readings : tuple of Reading
    left : mapping of str to int
        Rows that are no readings, by the reason: ``nameless``, ``placeless``, ``elsewhere``, ``twice``, ``surplus``.
    """

    feed: str
    title: str
    source: str
    asked: datetime
    answered: datetime | None = None
    failure: str = ""
    readings: tuple[Reading, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Snapshot:
    """All feeds at one time.

    Parameters
    ----------
    written : datetime.datetime
        When the feeds were last asked, with its zone.
    feeds : tuple of Told
    """

    written: datetime
    feeds: tuple[Told, ...] = ()

    @property
    def observed(self) -> datetime | None:
        """Time of the newest observation that is believed; None where there is none."""
        times = (one.observed for each in self.feeds for one in each.readings if one.value is not None and one.observed)
        return max(times, default=None)

    def ages(self, now: datetime) -> Counter[Age]:
        """Count stations by their state at `now`."""
        return Counter(one.age(now) for each in self.feeds for one in each.readings)

    def write(self) -> str:
        """Write it as JSON; times are ISO 8601 with their zone."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `write` wrote.

        Raises
        ------
        ValueError, KeyError, TypeError
            If it is something else.
        """
        facts = json.loads(text)
        return cls(datetime.fromisoformat(facts["written"]), tuple(_told(each) for each in facts["feeds"]))


def _told(facts: dict[str, Any]) -> Told:
    times = {"asked": datetime.fromisoformat(facts["asked"]), "answered": _time(facts["answered"])}
    return Told(**facts | times | {"readings": tuple(_reading(each) for each in facts["readings"])})


def _reading(facts: dict[str, Any]) -> Reading:
    fault = facts["fault"] and Fault(facts["fault"])
    return Reading(**facts | {"kind": Kind(facts["kind"]), "fault": fault, "observed": _time(facts["observed"])})


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
