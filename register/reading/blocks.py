"""Lines → blocks: what was broken is joined, what interrupts it is set behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from register.reading.letters import cells, ideographic
from register.reading.line import Line
from register.reading.reading import Kind
from register.reading.shapes import HANGING, NOTE, PLAIN_CELLS, TITLE_CELLS, captioned, closed, titled
from register.reading.titles import find_titles

SPACED = re.compile(r"[\u3400-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3400-\u9fff]")
SET = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]")

TAIL = 7
"""Parts that are looked at to see how a paragraph ends; a shorter one is looked at as a whole."""


@dataclass
class Block:
    """A heading, paragraph, row, caption or piece of furniture that is being put together.

    Parameters
    ----------
    kind : Kind
    line : Line
        The line that it begins with.
    parts : list of str
        Its text.
    pieces : list of Line
        What was joined to it.
    """

    kind: Kind
    line: Line
    parts: list[str]
    pieces: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, as one line."""
        return "".join(self.parts)

    @property
    def tail(self) -> str:
        """How it ends so far; the whole where it is short."""
        return "".join(self.parts[-TAIL:])

    def add(self, line: Line, glue: Glue) -> None:
        """Join a line to it."""
        self.parts += [glue.between(self.parts[-1], line.text, self.last.spaced), line.text]
        self.pieces.append(line)

    @property
    def last(self) -> Line:
        """The line that it ends with so far."""
        return self.pieces[-1] if self.pieces else self.line


@dataclass(frozen=True)
class Glue:
    """How two pieces of a broken line are joined.

    Parameters
    ----------
    spaced : bool
        The document sets spaces between ideographs and Latin letters or digits: where a line was broken between the two
        nobody can see whether there was one, and the document's habit decides.
    """

    spaced: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Glue:
        """See what a document's habit is."""
        spaced = sum(len(SPACED.findall(line.text)) for line in lines)
        return cls(spaced > sum(len(SET.findall(line.text)) for line in lines))

    def joined(self, one: str, other: str, spaced: bool | None = None) -> str:
        """Join two pieces; `spaced` says whether there was a space, None that nobody knows."""
        return f"{one}{self.between(one, other, spaced)}{other}"

    def between(self, one: str, other: str, spaced: bool | None) -> str:
        """Give what stands between two pieces that are joined: a space or nothing."""
        wide = ideographic(one[-1]) + ideographic(other[0])
        letters = one[-1].isalnum() and other[0].isalnum()
        guess = not one.endswith("-") if wide == 0 else wide == 1 and letters and self.spaced
        space = guess if spaced is None or wide == 0 else spaced
        return " " if space else ""


def build_blocks(lines: Sequence[Line]) -> list[Block]:
    """Join lines into blocks, in the order in which they begin.

    Parameters
    ----------
    lines : sequence of Line
        All of a document.
    """
    glue = Glue.of(lines)
    lines = _merged(lines, glue)
    body = [line for line in lines if not line.furniture]
    titles = {id(body[at]) for at in find_titles(body)}
    blocks: list[Block] = []
    open_at: Block | None = None
    for line in lines:
        kind = _kind(line, id(line) in titles, open_at)
        if open_at and kind is Kind.PARAGRAPH and _continues(open_at, line):
            open_at.add(line, glue)
            continue
        blocks.append(Block(kind, line, [line.text]))
        if kind in (Kind.PARAGRAPH, Kind.HEADING):
            open_at = blocks[-1] if kind is Kind.PARAGRAPH else None
    return blocks


def _merged(lines: Sequence[Line], glue: Glue) -> list[Line]:
    """Join the two lines of a title: together they still look like one, and nothing else follows closely."""
    merged: list[Line] = []
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if merged and _second_half(merged[-1], line, after):
            merged[-1] = replace(
                merged[-1], text=glue.joined(merged[-1].text, line.text, merged[-1].spaced), full=False
            )
        else:
            merged.append(line)
    return merged


def _second_half(first: Line, second: Line, after: Line | None) -> bool:
    plain = not (second.apart or second.mark or second.bullet or second.level or second.row or second.furniture)
    if not plain or first.row or first.furniture or closed(first.text) or closed(second.text):
        return False
    words = first.text[first.mark.ends if first.mark else 0 :] + second.text
    ends = after is None or after.apart or after.mark is not None
    return ends and titled(words) and cells(words) <= TITLE_CELLS and not NOTE.fullmatch(second.text)


def _kind(line: Line, title: bool, paragraph: Block | None) -> Kind:
    if line.furniture:
        return Kind.FURNITURE
    if line.row:
        return Kind.ROW
    if title:
        return Kind.HEADING
    inside = paragraph is not None and not line.apart and paragraph.last.full and not closed(paragraph.tail)
    return Kind.CAPTION if captioned(line.text) and not inside else Kind.PARAGRAPH


def _continues(paragraph: Block, line: Line) -> bool:
    """Tell whether a line goes on with a paragraph."""
    if line.level is not None or (line.mark and not _stray(paragraph, line)):
        return False
    if NOTE.fullmatch(line.text):
        return True
    if closed(paragraph.tail):
        return not line.apart and paragraph.last.full and not line.indented
    if line.bullet:
        item = paragraph.line.bullet and not paragraph.line.mark
        return not item and cells(paragraph.tail) > PLAIN_CELLS
    short = cells(paragraph.tail) <= PLAIN_CELLS
    return HANGING.search(paragraph.tail) is not None or not (line.apart and short)


def _stray(paragraph: Block, line: Line) -> bool:
    """Tell whether a number at a line's beginning is only where the line before was broken: 「第 5 條第 / (三) 款」."""
    return bool(
        line.mark
        and line.mark.ordinal > 1
        and not line.apart
        and paragraph.last.full
        and not closed(paragraph.tail)
        and (paragraph.line.mark is None or paragraph.line.mark.ordinal + 1 != line.mark.ordinal)
    )
