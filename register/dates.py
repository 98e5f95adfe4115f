"""Dates as the city's reports write them, read as periods of the Gregorian calendar."""

from __future__ import annotations

import re
from itertools import pairwise

from register.errors import WordsError
from register.period import Period
from register.vocabulary import compact

ROC_OFFSET = 1911
"""Year 1 of the Republic of China is 1912."""
ROC_YEARS = range(80, 201)
COMMON_YEARS = range(ROC_YEARS.start + ROC_OFFSET, ROC_YEARS.stop + ROC_OFFSET)
READABLE = "one date such as 「113 年底」, 「115 年第 2 季」, 「113 年 6 月 30 日」"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
HALVES = {"上": 1, "下": 7}
PARTS_OF_YEAR = {"底": 12, "中": 6, "初": 1}
YEARS_AWAY = {"今": 0, "明": 1, "去": -1}
"""A report says 明年 of the year after its own."""

GLOSS = re.compile(r"(?<=今)\((\d{2,4})\)(?=年)")
"""「今（114）年」 says the same year twice."""
SPAN = frozenset("至到~-")
# The first year of 「114 至 117 學年度」 has no 年. 年底 stands without a year only at the start or behind a word that
# a date may follow: 「每年底」 is no date. 中 and 初 also begin names: 「114 年中油」, 「113 年初步」.
DATES = re.compile(
    r"(?P<stem>(?<!\d)(?P<year>\d{2,4})(?:學?年度?|(?=[至到~-]\d{2,4}學?年))"
    r"|(?<!說)(?P<away>[今明去])年度?"
    r"|(?<![^計定於在望,])年(?=[底中初]))?"
    r"(?:"
    r"(?<!\d)(?P<m1>\d{1,2})月?[至到~-](?P<m2>\d{1,2})月"
    r"|(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|第?(?P<quarter>[1-4一二三四])季"
    r"|(?P<half>[上下])半年"
    r"|(?(stem)(?P<part>[底中初])(?![央期心油山正華國區興鋼步]))"
    r")?"
)


def _year(found: dict[str, str], spoken: int, said: str) -> int:
    if "year" not in found:
        return spoken + YEARS_AWAY[found["away"]] if "away" in found else spoken
    number = int(found["year"])
    if number in ROC_YEARS:
        return number + ROC_OFFSET
    if number in COMMON_YEARS:
        return number
    raise WordsError(said, f"a year of 民國 80–200 or {COMMON_YEARS.start}–{COMMON_YEARS.stop - 1}, not {number}")


def _period(found: dict[str, str], year: int) -> Period:
    match found:
        case {"m1": first, "m2": last}:
            return Period.between(Period.of(year, int(first)), Period.of(year, int(last)))
        case {"month": month}:
            return Period.of(year, int(month), int(found["day"]) if "day" in found else None)
        case {"quarter": quarter}:
            return Period.quarter(year, QUARTERS.get(quarter) or int(quarter))
        case {"half": half}:
            return Period.between(Period.of(year, HALVES[half]), Period.of(year, HALVES[half] + 5))
        case {"part": part}:
            return Period.of(year, PARTS_OF_YEAR[part])
    return Period.of(year)


def periods_in(said: str, document: Period) -> list[Period]:
    """List the dates in some words; one without a year takes the document's, two joined by 至 are a range.

    Parameters
    ----------
    said : str
        Words of a document.
    document : Period
        When the document speaks.

    Raises
    ------
    WordsError
        If a date is none of the calendar, such as month 13 or year 7, or a range runs backwards.

    Examples
    --------
    >>> [period.value for period in periods_in("114 至 117 學年度", Period.parse("2024-10-09"))]
    ['2025/2028']
    """
    text = GLOSS.sub("", compact(said))
    matches = [match for match in DATES.finditer(text) if match.group()]
    try:
        periods = [_read(match, document.ends.year, said) for match in matches]
        joined = [text[one.end() : two.start()] in SPAN for one, two in pairwise(matches)]
        return _joined(periods, joined)
    except ValueError as error:
        raise WordsError(said, error.expected if isinstance(error, WordsError) else READABLE) from None


def _read(match: re.Match[str], spoken: int, said: str) -> Period:
    found = {name: text for name, text in match.groupdict().items() if text}
    return _period(found, _year(found, spoken, said))


def _joined(periods: list[Period], joined: list[bool]) -> list[Period]:
    whole = periods[:1]
    for period, is_end in zip(periods[1:], joined, strict=True):
        whole = [*whole[:-1], Period.between(whole[-1], period)] if is_end else [*whole, period]
    return whole
