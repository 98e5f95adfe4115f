"""How words that say where are compared: by what they say, not by how they are typed."""

import re
import unicodedata

CITY = "高雄市"

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
