"""Why a feed gave no answer that can be used."""

from enum import StrEnum


class Failure(StrEnum):
    """One word each, which is kept and said; what exactly happened is logged.

    ``astray``: it led to another service. ``shape``: it answered something else than rows or data streams. ``empty``:
    no row of it was a station.
    """

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    REFUSED = "refused"
    MOVED = "moved"
    HUGE = "huge"
    UNREADABLE = "unreadable"
    SHAPE = "shape"
    EMPTY = "empty"
    ASTRAY = "astray"
