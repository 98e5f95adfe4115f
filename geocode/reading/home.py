"""What leads a text: post code, city, district, village and neighbourhood."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Final, NamedTuple

from geocode.boundaries import Boundaries
from geocode.reading.numerals import NUMERALS, value
from geocode.reading.roads import begins_with_road
from geocode.reading.vocabulary import (
    AROUND,
    BESIDE,
    DISTRICTS,
    FORMER,
    FORMER_VILLAGES,
    LIST_WORDS,
    LONGER_WORDS,
    RANGE_WORDS,
)

_DISTRICT: Final = f"(?:{'|'.join(sorted({*DISTRICTS, *FORMER}, key=len, reverse=True))})"
# A district leads when a name follows it, not when the text goes on about the district itself.
_ABOUT_IT: Final = "|".join((*LONGER_WORDS, r"[、,;/~()\-]", *(f"{word}$" for word in AROUND + BESIDE)))
_AFTER: Final = rf"(?!$|{_ABOUT_IT}|[{LIST_WORDS}{RANGE_WORDS}]{_DISTRICT})"
# Post codes have 3 digits, or 5 or 6 with the delivery section (中華郵政 3+2 and 3+3).
_POST: Final = r"\(?\d{3}(?:-?\d{2,3})?\)?"
_CITY: Final = r"(?:台灣省?)?高雄[市縣]"
LEAD: Final = re.compile(
    rf"(?:{_POST}(?={_CITY}|{_DISTRICT}))?(?P<city>{_CITY}(?=.))?(?:{_POST}(?={_DISTRICT}))?(?:(?P<district>{_DISTRICT}){_AFTER})?"
)
_NEIGHBOURHOOD: Final = re.compile(rf"([{NUMERALS}]{{1,4}})鄰")
_LINE: Final = re.compile(rf"[{NUMERALS}][號号]|.[路街巷弄]|大道")
_HIGHWAY: Final = re.compile(rf"(?:新?台|國道|[縣市]道)[{NUMERALS}]+[甲乙丙丁]?[線號]")
STEM: Final = re.compile("|".join(name[:-1] for name in DISTRICTS))


class Home(NamedTuple):
    """Where the parts of a text lie that do not say so themselves.

    Parameters
    ----------
    district, village : str
        Such as ``"岡山區"`` and ``"劉厝里"``; empty where none is named.
    neighbourhood : int
        「5鄰」; 0 where none is named.
    line : str
        Of the door-plate before, for 「四維三路2號、4號」; canonical.
    """

    district: str = ""
    village: str = ""
    neighbourhood: int = 0
    line: str = ""


NOWHERE: Final = Home()


def district_of(said: str) -> tuple[str, str]:
    """Take the district that leads a normalised text; post code and city are dropped.

    Parameters
    ----------
    said : str
        Normalised.

    Returns
    -------
    district, rest : str
        The district as it is called today; empty where none leads. The rest is never empty: a district that stands
        alone, or is what the text is about (「苓雅區全區」), stays there.

    Examples
    --------
    >>> district_of("830高雄縣鳳山市中山路231號"), district_of("岡山區附近")
    (('鳳山區', '中山路231號'), ('', '岡山區附近'))
    """
    found = LEAD.match(said)
    if found is None or not found.end():
        return "", FORMER.get(said, said)
    district, rest = found["district"] or "", said[found.end() :]
    district = FORMER.get(district, district)
    again = LEAD.match(rest) if district and rest[0] in "高台" else None
    if again and again["city"] and FORMER.get(again["district"], again["district"]) == district:
        rest = rest[again.end() :]  # some lists name city and district twice
    return district, FORMER.get(rest, rest)


class Homes:
    """Takes from a text what says in which district, village and neighbourhood it is.

    Parameters
    ----------
    boundaries : Boundaries
        Knows the villages; they are read when a text first has 「里」 or 「村」.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries

    def take(self, said: str, home: Home = NOWHERE) -> tuple[Home, str]:
        """Take district, village and neighbourhood from the head of a text.

        Parameters
        ----------
        said : str
            Normalised.
        home : Home
            Holds where the text names none.

        Returns
        -------
        home : Home
        rest : str
            Never empty. A village stays in it where a name follows that may begin with it (「寶業里滯洪池」), and
            leads where a road or number follows.
        """
        district, rest = district_of(said)
        home = Home(district) if district and district != home.district else home
        village, after = self.village_of(rest, home.district)
        neighbourhood = _NEIGHBOURHOOD.match(after)
        if neighbourhood:
            home = home._replace(neighbourhood=value(neighbourhood[1]) or 0)
            after = after[neighbourhood.end() :]
            return (home._replace(village=village), after) if after else (home, village or rest)
        if village and after and _LINE.search(after):
            return home._replace(village=village), after
        return home, rest

    def village_of(self, rest: str, district: str) -> tuple[str, str]:
        """Split a text that begins with the name of a village of the district; any village where none is named.

        Returns
        -------
        village, after : str
            The village is empty where none leads, or where the text goes on about it (「劉厝里、白米里」).
        """
        end = next((index for index, character in enumerate(rest[:6]) if character in "里村"), 0) + 1
        name = FORMER_VILLAGES.get((district, rest[:end]), rest[: end - 1] + "里")
        if end == 1 or name not in self._villages[district] or not (rest[end:] or "里")[0].isalnum():
            return "", rest
        return name, rest[end:]

    @cached_property
    def _villages(self) -> dict[str, set[str]]:
        villages: dict[str, set[str]] = defaultdict(set)
        for district, village in self._boundaries.villages:
            villages[district].add(village)
            villages[""].add(village)
        return villages


def stem_of(rest: str) -> tuple[str, str]:
    """Split 「鳳山中山路」 and 「阿蓮台28線」 into district and road: people leave out 區.

    Returns
    -------
    district, rest : str
        The district is empty where no name of one stands before the whole name of a road (鼓山一路 is a road).
    """
    found = STEM.match(rest)
    if found is None:
        return "", rest
    after = rest[found.end() :]
    return (found[0] + "區", after) if begins_with_road(after) or _HIGHWAY.match(after) else ("", rest)


def with_district(said: str) -> str:
    """Drop post code and city only: some names begin with that of a district, as it was (美濃鎮中正湖風景特定區).

    Examples
    --------
    >>> with_district("843高雄縣美濃鎮中正湖")
    '美濃鎮中正湖'
    """
    found = LEAD.match(said)
    return said[found.start("district") if found["district"] else found.end() :] if found else said
