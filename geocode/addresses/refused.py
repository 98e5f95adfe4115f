"""A row that is left out of the index, and why."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from geocode.addresses.errors import quoted

SHOWN_ROWS: Final = 10
"""Refused rows that are shown; the others are counted."""


class Reason(StrEnum):
    """Why a row is refused; each value is counted by itself."""

    CELLS = "cells"
    LETTERS = "letters"
    PLATE = "no door-plate"
    POSITION = "no position"
    COUNTY = "another county"
    CITY = "outside the city"
    DISTRICT = "outside its district"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not loaded.

    Parameters
    ----------
    place : str
        Where in the file: ``"line 17"``.
    reason : Reason
    said : str
        What the file says there.
    expected : str
        What would be right, in words.

    Examples
    --------
    >>> print(Refused("line 17", Reason.PLATE, "測試一路", "a number"))
    line 17: no door-plate: 「測試一路」: expected a number
    """

    place: str
    reason: Reason
    said: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}: {quoted(self.said)}: expected {self.expected}"


@dataclass
class Tally:
    """What has come of a file so far; kept in the staging file, so that it survives a stop.

    Parameters
    ----------
    read : int
        Rows of the file that have been looked at.
    loaded : int
        Rows that are door-plates of the city; several may be one plate (floors of a house).
    refused : mapping of str to int
        Rows left out, by reason.
    shown : list of str
        The first of them, one line each.
    """

    read: int = 0
    loaded: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def refuse(self, rows: list[Refused]) -> None:
        """Count rows that are left out, and keep the first ten to show."""
        self.refused.update(row.reason.value for row in rows)
        self.shown += [str(row) for row in rows[: max(0, SHOWN_ROWS - len(self.shown))]]

    @classmethod
    def parse(cls, text: str) -> Tally:
        """Read a tally back from its JSON."""
        kept = json.loads(text)
        return cls(kept["read"], kept["loaded"], Counter(kept["refused"]), kept["shown"])

    def as_json(self) -> str:
        """Give the tally as JSON, to be kept."""
        return json.dumps({"read": self.read, "loaded": self.loaded, "refused": self.refused, "shown": self.shown})

    def __str__(self) -> str:
        return ", ".join(f"{number} {reason}" for reason, number in sorted(self.refused.items()))
