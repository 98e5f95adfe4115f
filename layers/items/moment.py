"""A stretch of time as OGC API – Features asks for it: a day, an instant, or an interval with open ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from layers.errors import QueryError

EXPECTED = "a day such as 2026-05-01, an instant such as 2026-05-01T00:00:00Z, or two of them (or ..) joined by /"
OPEN = ("..", "")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})", re.ASCII)
FIRST, LAST = "0000-00-00", "9999-99-99"
MOST_PARTS = 2


@dataclass(frozen=True)
class Moment:
    """First and last day that are asked for, ISO 8601; what is known of works is known by the day at best.

    Parameters
    ----------
    begins, ends : str
    """

    begins: str
    ends: str

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read the parameter ``datetime``.

        Raises
        ------
        QueryError
            If it is none of the forms of RFC 3339, has both ends open, or runs backwards.

        Examples
        --------
        >>> Moment.parse("2026-01-01/..")
        Moment(begins='2026-01-01', ends='9999-99-99')
        """
        parts = text.split("/")
        if len(parts) > MOST_PARTS or all(part in OPEN for part in parts):
            raise QueryError("datetime", text, EXPECTED)
        begins = FIRST if parts[0] in OPEN and len(parts) > 1 else _day(parts[0], text)
        ends = LAST if parts[-1] in OPEN and len(parts) > 1 else _day(parts[-1], text)
        if begins > ends:
            raise QueryError("datetime", text, "an interval that runs forward")
        return cls(begins, ends)


def _day(part: str, text: str) -> str:
    try:
        if DAY.fullmatch(part):
            return date.fromisoformat(part).isoformat()
        if INSTANT.fullmatch(part):
            return datetime.fromisoformat(part.upper().replace("Z", "+00:00")).date().isoformat()
    except ValueError:
        pass
    raise QueryError("datetime", text, EXPECTED)
