"""Years, months and days that are written in Chinese numerals."""

from __future__ import annotations

import re

DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "元": 1}
PLACES = {"十": 10, "百": 100}
# 一百一十三 has places, 一一三 and 二〇二四 are figures in a row. 元年 is year 1; a lone 一 or 十 counts too.
DATED = re.compile(r"[零〇○一二三四五六七八九十百]+(?=[年月日])|元(?=年)")


def in_figures(text: str) -> str:
    """Write the numerals before 年, 月 and 日 in figures; everything else stays as it is.

    Parameters
    ----------
    text : str
        Folded words.

    Examples
    --------
    >>> in_figures("中華民國一百一十三年十月二十日"), in_figures("二〇二四年"), in_figures("一一三年度第四季")
    ('中華民國113年10月20日', '2024年', '113年度第四季')
    """
    return DATED.sub(lambda found: str(value_of(found.group())), text)


def value_of(numeral: str) -> int:
    """Read a Chinese numeral below a thousand, or figures in a row.

    Parameters
    ----------
    numeral : str
        Letters of `DIGITS` and `PLACES`, at least one.

    Examples
    --------
    >>> value_of("一百零五"), value_of("十二"), value_of("二十"), value_of("一一三")
    (105, 12, 20, 113)
    """
    if not any(place in numeral for place in PLACES):
        return int("".join(str(DIGITS[letter]) for letter in numeral))
    total, digit = 0, None
    for letter in numeral:
        if letter in PLACES:
            total += PLACES[letter] * (1 if digit is None else digit)
            digit = None
        else:
            digit = DIGITS[letter]
    return total + (digit or 0)
