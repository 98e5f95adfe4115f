"""How far a work is, read from a document's words."""

from __future__ import annotations

from register.dates import periods_in
from register.errors import WordsError
from register.period import Period
from register.spotting import lies_ahead, spot_dates
from register.status import Status, least_advanced
from register.vocabulary import compact, vocabulary


def read_status(said: str, document: Period) -> Status | None:
    """Read the status that some words report; only what has happened counts.

    A promise (預計 …), a negation (尚未 …), or a date after the document reports nothing. Of several stages the least
    advanced one is taken. Words that are known to say nothing of the stage give None.

    Parameters
    ----------
    said : str
        Words of a document.
    document : Period
        When the document speaks.

    Raises
    ------
    WordsError
        If no word of the vocabulary is in them: a status phrase is handled or knowingly ignored, never overlooked.

    Examples
    --------
    >>> spoken = Period.parse("2024-10-09")
    >>> read_status("刻正辦理綜規與環評", spoken).value, read_status("預計 118 年完工", spoken)
    ('planning', None)
    """
    words, text = vocabulary(), compact(said)
    codes = words.codes_in(text)
    if not codes:
        raise WordsError(said, "words of register/vocabulary.toml")
    if words.promise.search(text) or words.negated.search(text):
        return None
    if any(period.begins > document.ends for period in periods_in(said, document)):
        return None
    if any(lies_ahead(text, one, document) for one in spot_dates(text, document)):
        return None
    stated = {code for code in codes if code is not None}
    return least_advanced(stated) if stated else None
