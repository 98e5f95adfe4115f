"""One page of a PDF: its text in stretches, its tables, its furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from register.reading.grid import Grid
from register.reading.letters import half
from register.reading.shapes import numbers_a_page
from register.reading.stretches import Stretch

EDGE = 3
"""Lines at the top and at the bottom of a page that may be its header or footer: the outermost, and what is next."""

RUNS = ((-2, -1), (-1, 1), (1, 2), (-4, -2), (-2, 2), (2, 4))
"""Pages, counted from a page, that have the same words at the same height if they are a header or footer: three pages
on end, or three left or three right ones. A table's words and a chapter's last line return now and then, but not so."""

LEVEL = 4.0
"""Points by which its height may differ from page to page."""

Seen = dict[tuple[str, int], set[int]]


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
    width : float
    """

    number: int
    stretches: tuple[Stretch, ...]
    grids: tuple[Grid, ...]
    furniture: tuple[Stretch, ...] = ()
    pictures: bool = False
    width: float = 0.0


def furnished(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Set apart what is repeated at the edges of pages, and their numbers.

    Parameters
    ----------
    leaves : sequence of Leaf
    """
    seen: Seen = {}
    for leaf in leaves:
        for one in leaf.stretches:
            seen.setdefault(_key(one), set()).add(leaf.number)
    return [_parted(leaf, seen, len(leaves)) for leaf in leaves]


def _parted(leaf: Leaf, seen: Seen, pages: int) -> Leaf:
    lines: dict[int, list[Stretch]] = {}
    for one in leaf.stretches:
        lines.setdefault(round(one.base), []).append(one)
    bases = sorted(lines, reverse=True)
    apart: set[int] = set()
    for inwards in (bases, bases[::-1]):
        for depth, base in enumerate(inwards[:EDGE]):
            if not all(_furniture(leaf, one, seen, pages, not depth) for one in lines[base]):
                break
            apart.update(id(one) for one in lines[base])
    return replace(
        leaf,
        stretches=tuple(one for one in leaf.stretches if id(one) not in apart),
        furniture=tuple(one for one in leaf.stretches if id(one) in apart),
    )


def _furniture(leaf: Leaf, one: Stretch, seen: Seen, pages: int, outermost: bool) -> bool:
    if any(grid.cell((one.left + one.right) / 2, one.base) for grid in leaf.grids):
        return False
    if outermost and numbers_a_page(one.text):
        return True
    return not one.text.endswith("。") and _runs(leaf.number, _pages(seen, one), pages)


def _runs(number: int, having: set[int], pages: int) -> bool:
    """Tell whether pages around a page have the same; of two pages both."""
    if pages == 2:  # noqa: PLR2004
        return len(having) == pages
    return any(all(number + step in having for step in run) for run in RUNS)


def _key(one: Stretch) -> tuple[str, int]:
    """Name a line by its words without numbers, and by its height."""
    return re.sub(r"\d+|[一二三四五六七八九十]+(?= ?頁)", "#", half("".join(one.text.split()))), round(one.base / LEVEL)


def _pages(seen: Seen, one: Stretch) -> set[int]:
    """Give the pages that have a line's words at its height."""
    words, level = _key(one)
    return {page for near in (level - 1, level, level + 1) for page in seen.get((words, near), ())}
