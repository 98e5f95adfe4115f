"""Blocks → passages: under which headings each stands, and what it is called there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from register.reading.blocks import Block
from register.reading.line import Line
from register.reading.marks import Mark
from register.reading.reading import Kind, Passage
from register.reading.shapes import BRACKETED, COVER, LEADING, OUTER, PART_CELLS

NAMED = 2
"""Headings that name a section: the nearest, and the one above it, as in `mentions.csv`."""

PART, BRACKET, UPPER, PLAIN, TITLE = 5, 35, 100, 120, 199
"""Ranks of headings without a number; those of numbers stand in `marks.toml`. Levels that a format states come behind
`UPPER`. Any heading ends the document's title."""


@dataclass(frozen=True)
class _Heading:
    style: str
    rank: int
    text: str
    leading: bool = False


def _cut(stack: list[_Heading], heading: _Heading, first: bool) -> None:
    """Take from a stack what a heading ends: its own style and all below; if the style is new, what is not above it."""
    styles = [one.style for one in stack]
    if heading.style in styles:
        del stack[styles.index(heading.style) :]
        return
    if heading.rank <= OUTER and any(one.leading for one in stack):
        del stack[next(at for at, one in enumerate(stack) if one.leading) :]
    while stack and stack[-1].rank >= heading.rank:
        if first and stack[-1].rank != TITLE and _unnumbered(stack[-1]):
            return
        stack.pop()


def _unnumbered(heading: _Heading) -> bool:
    return heading.rank == BRACKET or UPPER <= heading.rank < TITLE


def _names_all(heading: _Heading, block: Block) -> bool:
    """Tell whether the first heading of a document is its title, which is no section's."""
    stated = block.line.level is not None and not COVER.search(block.text)
    return not (block.line.mark or heading.leading or heading.rank == BRACKET or stated)


class Outline:
    """Reads blocks in order and knows where it is."""

    def __init__(self) -> None:
        self._stack: list[_Heading] = []
        self._items: list[Mark] = []
        self._counts: Counter[str] = Counter()

    @property
    def section(self) -> str:
        """The headings that name where it is."""
        return " / ".join(one.text for one in self._stack[-NAMED:])

    def enter(self, block: Block, after: Block | None, first: bool) -> None:
        """Go into what a heading opens.

        Parameters
        ----------
        block : Block
            The heading.
        after : Block or None
            What follows it.
        first : bool
            It is the first of the document.
        """
        heading = self._heading(block.line, block.text, after)
        if first and _names_all(heading, block):
            heading = _Heading("title", TITLE, block.text)
        if UPPER <= heading.rank < TITLE and after and after.kind is Kind.HEADING and after.line.mark:
            self._end(after.line.mark)
        mark = block.line.mark
        _cut(self._stack, heading, mark is not None and mark.ordinal == 1)
        self._stack.append(heading)
        self._items = []

    def _heading(self, line: Line, text: str, after: Block | None) -> _Heading:
        if line.mark:
            return _Heading(line.mark.style, line.mark.rank, text)
        if BRACKETED.fullmatch(text):
            return _Heading("bracket", BRACKET, text)
        if text in LEADING:
            return _Heading("part", PART, text, leading=True)
        if line.level is not None:
            return _Heading(f"level {line.level}", UPPER + line.level, text)
        if self._over(line, after):
            return _Heading("part", PART, text)
        under = after is not None and after.kind is Kind.HEADING and not after.line.mark
        return _Heading("upper", UPPER, text) if under else _Heading("plain", PLAIN, text)

    def _over(self, line: Line, after: Block | None) -> bool:
        """Tell whether a title without a number stands above a numbering that begins behind it."""
        mark = after.line.mark if after and after.kind is Kind.HEADING else None
        if mark is None or mark.ordinal != 1 or mark.rank > OUTER or line.cells > PART_CELLS:
            return False
        return all(one.rank == PART or one.rank >= UPPER for one in self._stack)

    def _end(self, mark: Mark) -> None:
        """End the numbering that a title without a number lets begin anew."""
        styles = [one.style for one in self._stack]
        if mark.ordinal == 1 and mark.style in styles:
            del self._stack[styles.index(mark.style) :]

    def label(self, block: Block) -> str:
        """Name a paragraph or row in its section: by its number, within those that it stands under, or by its place."""
        mark = block.line.mark if block.kind is Kind.PARAGRAPH else None
        if mark is None:
            self._counts[self.section] += 1
            return str(self._counts[self.section])
        self._leave(mark)
        self._items = [item for item in self._items if item.rank < mark.rank]
        self._items.append(mark)
        self._counts[self.section] += 1
        return "".join(item.label for item in self._items)

    def _leave(self, mark: Mark) -> None:
        """Leave the headings that a numbered sentence stands beside or above."""
        kept = next(
            (at for at, one in enumerate(self._stack) if one.style == mark.style or mark.rank < one.rank < UPPER), None
        )
        if kept is not None and not (_unnumbered(self._stack[kept])):
            del self._stack[kept:]
            self._items = []


def to_passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Give each block its section, its label and its place in the text.

    The furniture of pages stands behind all else: what is stated has the same place in the text, whatever the format.

    Parameters
    ----------
    blocks : sequence of Block
    """
    outline, passages, begins = Outline(), [], 0
    blocks = sorted(blocks, key=lambda block: block.kind is Kind.FURNITURE)
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            outline.enter(block, blocks[at + 1] if at + 1 < len(blocks) else None, not at)
        paragraph = outline.label(block) if block.kind in (Kind.PARAGRAPH, Kind.ROW) else ""
        section = "" if block.kind is Kind.FURNITURE else outline.section
        number = block.line.mark.ends if block.line.mark and not block.line.row else 0
        passages.append(Passage(block.kind, section, paragraph, block.line.page, begins, block.text, number))
        begins += len(block.text) + 1
    return tuple(passages)
