"""Where dates stand in a document's words, and whether their day had come."""

from __future__ import annotations

import re
from dataclasses import replace

from register.dates import DATES, MOVED, Dated, read_date
from register.figures import in_figures, written_out
from register.period import Period
from register.vocabulary import compact, vocabulary

TERM = re.compile(r"(?P<rains>防?汛期)?(?:底|開學|春節|年節)?[之以]?前(?![後進瞻鎮往述金置項期])")
"""A day before which something is to be. The season of floods begins in May, that of typhoons in July."""


def spot_dates(text: str, document: Period) -> list[Dated]:
    """List the dates in folded words, with their places; what no calendar has is passed over.

    Parameters
    ----------
    text : str
        Folded, as by `register.vocabulary.compact`.
    document : Period
        When the document speaks.

    Examples
    --------
    >>> spotted = spot_dates("於6月開工,預計115年底完工", Period.parse("2024"))
    >>> [(date.period.value, date.begins, date.ends, date.stated) for date in spotted]
    [('2024-06', 1, 3, False), ('2026-12', 8, 13, True)]
    """
    spotted: list[Dated] = []
    figures, places = written_out(text)
    for match in DATES.finditer(figures):
        try:
            found = read_date(match, document.ends.year, text) if match.group() else None
        except ValueError:
            continue
        if found:
            spotted.append(replace(found, begins=places[found.begins], ends=places[found.ends - 1] + 1))
    return spotted


def lies_ahead(text: str, date: Dated, document: Period) -> bool:
    """Tell whether a date in folded words was still to come: 「113 年 10 月底前」 in October is a term.

    Work begins on a day of a period that has begun, and is reported; its end may lie on any later day of it. So 「今年
    完工」 is a promise while the year lasts, unless 已 or its like tells that it has come.

    Parameters
    ----------
    text : str
        Folded words, in which the date stands.
    date : Dated
    document : Period
        When the document speaks.
    """
    if date.period.begins > document.ends:
        return True
    words = vocabulary()
    if words.happened.search(text):
        return False
    term = TERM.match(text, date.ends)
    if term is None:
        return date.period.ends > document.ends and bool(words.ends.search(text))
    last = min(date.period.ends, date.period.ends.replace(month=6, day=30)) if term["rains"] else date.period.ends
    return last >= document.ends


def is_moved(said: str) -> bool:
    """Tell whether the words put a date off, or bring it forward, without saying that it came."""
    text = in_figures(compact(said))
    return any(MOVED.search(text[: match.start()]) for match in DATES.finditer(text) if match.group())
