"""Dates in Chinese numerals, written in figures."""

from __future__ import annotations

import re

from register.numerals import DATED, value_of

ROC_OFFSET = 1911
"""Year 1 of the Republic of China is 1912."""
ROC_YEARS = range(80, 201)
MONTHS = range(1, 13)
DAYS = range(1, 32)
NO_MONTH = re.compile(r"月[台臺票光眉世球老租薪費餅經美琴桃]")
"""「第一月台」 is a platform."""


def _is_date(text: str, found: re.Match[str], value: int) -> bool:
    """Tell whether a numeral before 年, 月 or 日 is a year, a month or a day; 「百年」 and 「二十年」 are spans."""
    unit, before = text[found.end()], text[found.start() - 1 : found.start()]
    if unit == "月":
        return value in MONTHS and before != "第" and not NO_MONTH.match(text, found.end())
    if unit == "日":
        return value in DAYS and before == "月"
    return len(found.group()) > 1 and (value in ROC_YEARS or value - ROC_OFFSET in ROC_YEARS)


def written_out(text: str) -> tuple[str, list[int]]:
    """Write the numerals of dates in figures.

    Parameters
    ----------
    text : str
        Folded words.

    Returns
    -------
    text : str
    places : list of int
        For each character of it the place in the words from which it comes.

    Examples
    --------
    >>> written_out("一一三年十月完工")
    ('113年10月完工', [0, 1, 2, 3, 4, 4, 5, 6, 7])
    """
    letters: list[str] = []
    places: list[int] = []
    last = 0
    for found in DATED.finditer(text):
        value = value_of(found.group())
        if not _is_date(text, found, value):
            continue
        letters += [text[last : found.start()], str(value)]
        places += range(last, found.start())
        places += [min(found.start() + number, found.end() - 1) for number in range(len(str(value)))]
        last = found.end()
    return "".join([*letters, text[last:]]), [*places, *range(last, len(text))]


def in_figures(text: str) -> str:
    """Write the numerals of dates in figures; 「百年城市」 stays as it is."""
    return written_out(text)[0]
