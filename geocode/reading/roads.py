"""Names of roads that stand side by side: 「左營大路翠華路」 is two, 「鐵路街」 and 「中華路二段」 are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.reading.numerals import NUMERALS
from geocode.reading.vocabulary import ROAD_END

_HEAD: Final = re.compile(rf"(.+?)[{NUMERALS}]*(?:[路街巷弄]|大道)(?![路街])")
_NAME_ENDS: Final = re.compile(rf"(?<=..){ROAD_END}(?![路街段巷弄道口號]|[{NUMERALS}]+[段巷弄號]|$)")
_STEM: Final = 2  # characters that the name of a road has at least, before its numeral and 路


def begins_with_road(words: str) -> bool:
    """Say whether a whole name of a road begins the words: 「中山一路」 does, 「平一路」 is torn from 和平一路."""
    head = _HEAD.match(words)
    return head is not None and len(head[1]) >= _STEM and words[0].isalnum()


def is_torn(words: str) -> bool:
    """Say whether the words begin with the rest of a road's name, cut inside it."""
    head = _HEAD.match(words)
    return head is not None and len(head[1]) < _STEM


def side_by_side(words: str) -> Iterator[tuple[str, str]]:
    """Give every way to cut two roads that stand together without a sign between them.

    Parameters
    ----------
    words : str
        Normalised.

    Yields
    ------
    tuple of str
        A road, section or lane, and what follows it: a whole name of a road.

    Examples
    --------
    >>> list(side_by_side("中華路二段建國一路"))
    [('中華路二段', '建國一路')]
    """
    for end in _NAME_ENDS.finditer(words):
        first, second = words[: end.end()], words[end.end() :]
        if begins_with_road(first) and begins_with_road(second):
            yield first, second
