"""Which characters the pictures' font has. Typst leaves out what a font lacks without a word; a reader must see it."""

import logging
from functools import cached_property
from pathlib import Path

REPLACEMENT = "〓"
"""The geta mark, which Japanese and Chinese printers set where a type is missing (U+3013)."""
SPACES = frozenset(" \u3000")
log = logging.getLogger(__name__)


class Glyphs:
    """The characters that every weight of a font has.

    Parameters
    ----------
    fonts : sequence of Path
        Its files, read when the first text is asked about.
    """

    def __init__(self, fonts: tuple[Path, ...]) -> None:
        self._fonts = fonts
        self._told: set[str] = set()

    def visible(self, text: str) -> str:
        """Give a text in which a mark stands for each character that the font lacks; each is logged once."""
        return "".join(self._seen(letter) for letter in text)

    def lacks(self, text: str) -> str:
        """Give the first character that the font lacks; nothing where it has all."""
        return next((letter for letter in text if letter not in SPACES and ord(letter) not in self._known), "")

    def _seen(self, letter: str) -> str:
        if letter in SPACES or ord(letter) in self._known:
            return letter
        if letter not in self._told:
            self._told.add(letter)
            log.warning("the pictures' font has no U+%04X: %s stands for it", ord(letter), REPLACEMENT)
        return REPLACEMENT

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset.intersection(*(_characters(path) for path in self._fonts))


def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        # numbers for names: to find out those of 18,000 shapes takes four times as long as all the rest
        font.setGlyphOrder(range(font["maxp"].numGlyphs))
        return frozenset(font.getBestCmap())
