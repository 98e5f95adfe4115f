"""A page's stretches of text → columns, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from register.reading.stretches import SAME, Stretch

BIN = 3.0
"""Points: how finely a page's width is searched for a gutter."""

GUTTER = 9.0
"""Points that a gutter is wide at least: three millimetres."""

CROSSING = 0.12
"""Share of the lines that may cross a gutter: titles over both columns."""

LONG = 5.6
"""Times the height of a letter's box, some eight ideographs: lines of a column are that long, cells seldom are."""

FILLED, ALIKE = 0.8, 0.3
"""That share of a column's lines is nearly as long as its longest ones; the cells of a table differ more."""

FEWEST = 6
"""Lines on each side of a gutter."""

NARROWEST = 0.2
"""Share of the text's width that a column has at least."""


@dataclass(frozen=True)
class Row:
    """What stands on one line of one column, from the left."""

    stretches: tuple[Stretch, ...]

    @property
    def base(self) -> float:
        """Height of the line."""
        return self.stretches[0].base


@dataclass(frozen=True)
class Flow:
    """Lines of one column, from the top, until something crosses it; points.

    Parameters
    ----------
    rows : tuple of Row
    right : float or None
        Where the column ends; None where the page's margin says it.
    """

    rows: tuple[Row, ...]
    right: float | None


def flows(stretches: Sequence[Stretch], right: float | None = None, deep: int = 2) -> Iterator[Flow]:
    """Part a page into columns, left before right, and what stands over them before both.

    Parameters
    ----------
    stretches : sequence of Stretch
        Lines from the top.
    right : float or None
        Where the column ends that they stand in.
    deep : int
        How often columns may be parted again.
    """
    gutter = _gutter(stretches) if deep and len(stretches) >= 2 * FEWEST else None
    if gutter is None:
        if stretches:
            yield Flow(tuple(_rows(stretches)), right)
        return
    ends = max(one.right for one in stretches if one.right <= gutter)
    band: list[Stretch] = []
    for one in stretches:
        if one.left < gutter < one.right:
            yield from _halves(band, gutter, (ends, right), deep)
            yield Flow((Row((one,)),), right)
            band = []
        else:
            band.append(one)
    yield from _halves(band, gutter, (ends, right), deep)


def _halves(band: Sequence[Stretch], gutter: float, ends: tuple[float, float | None], deep: int) -> Iterator[Flow]:
    yield from flows([one for one in band if one.right <= gutter], ends[0], deep - 1)
    rest = [one for one in band if one.left >= gutter]
    yield from flows(rest, ends[1] or max((one.right for one in rest), default=0.0), deep - 1)


def _gutter(stretches: Sequence[Stretch]) -> float | None:
    """Find where few lines cross and many stand on either side."""
    left, right = min(one.left for one in stretches), max(one.right for one in stretches)
    bins = int((right - left) / BIN)
    crossed = [0] * (bins + 2)
    for one in stretches:
        for at in range(max(0, int((one.left - left) / BIN)), min(bins, int((one.right - left) / BIN)) + 1):
            crossed[at] += 1
    best: tuple[int, int] | None = None
    start = 0
    for at in range(bins + 2):
        if crossed[at] > CROSSING * len(stretches) or at > bins:
            if best is None or at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    if best is None or (best[1] - best[0]) * BIN < GUTTER:
        return None
    middle = left + BIN * (best[0] + best[1]) / 2
    return middle if _both_full(stretches, middle) else None


def _both_full(stretches: Sequence[Stretch], gutter: float) -> bool:
    sides = [one for one in stretches if one.right <= gutter], [one for one in stretches if one.left >= gutter]
    if min(map(len, sides)) < FEWEST:
        return False
    whole = max(one.right for one in stretches) - min(one.left for one in stretches)
    return all(_worded(side, whole) for side in sides)


def _worded(side: Sequence[Stretch], whole: float) -> bool:
    """Tell whether one side of a gutter is text, in one column or more, and no cells of a table."""
    widths = sorted((one.right - one.left for one in side if one.text), reverse=True)
    wide = max(one.right for one in side) - min(one.left for one in side)
    if not widths or wide < NARROWEST * whole:
        return False
    longest = widths[len(widths) // FEWEST]
    alike = sum(width >= FILLED * longest for width in widths)
    return longest >= LONG * median(one.size for one in side) and alike >= ALIKE * len(widths)


def _rows(stretches: Sequence[Stretch]) -> list[Row]:
    rows: list[list[Stretch]] = []
    for one in stretches:
        if rows and _level(rows[-1][0], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _level(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches stand on one line; what stands for a table has no words and a line of its own."""
    return bool(one.text and other.text) and abs(one.base - other.base) <= SAME * max(one.size, other.size)
