"""One page of a PDF: its text in stretches, its tables, its furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from register.reading.grid import Grid
from register.reading.letters import half
from register.reading.shapes import numbers_a_page
from register.reading.stretches import Stretch

EDGE = 3
"""Lines at the top and at the bottom of a page that may be its header or footer."""

OFTEN = 3
"""Pages on which the same words at the same height are furniture; where there are only two pages, on both."""

LEVEL = 4.0
"""Points by which its height may differ from page to page."""


@dataclass(frozen=True)
class Leaf:
    """A page as it was found; points.

    Parameters
    ----------
    number : int
        From 1.
    stretches : tuple of Stretch
        Text, lines from the top; what is furniture is not among them once `set_apart` has seen all pages.
    grids : tuple of Grid
    furniture : tuple of Stretch
    pictures : bool
        Whether it shows any.
    """

    number: int
    stretches: tuple[Stretch, ...]
    grids: tuple[Grid, ...]
    furniture: tuple[Stretch, ...] = ()
    pictures: bool = False


def furnished(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Set apart what is repeated at the edges of pages, and their numbers.

    Parameters
    ----------
    leaves : sequence of Leaf
    """
    counts = Counter(key for leaf in leaves for key in {_key(one) for one in _edges(leaf)})
    often = min(OFTEN, max(2, len(leaves)))
    return [_parted(leaf, counts, often) for leaf in leaves]


def _parted(leaf: Leaf, counts: Counter[tuple[str, int]], often: int) -> Leaf:
    edges = {id(one) for one in _edges(leaf)}
    outer = {id(one) for one in _outermost(leaf)}
    furniture = [
        one
        for one in leaf.stretches
        if (id(one) in edges and _times(counts, one) >= often) or (id(one) in outer and numbers_a_page(one.text))
    ]
    apart = {id(one) for one in furniture}
    body = tuple(one for one in leaf.stretches if id(one) not in apart)
    return replace(leaf, stretches=body, furniture=tuple(furniture))


def _bases(leaf: Leaf) -> list[float]:
    return sorted({round(one.base) for one in leaf.stretches}, reverse=True)


def _edges(leaf: Leaf) -> list[Stretch]:
    bases = _bases(leaf)
    at_edge = {*bases[:EDGE], *bases[-EDGE:]}
    return [one for one in leaf.stretches if round(one.base) in at_edge]


def _outermost(leaf: Leaf) -> list[Stretch]:
    bases = _bases(leaf)
    return [one for one in leaf.stretches if round(one.base) in {*bases[:1], *bases[-1:]}]


def _key(one: Stretch) -> tuple[str, int]:
    """Name a line by its words without numbers, and by its height."""
    return re.sub(r"\d+|[一二三四五六七八九十]+(?= ?頁)", "#", half("".join(one.text.split()))), round(one.base / LEVEL)


def _times(counts: Counter[tuple[str, int]], one: Stretch) -> int:
    words, level = _key(one)
    return sum(counts[words, near] for near in (level - 1, level, level + 1))
