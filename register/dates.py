"""Dates as the city's reports write them, read as periods of the Gregorian calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from register.errors import WordsError
from register.figures import ROC_OFFSET, ROC_YEARS, in_figures
from register.period import Period
from register.vocabulary import compact

__all__ = ["COMMON_YEARS", "DATES", "MOVED", "READABLE", "ROC_OFFSET", "ROC_YEARS", "Dated", "periods_in", "read_date"]

COMMON_YEARS = range(ROC_YEARS.start + ROC_OFFSET, ROC_YEARS.stop + ROC_OFFSET)
READABLE = "one date such as 「113 年底」, 「115 年第 2 季」, 「113 年 6 月 30 日」"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
HALVES = {"上": 1, "下": 7}
PARTS_OF_YEAR = {"底": 12, "末": 12, "中": 6, "初": 1}
YEARS_AWAY = {"今": 0, "本": 0, "明": 1, "去": -1, "後": 2, "前": -2}
"""A report says 明年 of the year after its own."""

SPAN = frozenset("至到~-")
MOVED = re.compile(r"(?:延|展延|延後|延長|提前|提早|順延|調整|修正|變更|更改)(?:至|到|為)(?:民國)?$")
"""「由 114 年 9 月延至 115 年 3 月」: the date behind it holds, as with sums of money."""

# 「今（114）年」 says the same year twice. The first year of 「114 至 117 學年度」 has no 年. 年底 stands without a
# year only at the start or behind a word that a date may follow: 「每年底」 is no date. 中 and 初 also begin names:
# 「114 年中油」, 「113 年初步」. 「同年 10 月」 hangs on words before it: alone it is no date.
DATES = re.compile(
    r"(?<![\d./-])(?P<y>1?\d{2}|20\d{2})(?P<mark>[./-])(?P<m>1[0-2]|0?[1-9])(?P=mark)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d./-])"
    r"|(?P<hangs>[同翌次隔]年(?:\d{1,2}月|第?[1-4一二三四]季|[上下]半年|[底中初末]))"
    r"|(?P<stem>(?<!\d)(?P<year>\d{2,4})(?:學?年度?|(?=[至到~-]\d{2,4}學?年))"
    r"|(?<![說年])(?P<away>[今本明去後前])(?:\(\d{2,4}\))?年度?"
    r"|(?<![每歷同翌次隔\d])年(?=[底末])|(?<![^計定於在望,])年(?=[中初]))?"
    r"(?:"
    r"(?<!\d)(?P<m1>\d{1,2})月?[至到~-](?P<m2>\d{1,2})月"
    r"|(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|(?:第|Q)?(?P<quarter>(?<=Q)[1-4](?!\d)|[1-4一二三四](?=季))季?"
    r"|(?P<half>[上下])半年"
    r"|(?(stem)(?P<part>[底中初末])(?![央期心油山正華國區興鋼步]))"
    r")?"
)
PARTS = {"y": "year", "m": "month", "d": "day"}
"""「113.6.30」 says what 「113 年 6 月 30 日」 says."""


@dataclass(frozen=True)
class Dated:
    """A date where it stands.

    Parameters
    ----------
    begins, ends : int
        In the folded words.
    period : Period
    stated : bool
        Whether the words say the year, rather than leave it to the document.
    """

    begins: int
    ends: int
    period: Period
    stated: bool


def _year(found: dict[str, str], spoken: int, said: str) -> int:
    if "hangs" in found:
        raise WordsError(said, "a year that the words say themselves")
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


def read_date(match: re.Match[str], spoken: int, said: str) -> Dated:
    """Read a match of `DATES` as a date; `spoken` is the document's year, `said` the words for a complaint."""
    found = {PARTS.get(name, name): text for name, text in match.groupdict().items() if text}
    stated = not {"year", "away", "hangs"}.isdisjoint(found)
    return Dated(match.start(), match.end(), _period(found, _year(found, spoken, said)), stated)


def periods_in(said: str, document: Period) -> list[Period]:
    """List the dates in some words; one without a year takes the document's, two joined by 至 are a range.

    Of a date that was moved the new one is taken: 「由 114 年 9 月延至 115 年 3 月」.

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
    text = in_figures(compact(said))
    matches = [match for match in DATES.finditer(text) if match.group()]
    try:
        dates = [read_date(match, document.ends.year, said) for match in matches]
        if dates and MOVED.search(text[: dates[-1].begins]):
            return [dates[-1].period]
        joined = [text[one.ends : two.begins] in SPAN for one, two in pairwise(dates)]
        return _joined([date.period for date in dates], joined)
    except ValueError as error:
        raise WordsError(said, error.expected if isinstance(error, WordsError) else READABLE) from None


def _joined(periods: list[Period], joined: list[bool]) -> list[Period]:
    whole = periods[:1]
    for period, is_end in zip(periods[1:], joined, strict=True):
        whole = [*whole[:-1], Period.between(whole[-1], period)] if is_end else [*whole, period]
    return whole
