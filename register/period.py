"""Stretches of days that are known to some precision."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from register.errors import WordsError


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True)
class Period:
    """A stretch of days known to some precision.

    Parameters
    ----------
    value : str
        ``2024-06-30``, ``2024-06``, ``2024-Q2``, ``2024`` or, for a range, two of them with ``/`` between.
    precision : Precision
    begins, ends : datetime.date
        First and last day of the period.
    """

    value: str
    precision: Precision
    begins: date
    ends: date

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Period:
        """Make the period of a day, a month or a year (Gregorian)."""
        if month is None:
            return cls(f"{year}", Precision.YEAR, date(year, 1, 1), date(year, 12, 31))
        if day is None:
            last = date(year, month, monthrange(year, month)[1])
            return cls(f"{year}-{month:02d}", Precision.MONTH, date(year, month, 1), last)
        exact = date(year, month, day)
        return cls(exact.isoformat(), Precision.DAY, exact, exact)

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Make the period of a quarter, 1 to 4."""
        last = Period.of(year, number * 3)
        return cls(f"{year}-Q{number}", Precision.QUARTER, date(year, number * 3 - 2, 1), last.ends)

    @classmethod
    def between(cls, first: Period, last: Period) -> Period:
        """Make a range from the first day of one period to the last day of another."""
        return cls(f"{first.value}/{last.value}", Precision.RANGE, first.begins, last.ends)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an ISO date of day, month or year precision, as `documents.toml` has it.

        Raises
        ------
        WordsError
            If the text is none of these.
        """
        parts = text.split("-")
        try:
            return cls.of(*(int(part) for part in parts))
        except (ValueError, TypeError):
            raise WordsError(text, "a date such as 2024-10-09, 2024-10 or 2024") from None
