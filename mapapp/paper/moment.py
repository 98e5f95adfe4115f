"""The moment at which a situation sheet is printed, and what the sensors had told by then."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Self

from layers.sensors import Sensors, Snapshot

KAOHSIUNG = timezone(timedelta(hours=8))
"""One time all year."""


@dataclass(frozen=True)
class Moment:
    """When a sheet is printed.

    Parameters
    ----------
    at : datetime
        With its zone, in Kaohsiung's time; to the minute.
    has_sensors : bool
        Whether an operator has set sensors up.
    snapshot : Snapshot or None
        What they told last; None where nothing can be read.
    """

    at: datetime
    has_sensors: bool = False
    snapshot: Snapshot | None = None

    @classmethod
    def of(cls, at: datetime, sensors: Sensors) -> Self:
        """Take what sensors have told by now."""
        return cls(minute(at), sensors.is_on, sensors.snapshot())


def now() -> datetime:
    """Give this minute in Kaohsiung."""
    return minute(datetime.now(UTC))


def minute(at: datetime) -> datetime:
    """Give a time as a sheet says it: in Kaohsiung, without seconds.

    Examples
    --------
    >>> minute(datetime(2026, 11, 21, 20, 59, 59, tzinfo=UTC)).isoformat()
    '2026-11-22T04:59:00+08:00'
    """
    return at.astimezone(KAOHSIUNG).replace(second=0, microsecond=0)
