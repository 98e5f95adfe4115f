"""Which lines are a page's furniture: its number, and what is repeated from page to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from register.reading.line import Line
from register.reading.shapes import LISTED, PLAIN_CELLS, captioned, closed, numbers_a_page

OFTEN = 3
"""What stands by itself that often, and once in the middle of a sentence, is no part of the text: 「專題」."""


def set_apart(lines: Sequence[Line]) -> list[Line]:
    """Mark furniture in lines whose format does not say where a page's margin is.

    Parameters
    ----------
    lines : sequence of Line
    """
    repeated = _repeated(lines)
    return [
        replace(line, furniture=True)
        if not line.row and not line.level and (line.text in repeated or (line.apart and numbers_a_page(line.text)))
        else line
        for line in lines
    ]


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """Mark the lines of a table of contents as furniture: they name each heading a second time.

    Parameters
    ----------
    lines : sequence of Line
        Of any format.
    """
    return [replace(line, furniture=True) if LISTED.search(line.text) else line for line in lines]


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    alone = [line for line in lines if line.apart and not line.row and not line.mark and line.cells <= PLAIN_CELLS]
    often = {text for text, times in Counter(line.text for line in alone).items() if times >= OFTEN}
    return frozenset(text for text in often if _interrupts(lines, text))


def _interrupts(lines: Sequence[Line], text: str) -> bool:
    """Tell whether a line stands at least once where a sentence has not ended."""
    before: Line | None = None
    for line in lines:
        if line.text == text:
            if before and not closed(before.text) and before.cells > PLAIN_CELLS:
                return True
        elif not line.row and not captioned(line.text) and not numbers_a_page(line.text):
            before = line
    return False
