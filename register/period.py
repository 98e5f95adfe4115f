"""Stretches of days that are known to some precision."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from register.errors import WordsError

WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", re.ASCII
)
EXPECTED = "a date such as 2024-10-09, 2024-10, 2024-Q4 or 2024"


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
        """Make a range from the first day of one period to the last day of another.

        Raises
        ------
        WordsError
            If the second begins before the first, or one of them is a range itself.
        """
        value = f"{first.value}/{last.value}"
        if last.begins < first.begins or Precision.RANGE in (first.precision, last.precision):
            raise WordsError(value, "a range that runs forward from one date to another")
        return cls(value, Precision.RANGE, first.begins, last.ends)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period back from its value.

        Raises
        ------
        WordsError
            If the text is none of the forms in which values are written.

        Examples
        --------
        >>> Period.parse("2024-Q2").ends.isoformat(), Period.parse("2024-02/2024-09").precision.value
        ('2024-06-30', 'range')
        """
        first, slash, last = text.partition("/")
        if slash:
            return cls.between(cls.parse(first), cls.parse(last))
        form = WRITTEN.fullmatch(text)
        if form is None:
            raise WordsError(text, EXPECTED)
        try:
            if form["quarter"]:
                return cls.quarter(int(form["year"]), int(form["quarter"]))
            return cls.of(*(int(form[part]) for part in ("year", "month", "day") if form[part]))
        except ValueError:
            raise WordsError(text, EXPECTED) from None
