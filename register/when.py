"""Dates as documents say them: words, value, precision, and whether it has happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from register.errors import WordsError
from register.period import Period
from register.vocabulary import compact, vocabulary

ROC_OFFSET = 1911
"""Year 1 of the Republic of China is 1912."""
ROC_YEARS = range(80, 201)
COMMON_YEARS = range(ROC_YEARS.start + ROC_OFFSET, ROC_YEARS.stop + ROC_OFFSET)
READABLE = "one date such as 「113 年底」, 「115 年第 2 季」, 「113 年 6 月 30 日」"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
HALVES = {"上": 1, "下": 7}
PART_OF_YEAR = {"底": 12, "中": 6, "初": 1}

DATES = re.compile(
    r"(?P<from>\d{2,4})年?[至~-](?P<to>\d{2,4})(?:學?年度?)"
    r"|(?P<year>\d{2,4})年(?:"
    r"(?P<m1>\d{1,2})月?[至~-](?P<m2>\d{1,2})月"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|第?(?P<quarter>[1-4一二三四])季"
    r"|(?P<half>[上下])半年"
    r"|(?P<part>[底中初])(?!央|期|心)"
    r")?"
    r"|(?P<bare_month>\d{1,2})月(?:(?P<bare_day>\d{1,2})日)?"
)


class Kind(StrEnum):
    """Whether a date has come true or is promised."""

    ACTUAL = "actual"
    PROMISED = "promised"


@dataclass(frozen=True)
class When:
    """A date that a document says, with its words.

    Parameters
    ----------
    period : Period
    kind : Kind
        Promised by its words, or because it lies after the document; else actual.
    said : str
        The document's own words.
    """

    period: Period
    kind: Kind
    said: str


def _year(text: str, said: str) -> int:
    number = int(text)
    if number in ROC_YEARS:
        return number + ROC_OFFSET
    if number in COMMON_YEARS:
        return number
    raise WordsError(said, f"a year of 民國 80–200 or {COMMON_YEARS.start}–{COMMON_YEARS.stop - 1}, not {number}")


def _within_year(year: int, found: dict[str, str]) -> Period:
    match found:
        case {"m1": first, "m2": last}:
            return Period.between(Period.of(year, int(first)), Period.of(year, int(last)))
        case {"month": month}:
            return Period.of(year, int(month), int(found["day"]) if "day" in found else None)
        case {"quarter": quarter}:
            return Period.quarter(year, QUARTERS.get(quarter) or int(quarter))
        case {"half": half}:
            first_month = HALVES[half]
            return Period.between(Period.of(year, first_month), Period.of(year, first_month + 5))
    return Period.of(year, PART_OF_YEAR[found["part"]] if "part" in found else None)


def _period(found: dict[str, str], spoken: int, said: str) -> Period:
    if "from" in found:
        return Period.between(Period.of(_year(found["from"], said)), Period.of(_year(found["to"], said)))
    if "bare_month" in found:
        day = found.get("bare_day")
        return Period.of(spoken, int(found["bare_month"]), int(day) if day else None)
    return _within_year(_year(found["year"], said), found)


def periods_in(said: str, document: Period) -> list[Period]:
    """List the dates in some words; one without a year takes the document's.

    Raises
    ------
    WordsError
        If a date is none of the calendar, such as month 13 or year 7.
    """
    periods = []
    for match in DATES.finditer(compact(said)):
        found = {name: text for name, text in match.groupdict().items() if text}
        try:
            periods.append(_period(found, document.ends.year, said))
        except ValueError as error:
            raise error if isinstance(error, WordsError) else WordsError(said, READABLE) from None
    return periods


def read_when(said: str, document: Period) -> When:
    """Read the one date that some words say.

    With 預計, 目標 and their like it is a promise. Plain words are a promise if the period begins after the document,
    else they report what has happened.

    Parameters
    ----------
    said : str
        Words of a document.
    document : Period
        When the document speaks.

    Raises
    ------
    WordsError
        If there is no date, more than one, or one that no calendar has.

    Examples
    --------
    >>> spoken = Period.parse("2024-10-09")
    >>> read_when("預計 113 年底完工", spoken).period.value, read_when("113 年 8 月通車", spoken).kind.value
    ('2024-12', 'actual')
    """
    periods = periods_in(said, document)
    if len(periods) != 1:
        raise WordsError(said, READABLE)
    promised = vocabulary().promise.search(compact(said)) or periods[0].begins > document.ends
    return When(periods[0], Kind.PROMISED if promised else Kind.ACTUAL, said)
