"""What an operator says of an overlay: what it is called, who made it and when, and what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from layers.errors import OverlayError, shown
from layers.items.writing import COLLECTIONS

FLOOD_POTENTIAL = "flood-potential"
FLOOD_ANALYSIS = "flood-analysis"
"""What `worksmap analyse` made of flood potential and kept: no second scenario, and as much a model as the first."""
MODELLED = (FLOOD_POTENTIAL, FLOOD_ANALYSIS)
KINDS = (*MODELLED, "flood-points", "basins", "shelters", "other")
SCENARIOS = ("6h150", "6h250", "6h350", "12h200", "12h300", "12h400", "24h200", "24h350", "24h500", "24h650")
"""Hours of rain and millimetres in them, as the Water Resources Agency models them (data.gov.tw dataset 25766)."""
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
"""Ids of the register's own collections: both are answered at ``/ogc/collections/<id>``."""
MOST_LETTERS = 300


@dataclass(frozen=True)
class About:
    """Facts of an overlay that no file states of itself.

    Parameters
    ----------
    id : str
        Small letters, digits, ``-`` and ``_``; none of the register's own collections.
    title, source : str
    date : str
        Of the data: ``2024``, ``2024-06`` or ``2024-06-30``, as precisely as it is known.
    kind : str
        One of `KINDS`.
    scenario : str
        One of `SCENARIOS` for flood potential and what was made of it, else empty.

    Raises
    ------
    OverlayError
        If one of them is unsound.
    """

    id: str
    title: str
    source: str
    date: str
    kind: str = "other"
    scenario: str = ""

    def __post_init__(self) -> None:
        _check_id(self.id)
        for name in ("title", "source"):
            text = getattr(self, name)
            if not text.strip() or len(text) > MOST_LETTERS or not text.isprintable():
                raise _wrong(name, text, f"words in one line, at most {MOST_LETTERS} letters")
        if not _is_date(self.date):
            raise _wrong("date", self.date, "a year, month or day such as 2024, 2024-06 or 2024-06-30")
        if self.kind not in KINDS:
            raise _wrong("kind", self.kind, f"one of {', '.join(KINDS)}")
        if self.is_model != bool(self.scenario) or (self.is_model and self.scenario not in SCENARIOS):
            expected = f"one of {', '.join(SCENARIOS)}" if self.is_model else "none, as only a flood potential has one"
            raise _wrong("scenario", self.scenario, expected)

    @property
    def is_model(self) -> bool:
        """Whether it shows what a model reckoned and nobody saw, so that its caution belongs to every answer."""
        return self.kind in MODELLED


def _check_id(text: str) -> None:
    if not ID.fullmatch(text):
        raise _wrong("id", text, "1 to 63 small letters, digits, - and _, the first no sign")
    if text in COLLECTIONS:
        raise _wrong("id", text, "an id that none of the register's own layers has")


def _is_date(text: str) -> bool:
    found = DAY.fullmatch(text)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _wrong(name: str, text: str, expected: str) -> OverlayError:
    return OverlayError(f"--{name}: 「{shown(text)}」: expected {expected}")
