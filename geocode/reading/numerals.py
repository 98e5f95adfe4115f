"""Numerals: 四維3路 and 四維三路 are one road, 十二巷 and 12巷 one lane."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from geocode.text import REMEMBERED, normalise

NUMERALS: Final = "0-9零〇一二三四五六七八九十百千廿卅"
"""Characters that a number is written with, for a character class."""

LONGEST: Final = 5
"""Digits of the longest number that is read: parcels have four, and no door-plate has more."""

_DIGIT: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_D: Final = "一二三四五六七八九"
_SPOKEN: Final = re.compile(
    rf"(?:([{_D}])千)?(?:([{_D}])百)?(?:(?:(?<=千)零)?([{_D}]?)(十))?(?:(?:(?<=[千百])零|(?<=十)|^)([{_D}]))?"
)

# A number is rewritten by what follows it. Roads, streets and their sections are officially named with Chinese
# numerals, lanes, alleys and numbers are counted with Arabic ones (road-name list of the Ministry of the Interior,
# data.gov.tw 35321: 四維三路, 大學二十六街, 中華路二段, 960巷); numbered highways are signed with Arabic ones (台17線,
# 國道1號).
_NUMBER: Final = re.compile(
    rf"(?<![{NUMERALS}])[{NUMERALS}]++(?:(?P<road>(?=路|街|大道|小?段))"
    rf"|(?P<count>(?=[巷弄衖號号樓鄰期]|地號|之[{NUMERALS}]++[號号巷弄]))|(?P<highway>(?=[甲乙丙丁]?線)))"
)
_SECTION: Final = re.compile(rf"(?<=[路街道])第(?=[{NUMERALS}]++段)")
_FIRST: Final = re.compile(
    rf"\d{{1,2}}(?=[^\W\d_號巷弄樓鄰期段線米公尺年月日處{_D}]{{1,2}}[{NUMERALS}]{{0,2}}(?:路|街|大道))"
)
_SUB: Final = re.compile(r"(?<=\d)之(?=\d)")
_HIGHWAY: Final = re.compile(r"(台\d{1,3}[甲乙丙丁]?|[縣市區]道\d{1,3}[甲乙丙丁]?|(?:區道)?(高\d{1,3}(?:-\d)?))[號線]?")
_READJUSTMENT: Final = re.compile(r"第?(\d{1,3})期(?:市地)?重劃區?$")


def value(numeral: str) -> int | None:
    """Read a number in Arabic or Chinese numerals.

    Parameters
    ----------
    numeral : str
        Such as ``"012"``, ``"十二"``, ``"廿"``, ``"一百零二"`` or, digit by digit, ``"一八六"``.

    Returns
    -------
    int or None
        None for what is no number, is mixed, or has more than five digits.

    Examples
    --------
    >>> value("卅五"), value("一八六"), value("一百二"), value("3十")
    (35, 186, None, None)
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdecimal() and len(numeral) <= LONGEST else None
    if all(character in _DIGIT for character in numeral):
        return int("".join(str(_DIGIT[character]) for character in numeral)) if len(numeral) <= LONGEST else None
    spoken = _SPOKEN.fullmatch(numeral.replace("廿", "二十").replace("卅", "三十"))
    if spoken is None:
        return None
    thousands, hundreds, tens, ten, ones = spoken.groups()
    tens_value = _DIGIT[tens] if tens else int(bool(ten))
    return 1000 * _DIGIT[thousands or "零"] + 100 * _DIGIT[hundreds or "零"] + 10 * tens_value + _DIGIT[ones or "零"]


def chinese(number: int) -> str:
    """Write a number from 0 to 999 in Chinese numerals.

    Examples
    --------
    >>> chinese(12), chinese(26), chinese(102), chinese(110)
    ('十二', '二十六', '一百零二', '一百一十')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if number < 10:  # noqa: PLR2004
        return "零一二三四五六七八九"[number]
    front = _D[hundreds - 1] + "百" if hundreds else ""
    ten = ("" if tens == 1 and not hundreds else _D[tens - 1]) + "十" if tens else "零" if ones else ""
    return front + ten + (_D[ones - 1] if ones else "")


@lru_cache(maxsize=REMEMBERED)
def canonical(words: str) -> str:
    """Give the one form of a road's, lane's or place's name, whatever numerals it is written with.

    Parameters
    ----------
    words : str
        A name, normalised or not; without district.

    Returns
    -------
    str
        Normalised; roads and their sections with Chinese numerals, lanes, alleys, numbers, floors and phases with
        Arabic ones, numbered highways with Arabic ones and 「線」. Doing it twice changes nothing more.

    Examples
    --------
    >>> canonical("7賢3路"), canonical("中華路第2段"), canonical("四維３路十二巷")
    ('七賢三路', '中華路二段', '四維三路12巷')
    >>> canonical("臺十七線"), canonical("國道一號"), canonical("台19甲"), canonical("105期市地重劃區")
    ('台17線', '國道1號', '台19甲線', '第105期重劃區')
    """
    text = normalise(words)
    first = _FIRST.match(text)
    if first:
        text = chinese(int(first[0])) + text[first.end() :]
    text = _NUMBER.sub(_rewritten, _SECTION.sub("", text))
    if "之" in text:
        text = _SUB.sub("-", text)
    return _completed(text)


def _rewritten(found: re.Match[str]) -> str:
    """Write a number as what follows it wants it; what cannot be read stays as it is."""
    said = found[0]
    number = value(said)
    if number is None:
        return said
    match found.lastgroup:
        case "count":
            return str(number)
        case "highway":
            return str(number) if found.string[found.start() - 1 : found.start()] in {"台", "道", "高"} else said
    digit_by_digit = not said.isascii() and len(said) > 1 and all(character in _DIGIT for character in said)
    return said if digit_by_digit or number > 999 else chinese(number)  # noqa: PLR2004


def _completed(text: str) -> str:
    """Give a numbered highway its 「線」, and a readjustment area its full name."""
    highway = _HIGHWAY.fullmatch(text)
    if highway:
        return (highway[2] or highway[1]) + "線"
    return _READJUSTMENT.sub(r"第\1期重劃區", text) if "重劃" in text else text
