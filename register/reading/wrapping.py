"""Whether a text was broken to fit a width, and which of its lines reach that width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from register.reading.letters import cells, ideographic
from register.reading.line import Line

WRAPPED = 0.5
"""A text is broken to a width where half of the lines that another follows are nearly as wide as the widest."""

FEW = 5
"""Fewer broken lines tell no width."""

NEARLY = 0.93
WIDEST = 160
"""Cells; what is wider was never broken to fit a page."""

SPARSE = 0.1
"""A text without a width whose blank lines are rarer than that has a paragraph on each line."""

TOKEN = re.compile(r"[^\s\u2e80-\uffef]+")
"""A word that is not broken at a line's end."""

SLACK = 2
"""Cells by which a line may stay short of the width: a mark that may not begin a line took a letter with it."""

Measure = Callable[[str], int]


def first_word(text: str) -> str:
    """Give what has to fit as a whole at the end of the line before: a Latin word or a number, or one ideograph.

    Examples
    --------
    >>> first_word("1,250 萬元"), first_word("萬元")
    ('1,250', '萬')
    """
    word = TOKEN.match(text)
    return word.group() if word else text[:1]


def measured(lines: Sequence[Line]) -> list[Line]:
    """Say of each line whether it reaches the width that the text was broken to, and whether the next stands apart.

    Parameters
    ----------
    lines : sequence of Line
        With `apart` where a blank line parted them.
    """
    found = max((_width(lines, cells), cells), (_width(lines, len), len), key=lambda one: one[0][1])
    (width, _), measure = found
    if width is None:
        sparse = sum(line.apart for line in lines) < SPARSE * len(lines)
        return [replace(line, apart=True) for line in lines] if sparse else list(lines)
    slack = SLACK if measure is cells else 1
    full = [
        after is not None and measure(line.text) + measure(first_word(after.text)) + slack > width
        for line, after in zip(lines, [*lines[1:], None], strict=True)
    ]
    return [
        replace(line, full=full[at], apart=line.apart or not at or not full[at - 1]) for at, line in enumerate(lines)
    ]


def _width(lines: Sequence[Line], measure: Measure) -> tuple[int | None, float]:
    """Find the width, and the share of broken lines that come near it."""
    followed = [
        measure(line.text)
        for line, after in pairwise(lines)
        if not (after.apart or after.mark or after.bullet or line.row or after.row)
    ]
    widths = sorted(width for width in followed if width <= WIDEST)
    if len(widths) < FEW or len(widths) < WRAPPED * len(followed):
        return None, 0.0
    widest = widths[int(len(widths) * 0.95)]
    near = sum(NEARLY * widest <= width for width in widths) / len(followed)
    return (widest, near) if near >= WRAPPED else (None, 0.0)


def fits_no_more(right: float, after: str | None, cell: float, margin: float) -> bool:
    """Tell whether a line had no room for the next line's first word; widths in any one unit.

    Parameters
    ----------
    right : float
        Where the line ends.
    after : str or None
        The next line.
    cell : float
        Width of half an ideograph.
    margin : float
        Where the column ends.
    """
    word = first_word(after) if after else "　"
    return right + (cells(word) + (not ideographic(word[0]))) * cell + cell > margin
