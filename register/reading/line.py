"""A line of a document, as its format gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from register.reading.letters import cells
from register.reading.marks import Mark, read_mark


@dataclass(frozen=True)
class Line:
    """A line, or a whole paragraph where the format knows paragraphs.

    Parameters
    ----------
    text : str
        Clean; the cells of a row are joined by tabs. Never empty.
    page : int or None
        From 1.
    apart : bool
        White space, or the format's own paragraph mark, parts it from the line before.
    full : bool
        It reaches the right margin, so that its last word need not end a paragraph.
    indented : bool
        It begins further in than its neighbours: a new paragraph.
    bullet : bool
        A bullet stood before it, and was taken away.
    level : int or None
        From 1 where the format says that it is a heading.
    row : bool
        A row of a table.
    furniture : bool
        A header or footer of the page.
    spaced : bool or None
        Whether a space stood behind it where the line was broken; None where nobody can see.
    """

    text: str
    page: int | None = None
    apart: bool = True
    full: bool = False
    indented: bool = False
    bullet: bool = False
    level: int | None = None
    row: bool = False
    furniture: bool = False
    spaced: bool | None = None

    @cached_property
    def mark(self) -> Mark | None:
        """The number that it begins with."""
        return read_mark(self.text)

    @cached_property
    def cells(self) -> int:
        """How wide it is, in cells of which an ideograph takes two."""
        return cells(self.text)
