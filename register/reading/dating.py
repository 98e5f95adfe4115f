"""The day on which a document says that it speaks: proposed to a person, never taken without one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from register.errors import WordsError
from register.figures import ROC_OFFSET
from register.period import Period
from register.reading.letters import half
from register.reading.reading import Kind, Reading

COVER = 12
"""Passages at the beginning of a document among which its date stands."""

WIDEST = 40
"""Letters: a date of the document stands by itself, not in a long sentence, which tells of other days."""

FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?:中華)?民國 ?(?P<year>\d{2,3}) ?年 ?(?P<month>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?日)?",
        r"(?<![\d.])(?P<year>\d{2,4}) ?年 ?(?P<month>\d{1,2}) ?月(?: ?(?P<day>\d{1,2}) ?日)?",
        r"(?<![\d.])(?P<year>\d{3,4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d.])",
    )
)
"""「民國 113 年 11 月 1 日」, 「113 年 11 月」, 「113.10.9」; years of the Republic below 1911."""


@dataclass(frozen=True)
class Proposed:
    """A date that a document states of itself.

    Parameters
    ----------
    period : Period
    said : str
        Its words.
    where : str
        The passage that has them.
    """

    period: Period
    said: str
    where: str


def proposed_date(reading: Reading) -> Proposed | None:
    """Find the date on a document's cover.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    Proposed or None
        None where no short line among the first ones states a day or a month.
    """
    for passage in reading.passages[:COVER]:
        if len(passage.text) > WIDEST or passage.kind in (Kind.FURNITURE, Kind.CAPTION):
            continue
        for form in FORMS:
            found = form.search(half(passage.text))
            period = _period(found) if found else None
            if found and period:
                return Proposed(period, passage.text[found.start() : found.end()], passage.text)
    return None


def _period(found: re.Match[str]) -> Period | None:
    year, parts = int(found["year"]), [int(part) for part in (found["month"], found["day"]) if part]
    try:
        return Period.parse(
            "-".join([f"{year + ROC_OFFSET * (year < ROC_OFFSET):04}", *(f"{part:02}" for part in parts)])
        )
    except WordsError:
        return None
