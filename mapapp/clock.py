"""The clock that the city lives by."""

from datetime import UTC, datetime, timedelta, timezone

KAOHSIUNG = timezone(timedelta(hours=8))
"""One time all year since 1979, so that no table of zones is needed."""


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
