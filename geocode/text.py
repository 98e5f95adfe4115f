"""How words that say where are compared: by what they say, not by how they are typed."""

import re
import unicodedata

CITY = "高雄市"

# Each family is written in several ways in the documents; one way stands for all. NFKC has already made the
# full-width forms narrow. 臺 and 台 are the same word (Ministry of Education, 臺／台).
_SAME = str.maketrans({"臺": "台", "〜": "~", "∼": "~", "—": "-", "–": "-", "‐": "-", "―": "-", "─": "-"})
_SILENT = re.compile(r"[\s「」『』“”‧·・]+")
_REPEATED = re.compile(r"([~-])\1+")


def normalise(text: str) -> str:
    """Give the form of a text in which two spellings of one place agree.

    Parameters
    ----------
    text : str
        Words that say where, as a document or a person writes them.

    Returns
    -------
    str
        Without spaces and quotation marks; full-width as half-width, 臺 as 台, one kind of wave and of dash, small
        letters. It is for comparing, never for showing.

    Examples
    --------
    >>> normalise("臺 39 線（台19甲～～大莊路）")
    '台39線(台19甲~大莊路)'
    """
    narrow = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    return _REPEATED.sub(r"\1", _SILENT.sub("", narrow))


def without_city(text: str) -> str:
    """Drop a leading 「高雄市」 from a normalised text; a text that says no more is kept.

    Examples
    --------
    >>> without_city("高雄市岡山區")
    '岡山區'
    """
    return text.removeprefix(CITY) or text
