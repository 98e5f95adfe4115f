"""Amounts of money as documents say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from register.errors import WordsError
from register.vocabulary import compact

UNITS = {
    "兆": Decimal(10**12),
    "億": Decimal(10**8),
    "千萬": Decimal(10**7),
    "百萬": Decimal(10**6),
    "萬": Decimal(10**4),
    "元": Decimal(1),
}
NUMBER = r"\d[\d,]*(?:\.\d+)?"
LARGE = "兆|億|千萬|百萬|萬"
# 「2~3 億元」 is a span and no amount; 「500 億度」, 「11 萬噸」 and 「1 億美元」 count something else.
COUNTED = "噸度人次戶座處案平坪公個件名班床美日歐"
AMOUNT = re.compile(rf"(?<![\d.,千百])(?<!\d[~至-])(?:{NUMBER}(?:{LARGE}))+(?:{NUMBER}元)?(?![\d{COUNTED}])")
PART = re.compile(rf"({NUMBER})({LARGE}|元)")
READABLE = "one amount such as 「2 億元」, 「1.37 億元」, or two with 至 before the one that holds"


@dataclass(frozen=True)
class Money:
    """An amount in New Taiwan dollars, with its words.

    Parameters
    ----------
    twd : int
    said : str
    """

    twd: int
    said: str


def _total(text: str) -> int:
    return int(sum(Decimal(number.replace(",", "")) * UNITS[unit] for number, unit in PART.findall(text)))


def read_money(said: str) -> Money:
    """Read the amount that some words say; 「由 589 億加碼至 800 億」 is the amount after 至.

    Raises
    ------
    WordsError
        If no amount or more than one is said.

    Examples
    --------
    >>> read_money("計畫經費由 589 億加碼至 800 億").twd
    80000000000
    """
    text = compact(said)
    amounts = list(AMOUNT.finditer(text))
    raised = len(amounts) > 1 and text[: amounts[-1].start()].endswith(("至", "到", "為"))
    if not amounts or (len(amounts) > 1 and not raised):
        raise WordsError(said, READABLE)
    return Money(_total(amounts[-1].group()), said)
