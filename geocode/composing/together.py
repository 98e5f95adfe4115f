"""Several places as one: 「A、B及C」, 「A、B及C一帶」."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.composing.ground import LINE, Made, Miss, dimension, flat, worst
from geocode.composing.meeting import meetings
from geocode.match import Match, Method

AROUND_M: Final = 100
"""What 「一帶」 adds round the places that it names: a block of houses; a rule of ours, no document gives a figure."""

MOST_CHOICES: Final = 64
"""How many ways to choose one place for each name are looked at; names that allow more are refused, not guessed."""

_WORST: Final = tuple(Method)  # declared from the best to the worst


def together(choices: Sequence[tuple[Match, ...]], *, around: bool) -> Iterator[Made | Miss]:
    """Put one place for each name together.

    Parameters
    ----------
    choices : sequence of tuple of Match
        What each name may be.
    around : bool
        True asks for the ground between and about them; False for the places alone, or, where they are of different
        kinds, the ground that holds them.

    Yields
    ------
    Made or Miss
        One `Made` for each choice. If the places of just one choice lie in one district together, that one alone.
    """
    if math.prod(map(len, choices)) > MOST_CHOICES:
        common = max(choices, key=len)[0].name
        yield Miss(f"叫「{common}」的地方太多，看不出是哪一處，請加上行政區")
        return
    combined = [tuple(dict.fromkeys(parts)) for parts in product(*choices)]
    close = [parts for parts in combined if frozenset.intersection(*(frozenset(part.districts) for part in parts))]
    for parts in close if len(close) == 1 else combined:
        yield _around(parts) if around else _union(parts)


def _around(parts: tuple[Match, ...]) -> Made:
    """Give the ground about the places; of lines that meet each other, about where they meet."""
    grounds = [flat(part) for part in parts]
    lines = [ground for ground, part in zip(grounds, parts, strict=True) if dimension(part) == LINE]
    meant = [shapely.union_all(_met(ground, lines) or [ground]) for ground in grounds]
    hull = _hull(meant).buffer(AROUND_M)
    where = "之間及周邊" if len(parts) > 1 else "周邊"
    evidence = f"{_names(parts)}{where} {AROUND_M} 公尺"
    return _honest(hull, Method.AREA, AROUND_M, parts, (f"{_names(parts)}一帶", evidence))


def _met(ground: BaseGeometry, lines: list[BaseGeometry]) -> list[BaseGeometry]:
    if shapely.get_dimensions(ground) != LINE:
        return []
    return [spot.point for line in lines if line is not ground for spot in meetings(ground, line)]


def _union(parts: tuple[Match, ...]) -> Made:
    grounds = [flat(part) for part in parts]
    names = (_names(parts), f"{_names(parts)}合為一處" if len(parts) > 1 else parts[0].evidence)
    if len({dimension(part) for part in parts}) == 1:
        method = max((part.method for part in parts), key=_WORST.index)
        return Made(shapely.union_all(grounds), method, worst(parts), parts, *names)
    hull = _hull(grounds).buffer(worst(parts))
    return _honest(hull, Method.AREA, float(shapely.minimum_bounding_radius(hull)), parts, names)


def _honest(
    ground: BaseGeometry, method: Method, precision_m: float, parts: tuple[Match, ...], words: tuple[str, str]
) -> Made:
    """Say 「somewhere in here」 of what holds a place that is known no better."""
    if any(part.method is Method.FALLBACK for part in parts):
        return Made(ground, Method.FALLBACK, float(shapely.minimum_bounding_radius(ground)), parts, *words)
    return Made(ground, method, worst(parts, precision_m), parts, *words)


def _hull(grounds: list[BaseGeometry]) -> BaseGeometry:
    return shapely.convex_hull(shapely.union_all(grounds))


def _names(parts: tuple[Match, ...]) -> str:
    """List names: 「A、B及C」."""
    *others, last = dict.fromkeys(part.name for part in parts)
    return f"{'、'.join(others)}及{last}" if others else last
