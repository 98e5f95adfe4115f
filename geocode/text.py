"""How words that say where are compared: by what they say, not by how they are typed."""

import re
import unicodedata
from functools import lru_cache

CITY = "高雄市"
_OTHER = re.compile(
    r"(?:(?:台北|新北|桃園|台中|台南|基隆|新竹|嘉義)市|(?:新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|台東|澎湖|金門|連江)縣)(?!場)"
)
"""The other cities and counties of today (Ministry of the Interior); 「台中市場」 would be a market."""

# Each family is written in several ways in the documents; one way stands for all. NFKC has already made the
# full-width forms narrow. 臺 and 台 are the same word (Ministry of Education, 臺／台).
_SAME = str.maketrans(
    {"臺": "台", "’": "'"}
    | dict.fromkeys("〜∼", "~")
    | dict.fromkeys("—–‐‒―─−", "-")
    | dict.fromkeys("【〔〖[{", "(")
    | dict.fromkeys("】〕〗]}", ")")
)
# Also silent: marks without a shape that come along when text is copied (zero-width spaces and joiners, direction
# marks, byte-order mark, variation selectors).
_SILENT = re.compile(
    "[\\s「」『』“”‧·・\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
_REPEATED = re.compile(r"([~-])\1+")
REMEMBERED = 1 << 15
"""Texts whose form is kept: opening the gazetteer asks for fifteen thousand, each of them two or three times."""


@lru_cache(maxsize=REMEMBERED)
def normalise(text: str) -> str:
    """Give the form of a text in which two spellings of one place agree.

    Parameters
    ----------
    text : str
        Words that say where, as a document or a person writes them.

    Returns
    -------
    str
        Without spaces and quotation marks; full-width as half-width, 臺 as 台, one kind of wave, of dash and of
        bracket, small letters. Doing it twice changes nothing more. It is for comparing, never for showing.

    Examples
    --------
    >>> normalise("臺 39 線（台19甲～～大莊路）")
    '台39線(台19甲~大莊路)'
    """
    narrow = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    said = _REPEATED.sub(r"\1", _SILENT.sub("", narrow))
    # A mark that has lost the space before it joins the letter there, which only another round brings together.
    return said if said == text or unicodedata.is_normalized("NFKC", said) else normalise(said)


def without_city(text: str) -> str:
    """Drop a leading 「高雄市」 from a normalised text; a text that says no more is kept.

    Examples
    --------
    >>> without_city("高雄市岡山區")
    '岡山區'
    """
    return text.removeprefix(CITY) or text


def other_county(text: str) -> str | None:
    """Name the first county or city other than Kaohsiung that a normalised text names in full.

    Examples
    --------
    >>> other_county("範例路1號(台南市)"), other_county("台南路1號"), other_county("鳳山第一市場")
    ('台南市', None, None)
    """
    found = _OTHER.search(text)
    return found[0] if found else None
