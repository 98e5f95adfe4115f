"""Quantities as documents say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from register.errors import WordsError
from register.vocabulary import compact

UNITS = {
    "萬噸": ("m3", Decimal(10_000)),
    "萬立方公尺": ("m3", Decimal(10_000)),
    "立方公尺": ("m3", Decimal(1)),
    "噸": ("m3", Decimal(1)),
    "公頃": ("ha", Decimal(1)),
    "公里": ("km", Decimal(1)),
    "公尺": ("m", Decimal(1)),
    "萬戶": ("戶", Decimal(10_000)),
    "件工程案": ("案", Decimal(1)),
    **{unit: (unit, Decimal(1)) for unit in ("座", "站", "戶", "處", "案", "班")},
}
"""Unit as said → unit published, factor. A pond's or a water plant's 噸 is a tonne of water: one cubic metre."""
# What a mark of a span or another part of the number stands before is not the whole of what is said.
AMOUNT = re.compile(rf"(?<![\d.,兆億萬])(?<!\d[~至-])(\d[\d,]*(?:\.\d+)?)({'|'.join(UNITS)})")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit and its words.

    Parameters
    ----------
    value : decimal.Decimal
    unit : str
        ``m3``, ``ha``, ``km``, ``m``, or the counting word of the document (座, 站, 戶 …).
    said : str
    """

    value: Decimal
    unit: str
    said: str

    @property
    def text(self) -> str:
        """The number as plain digits, without an exponent or idle zeros."""
        return f"{self.value.normalize():f}"


def read_quantity(said: str) -> Quantity:
    """Read the one quantity that some words say.

    Raises
    ------
    WordsError
        If there is none, or more than one.

    Examples
    --------
    >>> read_quantity("滯洪量 0.8 萬噸").text, read_quantity("滯洪量 0.8 萬噸").unit
    ('8000', 'm3')
    """
    found = AMOUNT.findall(compact(said))
    if len(found) != 1:
        raise WordsError(said, f"one number with a unit of {' '.join(UNITS)}")
    number, unit = found[0]
    published, factor = UNITS[unit]
    return Quantity(Decimal(number.replace(",", "")) * factor, published, said)
