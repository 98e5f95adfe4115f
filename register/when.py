"""When something happened or is promised: words, period, and which of the two it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from register.dates import READABLE, periods_in
from register.errors import WordsError
from register.period import Period
from register.spotting import is_moved, lies_ahead, spot_dates
from register.vocabulary import compact, vocabulary


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


def read_when(said: str, document: Period) -> When:
    """Read the one date that some words say.

    With 預計, 目標 and their like it is a promise, and so is a date that was moved (延至). Plain words are a promise if
    the period begins after the document, else they report what has happened.

    Parameters
    ----------
    said : str
        Words of a document.
    document : Period
        When the document speaks.

    Raises
    ------
    WordsError
        If there is no date, more than one, one that no calendar has, or one that was missed (尚未 …).

    Examples
    --------
    >>> spoken = Period.parse("2024-10-09")
    >>> read_when("預計 113 年底完工", spoken).period.value, read_when("113 年 8 月通車", spoken).kind.value
    ('2024-12', 'actual')
    """
    words, text = vocabulary(), compact(said)
    periods = periods_in(said, document)
    if len(periods) != 1:
        raise WordsError(said, READABLE)
    ahead = periods[0].begins > document.ends or any(
        lies_ahead(text, one, document) for one in spot_dates(text, document)
    )
    promised = words.promise.search(text) or ahead or is_moved(said)
    if not promised and words.negated.search(text):
        raise WordsError(said, "words that do not deny what they date")
    return When(periods[0], Kind.PROMISED if promised else Kind.ACTUAL, said)
