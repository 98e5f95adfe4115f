"""How old an observation is, in words that a picture can be drawn by."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

FRESH_FOR: Final = timedelta(minutes=10)
DEGRADED_FOR: Final = timedelta(minutes=30)
STALE_FOR: Final = timedelta(minutes=60)
"""Ages up to which an observation is fresh, degraded, stale: what the disaster-prevention team asked for."""
MOST_AHEAD: Final = timedelta(minutes=15)
"""A clock may be this much ahead of ours; what is further ahead is no observation. A row of 2027 was seen in 2026."""


class Age(StrEnum):
    """State of an observation by its age; what has no value that can be believed is dead, however young."""

    FRESH = "fresh"
    DEGRADED = "degraded"
    STALE = "stale"
    DEAD = "dead"


def age_of(observed: datetime | None, now: datetime) -> Age:
    """Tell the state of an observation.

    Parameters
    ----------
    observed : datetime.datetime or None
        With its zone; None where nothing was observed.
    now : datetime.datetime
        With its zone.

    Examples
    --------
    >>> from datetime import UTC
    >>> noon = datetime(2026, 6, 28, 12, tzinfo=UTC)
    >>> [str(age_of(noon - timedelta(minutes=minutes), noon)) for minutes in (-3, 10, 11, 60, 61)]
    ['fresh', 'fresh', 'degraded', 'stale', 'dead']
    """
    if observed is None or is_ahead(observed, now):
        return Age.DEAD
    passed = now - observed
    bounds = ((FRESH_FOR, Age.FRESH), (DEGRADED_FOR, Age.DEGRADED), (STALE_FOR, Age.STALE))
    return next((age for most, age in bounds if passed <= most), Age.DEAD)


def is_ahead(observed: datetime, now: datetime) -> bool:
    """Tell whether an observation is said to come from a future that no clock's error explains."""
    return observed - now > MOST_AHEAD
