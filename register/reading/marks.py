"""What numbered lines begin with, read from the data file beside this one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from register.reading.letters import half

FILE = Path(__file__).with_name("marks.toml")
DIGITS = "〇一二三四五六七八九"
FORMAL = str.maketrans("壹貳贰叁參肆伍陸柒捌玖拾", "一二二三三四五六七八九十")
STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class Mark:
    """The number that a line begins with.

    Parameters
    ----------
    style : str
        Lines of one series share it.
    rank : int
        Grows inwards.
    ordinal : int
        From 1; 0 where it cannot be counted.
    label : str
        As it is written, without white space.
    ends : int
        Where the words begin behind it.
    """

    style: str
    rank: int
    ordinal: int
    label: str
    ends: int


@dataclass(frozen=True)
class _Form:
    style: str
    rank: int
    pattern: re.Pattern[str]
    counted: Callable[[str], int]


def counted(said: str) -> int:
    """Read a number in digits or in ideographs below 200.

    Examples
    --------
    >>> counted("二十一"), counted("十"), counted("12"), counted("廿三")
    (21, 10, 12, 23)
    """
    if said.isdecimal():
        return int(said)
    said = said.replace("廿", "二十").replace("零", "〇")
    hundreds, _, rest = said.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = DIGITS.find(ones) if ones else 0
    value += 10 * (DIGITS.find(tens) if tens else 1) if ten else 0
    return max(0, value + 100 * (DIGITS.find(hundreds) if hundreds else "百" in said))


def _circled(said: str) -> int:
    return int(unicodedata.numeric(said, 0))


def _lettered(said: str) -> int:
    return STEMS.find(said) + 1 or ord(said.lower()) - ord("a") + 1


COUNTS: Mapping[str, Callable[[str], int]] = {
    "any": counted,
    "formal": lambda said: counted(said.translate(FORMAL)),
    "stem": _lettered,
    "circle": _circled,
    "letter": _lettered,
}


@cache
def _forms() -> tuple[_Form, ...]:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        _Form(entry["style"], entry["rank"], re.compile(entry["pattern"]), COUNTS[entry["number"]])
        for entry in table["mark"]
    )


LONGEST = 40
"""Letters among which a line's number stands, with what has to follow it."""

BEGINS = re.compile(r"[第(〔\d①-⑳⑴-⒇❶-❿A-Za-z壹貳贰叁參肆伍陸柒捌玖拾甲乙丙丁戊己庚辛壬癸〇零廿一二三四五六七八九十百]")
"""What any of the numbers begins with, so that most lines are not looked at further."""


@lru_cache(maxsize=1 << 14)
def read_mark(text: str) -> Mark | None:
    """Read the number that a line begins with.

    Parameters
    ----------
    text : str
        A clean line.

    Examples
    --------
    >>> read_mark("（十二） 改善")
    Mark(style='chinese-bracket', rank=50, ordinal=12, label='（十二）', ends=5)
    >>> read_mark("113.10.9") is None
    True
    """
    halved = half(text[:LONGEST])
    if not BEGINS.match(halved):
        return None
    for form in _forms():
        found = form.pattern.match(halved)
        if found:
            said = next(group for group in found.groups() if group)
            ends = found.end() + (len(text[found.end() :]) - len(text[found.end() :].lstrip()))
            label = "".join(text[: found.end()].split())
            return Mark(form.style, form.rank, form.counted(said), label, ends)
    return None
