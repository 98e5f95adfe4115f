"""A passage folded to one spelling, with the way back to its own words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from register.extraction.said import Said
from register.reading import Passage

CELL = "\t"
"""Between the cells of a row: the one white space that is kept."""


@dataclass(frozen=True)
class Folded:
    """A passage's words as the readers of values see them: NFKC, no white space.

    Parameters
    ----------
    passage : Passage
    text : str
        Folded; equal to `register.vocabulary.compact` of the passage but for the marks between cells.
    origins : tuple of int
        For each character of `text` its offset in the passage's own text.
    """

    passage: Passage
    text: str
    origins: tuple[int, ...]

    def said(self, begins: int, ends: int) -> Said:
        """Give a stretch of the folded text in the document's own words; at least one character."""
        first, last = self.origins[begins], self.origins[ends - 1] + 1
        own = self.passage.text[first:last]
        return Said(self.passage.begins + first, self.passage.begins + last, own)

    def place(self, said: Said) -> tuple[int, int]:
        """Tell where words of the passage stand in the folded text."""
        begins = bisect_left(self.origins, said.begins - self.passage.begins)
        return begins, bisect_left(self.origins, said.ends - self.passage.begins)


def fold(passage: Passage) -> Folded:
    """Fold a passage, character by character; its number is left out."""
    letters: list[str] = []
    origins: list[int] = []
    first = passage.words - passage.begins
    for offset, letter in enumerate(passage.text[first:], first):
        for plain in letter if letter == CELL else unicodedata.normalize("NFKC", letter):
            if plain == CELL or not plain.isspace():
                letters.append(plain)
                origins.append(offset)
    return Folded(passage, "".join(letters), tuple(origins))
