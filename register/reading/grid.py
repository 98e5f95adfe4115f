"""Rules on a page → grids, and what stands in them as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from register.reading.glyphs import Rule

NEAR = 3.0
"""Points: rules that close to each other are one, or touch."""

SMALLEST = 2
"""Columns that make a grid a table; one column is a frame around text."""


@dataclass(frozen=True)
class Grid:
    """A ruled table; points.

    Parameters
    ----------
    across : tuple of float
        Where its upright rules stand, from the left.
    down : tuple of float
        Where its level rules stand, from the top.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]

    def cell(self, across: float, along: float) -> tuple[int, int] | None:
        """Say in which row and column a point lies, from 0; None if it lies outside."""
        if not (self.across[0] <= across <= self.across[-1] and self.down[-1] <= along <= self.down[0]):
            return None
        row = sum(along < edge for edge in self.down[1:-1])
        return row, sum(across > edge for edge in self.across[1:-1])


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Find tables: rules that touch each other, with two columns or more.

    Parameters
    ----------
    rules : sequence of Rule
    """
    found = []
    for touching in _touching(rules):
        across = _places(rule.left for rule in touching if not rule.level)
        down = _places(rule.low for rule in touching if rule.level)[::-1]
        if len(across) > SMALLEST and len(down) >= SMALLEST:
            found.append(Grid(tuple(across), tuple(down)))
    return found


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Part rules into sets that touch: by their boxes, swept from the left."""
    sets: list[tuple[Rule, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.left):
        box, members, rest = rule, [rule], []
        for other, theirs in sets:
            if _meet(box, other):
                box, members = _hull(box, other), [*theirs, *members]
            else:
                rest.append((other, theirs))
        sets = [*rest, (box, members)]
    return [members for _, members in sets]


def _meet(one: Rule, other: Rule) -> bool:
    level = one.left - NEAR <= other.right and other.left - NEAR <= one.right
    return level and one.low - NEAR <= other.high and other.low - NEAR <= one.high


def _hull(one: Rule, other: Rule) -> Rule:
    return Rule(
        min(one.left, other.left), min(one.low, other.low), max(one.right, other.right), max(one.high, other.high)
    )
