"""Door-plates: 「四維三路12巷14弄4號之1三樓」."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from geocode.reading.home import district_of
from geocode.reading.numerals import NUMERALS, canonical, value
from geocode.text import normalise

_N: Final = rf"(?<![{NUMERALS}])[{NUMERALS}]++"
# 「8之1號」, 「8-1號」 and 「8號之1」 are one plate: 之 names the branch of a plate, the dash is how people type it.
_NUMBER: Final = re.compile(rf"({_N})(?:[-之]({_N}))?[號号](?:[-之](\d++|[{NUMERALS[3:]}]++)(?![號号樓]))?")
_FLOOR: Final = (
    rf"地下[室層]?|第?[a-z]?[{NUMERALS}頂夾]{{0,4}}+[樓層f室房棟座戶]|b\d{{1,2}}|[-之][a-z{NUMERALS}]{{1,4}}+"
    rf"|[{NUMERALS}]{{1,4}}+(?=[、,~及至到.-])|[、,~及至到.]"
)
_INSIDE: Final = re.compile(rf"(?>{_FLOOR})*+(?:\([^()]*+\))?")
# Not a line: lists and brackets, the number of something else, and what a numbered highway is called before its number.
_NO_LINE: Final = re.compile(r"[、,;/~()號]|(?:^|[國省縣市區鄉]道|第|[-之.])$")
_ON_A_ROAD: Final = re.compile(r"(?:[路街巷弄衖段道臨]|大道)$")
_BARE: Final = re.compile(rf"(.+(?:[路街段巷弄]|大道))({_N})(?:[-之]({_N}))?")
_NEIGHBOURHOOD: Final = re.compile(rf"[^路街巷號]{{1,4}}[里村][{NUMERALS}]{{1,4}}鄰|[{NUMERALS}]{{1,4}}鄰")


class Plate(NamedTuple):
    """A door-plate inside its village.

    Parameters
    ----------
    line : str
        Canonical; empty where the text has only a number.
    number, sub : int
    sure : bool
        True where the line is a road or lane, so that the words can be nothing else; a settlement and a number may as
        well be a name (「特貿3號」).
    """

    line: str
    number: int
    sub: int
    sure: bool


def plate_in(said: str) -> Plate | None:
    """Read a text as one door-plate; floors, rooms and a remark in brackets are left out.

    Parameters
    ----------
    said : str
        Normalised, without district and village.

    Examples
    --------
    >>> plate_in("四維三路十二巷4號之1三樓")
    Plate(line='四維三路12巷', number=4, sub=1, sure=True)
    """
    for found in _NUMBER.finditer(said):
        if not _INSIDE.fullmatch(said, found.end()):
            continue
        words = said[: found.start()]
        number, sub = _numbers(found[1], found[2] or found[3])
        if number and not (words and _NO_LINE.search(words)):
            return Plate(_line(words), number, sub, sure=bool(_ON_A_ROAD.search(words)))
        return None
    return None


def bare_plate_in(said: str) -> Plate | None:
    """Read a road with a number and no 「號」, as people type it: 「四維三路2」."""
    found = _BARE.fullmatch(said)
    if not found or _NO_LINE.search(found[1]):
        return None
    number, sub = _numbers(found[2], found[3])
    return Plate(_line(found[1]), number, sub, sure=True) if number else None


def plate_before(said: str) -> Plate | None:
    """Read the door-plate on a road that a name follows: 「四維三路2號四維行政中心」."""
    found = _NUMBER.search(said)
    if not found or _INSIDE.fullmatch(said, found.end()):
        return None
    plate = plate_in(said[: found.end()])
    return plate if plate and plate.sure else None


def split_plate(text: str) -> tuple[str, int, int] | None:
    """Split a one-column address into line, number and branch.

    Post code, city, district and, where a neighbourhood (鄰) follows, the village are dropped; floors, rooms and a
    remark in brackets too. A road with a number but without 「號」 is read as well.

    Parameters
    ----------
    text : str
        As a file writes it.

    Returns
    -------
    tuple of str, int, int, or None
        The line as in `geocode.reading.asked.Address`; None for a text that is no door-plate.

    Examples
    --------
    >>> split_plate("高雄市苓雅區四維3路12巷14弄４號之1")
    ('四維三路12巷14弄', 4, 1)
    >>> split_plate("內埔46號"), split_plate("國道1號")
    (('內埔', 46, 0), None)
    """
    said = normalise(text)
    if said[:1] in "0123456789台高" or "區" in said[:4] or said[2:3] in {"市", "鎮", "鄉"}:
        said = district_of(said)[1]
    if "鄰" in said:
        said = _NEIGHBOURHOOD.sub("", said, count=1)
    plate = plate_in(said) or bare_plate_in(said)
    return plate[:3] if plate and plate.line else None


def _numbers(number: str, sub: str | None) -> tuple[int, int]:
    """Read number and branch; a number too long to be one is 0, and then there is no plate."""
    branch = value(sub) if sub else 0
    return (value(number) or 0, branch) if branch is not None else (0, 0)


@lru_cache(maxsize=65536)
def _line(words: str) -> str:
    """Give the canonical line; a file repeats each line some thirty times."""
    return canonical(words)
