"""How places are put together: a form is words still, its parts to be read one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geocode.reading.asked import Asked, Between, Crossing, Several, Stretch
from geocode.reading.roads import is_torn
from geocode.reading.vocabulary import LINE_END, LIST_WORDS, PLACE_END, STATION_CODE

_SURE: Final = re.compile(rf"{LINE_END}$|^{STATION_CODE}$")
_PLACE_ENDED: Final = re.compile(rf"{PLACE_END}$|(?:^|[^a-z]){STATION_CODE}$")
_SOFT: Final = re.compile(rf"[{LIST_WORDS}]")
_BRACKETS: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Form:
    """One way to take a text apart.

    Parameters
    ----------
    build : callable
        Puts the parts, once read, together.
    parts : tuple of str
        Normalised words, in the order in which they stand.
    sure : bool
        True where the text can hardly be anything else, such as one name.
    """

    build: Callable[[tuple[Asked, ...]], Asked]
    parts: tuple[str, ...]
    sure: bool = False


def stretch(parts: tuple[Asked, ...]) -> Asked:
    """Line, start and end."""
    return Stretch(*parts)


def between(parts: tuple[Asked, ...]) -> Asked:
    """Start and end."""
    return Between(*parts)


def crossing(parts: tuple[Asked, ...]) -> Asked:
    """Two lines."""
    return Crossing(*parts)


def several(parts: tuple[Asked, ...]) -> Asked:
    """Places of a list."""
    return Several(parts)


def around(parts: tuple[Asked, ...]) -> Asked:
    """Places with the ground about them."""
    return Several(parts, around=True)


def masked(said: str) -> str:
    """Hide what is in brackets, so that only signs outside are found; every character keeps its index."""
    while "(" in said:
        hidden = _BRACKETS.sub(lambda found: "\0" * len(found[0]), said)
        if hidden == said:
            break
        said = hidden
    return said


def is_sure(part: str) -> bool:
    """Say whether words end as a road, a highway, a water-course or a door-plate does, or are a station's code."""
    return _SURE.search(part) is not None


def is_ended(words: str) -> bool:
    """Say whether a place's name may end with the last character."""
    return _PLACE_ENDED.search(words) is not None


def softly(said: str) -> tuple[str, ...]:
    """Split at 與, 及, 和, 暨 and 跟 where a name has ended before and another begins after."""
    cuts: list[tuple[int, int]] = []
    for found in _SOFT.finditer(masked(said)):
        before, after = said[cuts[-1][1] if cuts else 0 : found.start()], said[found.end() :]
        if _joins(found[0], before, after):
            cuts.append((found.start(), found.end()))
    return tuple(cut(said, cuts))


def _joins(word: str, before: str, after: str) -> bool:
    if len(before) < 2 or len(after) < 2:  # noqa: PLR2004
        return False
    return word != "和" or (is_ended(before) and not is_torn(after))


def cut(said: str, cuts: list[tuple[int, int]]) -> list[str]:
    """Cut a text at spans, which are left out."""
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(said)]
    return [said[start:end] for start, end in zip(starts, ends, strict=True)]
