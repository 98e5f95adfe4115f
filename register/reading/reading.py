"""What was read from a document's file: its text, and the passages that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a piece of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, row of a table, caption, or piece of a page's furniture (header, footer, page number).

    Parameters
    ----------
    kind : Kind
    section : str
        The nearest heading above it and the one above that, joined by `` / ``; of a heading, the one above and itself.
        Empty before the first heading, and of furniture.
    paragraph : str
        Its label where it has one, such as ``(四)`` or ``3.``, else its number in the section from 1; empty unless it
        is a paragraph or a row. Below a numbered paragraph both: ``(四)1.``. This is what `mentions.csv` writes
        beside the section.
    page : int or None
        From 1; None where the format has no pages.
    begins : int
        Where `text` begins in the text of its reading.
    text : str
        One line: broken lines are joined. The cells of a row are joined by tabs. Its number is a part of it.
    numbered : int
        How many letters of `text` its number takes, the white space behind it included; 0 without one.
    """

    kind: Kind
    section: str
    paragraph: str
    page: int | None
    begins: int
    text: str
    numbered: int = 0

    @property
    def words(self) -> int:
        """Where its words begin in the text of its reading: behind its number, if it has one."""
        return self.begins + self.numbered

    @property
    def ends(self) -> int:
        """Where it ends in the text of its reading."""
        return self.begins + len(self.text)


@dataclass(frozen=True)
class Reading:
    """A document as it was read.

    Parameters
    ----------
    text : str
        Its passages in the order in which they are read, each on a line of its own: the same whatever the format, up to
        the furniture of pages, which stands at the end.
    passages : tuple of Passage
        `text[passage.begins:passage.ends] == passage.text` for each.
    format : str
        ``txt``, ``pdf``, ``docx`` or ``odt``.
    sha256 : str
        Of the file's bytes.
    silent : tuple of int
        Pages on which there are pictures and no text: a person has to look at them.
    """

    text: str
    passages: tuple[Passage, ...]
    format: str
    sha256: str
    silent: tuple[int, ...] = ()

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """Passages that state something: paragraphs and rows of tables."""
        return tuple(one for one in self.passages if one.kind in (Kind.PARAGRAPH, Kind.ROW))
