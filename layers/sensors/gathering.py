"""Readings of one answer, each station once, and a count of the rows that are none."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from layers.sensors.reading import Reading

MOST_READINGS = 5000
"""Stations of one feed that are kept; the largest known has 300."""
NEVER = datetime.min.replace(tzinfo=UTC)


class Gathered:
    """Readings as they come in.

    Parameters
    ----------
    now : datetime.datetime
        With its zone.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.left: Counter[str] = Counter()
        self._by_station: dict[str, Reading] = {}

    def add(self, found: Reading | str) -> None:
        """Take a reading, or the reason why a row is none. Of a station told twice the newest sound one counts."""
        if isinstance(found, str):
            self.left[found] += 1
            return
        before = self._by_station.get(found.station)
        if before is not None:
            self.left["twice"] += 1
            found = max(before, found, key=_worth)
        elif len(self._by_station) >= MOST_READINGS:
            self.left["surplus"] += 1
            return
        self._by_station[found.station] = found

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings, by station."""
        return tuple(self._by_station[name] for name in sorted(self._by_station))


def _worth(one: Reading) -> tuple[bool, datetime]:
    return one.value is not None, one.observed or NEVER
