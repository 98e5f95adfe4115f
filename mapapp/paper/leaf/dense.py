"""Finds clusters that are too dense for a map, and gives each an inset with a free rectangle of the leaf."""

import math
from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.board import Board
from mapapp.paper.leaf.clearing import Clearing
from mapapp.paper.leaf.closeup import Closeup, Crowd
from mapapp.paper.leaf.settling import led
from mapapp.paper.leaf.spread import NOTHING, astray, spread
from mapapp.paper.numbered import Numbered
from mapapp.paper.window import Window

WORTH_MM = 20.0
"""What an inset must save of leader lines and hair lines: three numbers that stand seven millimetres off."""
MOST = 3
"""Insets of one leaf."""
TRIED = 24
"""Windows tried before the cluster stays as it is."""
CLEAR_MM = 5.0
"""Round a place that no inset covers: symbol and number stand there."""


def dense(window: Window, numbered: Sequence[Numbered], area: BaseGeometry) -> tuple[Closeup, ...]:
    """Choose what parts of a map are drawn larger on the same leaf.

    A part is chosen by measure: its numbers could only be placed at the ends of long lines, and on a map of its own,
    two to four times as large, these lines together are less than half as long, and `WORTH_MM` shorter. Works at one
    and the same place gain nothing by that and get none.

    Parameters
    ----------
    window : Window
        Of the leaf.
    numbered : sequence of Numbered
        The works of the sheet.
    area : shapely geometry
        Of the sheet, EPSG:3826.

    Returns
    -------
    tuple of Closeup
        At most three, which neither meet nor show each other's works; those works stand on no other map of the leaf.
    """
    found: tuple[Closeup, ...] = ()
    while len(found) < MOST:
        closeup = _next(window, resting(numbered, found), area, found)
        if closeup is None:
            break
        found = (*found, closeup)
    return found


def resting(numbered: Iterable[Numbered], closeups: Iterable[Closeup]) -> list[Numbered]:
    """List the works that keep their symbol and number on the leaf's own map."""
    gone = frozenset[int]().union(*(one.numbers for one in closeups))
    return [one for one in numbered if one.number not in gone]


def taken(window: Window, closeups: Iterable[Closeup]) -> BaseGeometry:
    """Join the insets and the frames of what they show, mm: no number of the leaf's own map stands there."""
    return shapely.union_all([shape for one in closeups for shape in (one.box, one.frame(window))])


def strains(window: Window, numbered: Sequence[Numbered], where: BaseGeometry = NOTHING) -> dict[int, float]:
    """Give how far off each number stands on a map: its leader line and its symbol's hair line, mm.

    Parameters
    ----------
    window : Window
    numbered : sequence of Numbered
    where : shapely geometry
        What is taken, mm.
    """
    board = Board.of(window, numbered, where)
    moved = astray(window, numbered, dict(zip(board.numbers, board.spots, strict=True)))
    hair = {number: math.dist(true, stands) for number, (true, stands) in moved.items()}
    return {number: leader + hair.get(number, 0.0) for number, leader in led(board).items()}


def _next(window: Window, rest: Sequence[Numbered], area: BaseGeometry, found: tuple[Closeup, ...]) -> Closeup | None:
    strained = strains(window, rest, taken(window, found))
    if sum(strained.values()) < WORTH_MM:
        return None
    before, crowd = taken(window, found), Crowd.read(window, rest, strained)
    clearing = _clearing(crowd, window.seen(area), before)
    for part in crowd.parts()[:TRIED]:
        frame = window.whole(part.ground)
        corner = None if shapely.intersects(before, frame) else clearing.corner((part.width_mm, part.height_mm), frame)
        shown = frozenset(spread(part, rest)) if corner else frozenset()
        if corner and _helps(crowd, part, shown):
            return Closeup(shown, part, *corner)
    return None


def _helps(crowd: Crowd, part: Window, shown: frozenset[int]) -> bool:
    works, before = crowd.within(shown)
    after = sum(strains(part, works).values())
    return before - after >= WORTH_MM and after <= before / 2


def _clearing(crowd: Crowd, area: BaseGeometry, before: BaseGeometry) -> Clearing:
    leaf = crowd.leaf
    places = leaf.whole(shapely.GeometryCollection([one.at for one in crowd.numbered]))
    works = [leaf.seen(one.work.place) for one in crowd.numbered]
    return Clearing(leaf, area, works, shapely.union_all([before, shapely.buffer(places, CLEAR_MM)]))
