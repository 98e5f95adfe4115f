"""Numbers as lists of office files show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

IDEOGRAPHS = "〇一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十", "壹貳參肆伍陸柒捌玖拾")
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = 20
LETTERS = 26
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def ideographs(number: int) -> str:
    """Write a number below 1000 as ideographs.

    Examples
    --------
    >>> ideographs(1), ideographs(12), ideographs(20), ideographs(105)
    ('一', '十二', '二十', '一百〇五')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        middle = f"{IDEOGRAPHS[tens]}十" if tens else "〇" if ones else ""
        return f"{IDEOGRAPHS[hundreds % 10]}百{middle}{IDEOGRAPHS[ones] if ones else ''}"
    ten = "" if not tens else "十" if tens == 1 else f"{IDEOGRAPHS[tens]}十"
    return f"{ten}{IDEOGRAPHS[ones] if ones else ''}"


def _formal(number: int) -> str:
    return ideographs(number).translate(FORMAL)


def _stem(number: int) -> str:
    return STEMS[(number - 1) % len(STEMS)]


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= CIRCLED else f"({number})"


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % LETTERS) * ((number - 1) // LETTERS + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": ideographs,
    "chineseCountingThousand": ideographs,
    "taiwaneseCounting": ideographs,
    "taiwaneseCountingThousand": ideographs,
    "ideographDigital": ideographs,
    "taiwaneseDigital": ideographs,
    "japaneseCounting": ideographs,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _stem,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "1": str,
    "１, ２, ３, ...": _wide,
    "①, ②, ③, ...": _circled,
    "一, 二, 三, ...": ideographs,
    "壹, 貳, 參, ...": _formal,
    "壹, 贰, 叁, ...": _formal,
    "甲, 乙, 丙, ...": _stem,
    "a": _letter,
    "A": lambda number: _letter(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
}
"""Numbers of Office Open XML (ECMA-376, ST_NumberFormat) and of ODF (style:num-format, as LibreOffice writes it)."""


def shown(number: int, form: str) -> str:
    """Write a number as a list shows it; forms that nobody knows are written as digits.

    Parameters
    ----------
    number : int
        From 1; others are written as digits.
    form : str

    Examples
    --------
    >>> shown(3, "ideographLegalTraditional"), shown(12, "taiwaneseCountingThousand"), shown(2, "壹, 貳, 參, ...")
    ('參', '十二', '貳')
    """
    return FORMATS.get(form, str)(number) if 0 < number < 1000 else str(number)  # noqa: PLR2004


def labelled(label: str, words: str) -> str:
    """Set a list's number before words: with a space where the number ends with a Latin mark, as it is typed.

    Examples
    --------
    >>> labelled("一、", "道路"), labelled("1.", "道路")
    ('一、道路', '1. 道路')
    """
    return f"{label}{' ' if label and label[-1].isascii() else ''}{words}"
