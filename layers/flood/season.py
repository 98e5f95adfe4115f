"""What stands by a flood season, and what is only promised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from register import Kind, Phase
from register.period import Period

BEGINS = (5, 1)
"""Month and day: the flood season of Taiwan is May to November (Water Resources Agency:
每年 5 月 1 日至 11 月 30 日)."""


class Standing(StrEnum):
    """What is known of a work when a flood season begins."""

    STANDING = "standing"
    PROMISED = "promised"
    OVERDUE = "overdue"
    LATER = "later"
    UNDATED = "undated"
    STOPPED = "stopped"


BY_THEN = frozenset({Standing.STANDING, Standing.PROMISED, Standing.OVERDUE})
"""What stands by a season, or should by what was promised."""


def begins(year: int) -> date:
    """Give the first day of a year's flood season."""
    return date(year, *BEGINS)


def standing(said: Mapping[str, Any], year: int | None = None) -> Standing:
    """Tell whether a work stands when the flood season of a year begins.

    Parameters
    ----------
    said : mapping
        Its published properties.
    year : int, optional
        Without it: today, which is the day on which promises are weighed.

    Returns
    -------
    Standing
        ``standing``: a document reports it done, and no date says that this was after the season began. ``promised``:
        its whole promised time ends before; ``overdue`` if that time has passed already and nobody reports it done.
        ``later``: it is promised, or was completed, after the season began. ``undated``: no document says when.
        A year that is said without a month ends in December: 「116 年」 is too late for the season of 116 (2027).
    """
    if said["phase"] == Phase.STOPPED:
        return Standing.STOPPED
    ends = Period.parse(said["completion"]).ends if said["completion"] else None
    if said["phase"] == Phase.DONE or said["completion_kind"] == Kind.ACTUAL:
        came_later = said["completion_kind"] == Kind.ACTUAL and _is_after(ends, year)
        return Standing.LATER if came_later else Standing.STANDING
    if ends is None:
        return Standing.UNDATED
    if _is_after(ends, year):
        return Standing.LATER
    return Standing.OVERDUE if said["overdue"] else Standing.PROMISED


def _is_after(ends: date | None, year: int | None) -> bool:
    return year is not None and ends is not None and ends >= begins(year)
