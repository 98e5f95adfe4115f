"""When a document speaks, where it says so of itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from register.dates import COMMON_YEARS, ROC_OFFSET, ROC_YEARS
from register.numerals import in_figures
from register.period import Period
from register.reading import Kind, Passage, Reading
from register.vocabulary import compact

FILE = Path(__file__).with_name("dating.toml")


@dataclass(frozen=True)
class Dated:
    """A date that a document states of itself.

    Parameters
    ----------
    period : Period
    said : str
        The words, white space aside, Chinese numerals in figures.
    rule : str
        Id of the rule that found it.
    """

    period: Period
    said: str
    rule: str


@dataclass(frozen=True)
class _Rule:
    id: str
    pattern: re.Pattern[str]
    whole: bool
    first: int | None


def stated_date(reading: Reading) -> Dated | None:
    """Find the date that a document states of itself; None if it states none.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    Dated or None
        Never the year of a plan in its title: that is the year of which it speaks.
    """
    return next((found for rule in _rules() for found in _finds(rule, reading)), None)


def _finds(rule: _Rule, reading: Reading) -> Iterator[Dated]:
    for passage in _said(reading)[: rule.first]:
        text = in_figures(compact(passage.text))
        found = rule.pattern.fullmatch(text) if rule.whole else rule.pattern.search(text)
        period = _period(found) if found else None
        if found and period:
            yield Dated(period, found.group(), rule.id)


def _said(reading: Reading) -> tuple[Passage, ...]:
    """Leave out captions: a picture has a day of its own."""
    return tuple(one for one in reading.passages if one.kind is not Kind.CAPTION)


def _period(found: re.Match[str]) -> Period | None:
    parts = {name: int(text) for name, text in found.groupdict().items() if text}
    year = parts["year"] + ROC_OFFSET if parts["year"] in ROC_YEARS else parts["year"]
    try:
        return Period.of(year, parts.get("month"), parts.get("day")) if year in COMMON_YEARS else None
    except ValueError:
        return None


@cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        _Rule(entry["id"], re.compile(entry["pattern"]), entry.get("whole", False), entry.get("first"))
        for entry in table["rule"]
    )
