"""What an office file's paragraphs and tables say, whichever of the two formats they are in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from register.reading.line import Line
from register.reading.markup import Element

MOST = 10_000
"""Spaces that one element may stand for."""

TABLED = 2
"""Columns that make a table; one column is a frame around text."""


@dataclass
class Words:
    """The words of a paragraph, collected.

    Parameters
    ----------
    said : collection of str
        Elements whose own text is the paragraph's; between others there is only layout.
    unread : collection of str
        Elements of which nothing is.
    breaks : collection of str
        Elements that break a line.
    ahead, pages : int
        Pages that begin in it: before its first word, and all.
    """

    said: Collection[str]
    unread: Collection[str]
    breaks: Collection[str]
    lines: list[str] = field(default_factory=lambda: [""])
    boxes: list[Element] = field(default_factory=list)
    ahead: int = 0
    pages: int = 0

    def read(self, element: Element) -> None:
        """Collect the words of an element and of what stands in it."""
        for part in element.parts:
            if isinstance(part, str):
                self.lines[-1] += part if element.name in self.said else ""
            elif part.name in ("txbxContent", "text-box"):
                self.boxes.append(part)
            elif part.name not in self.unread and not _hidden(part):
                self._sign(part)
                self.read(part)

    def _sign(self, part: Element) -> None:
        if part.name in self.breaks and part.get("type") in (None, "textWrapping"):
            self.lines.append("")
        elif part.name in ("lastRenderedPageBreak", "soft-page-break"):
            self.pages += 1
            self.ahead += not any(self.lines)
        elif part.name == "tab":
            self.lines[-1] += " "
        elif part.name == "s":
            count = part.get("c") or "1"
            self.lines[-1] += " " * min(int(count) if count.isascii() and count.isdigit() else 1, MOST)
        elif part.name == "noBreakHyphen":
            self.lines[-1] += "-"


def _hidden(part: Element) -> bool:
    vanish = part.child("rPr", "vanish")
    return vanish is not None and vanish.get("val") not in ("0", "false", "off")


def paged(lines: Sequence[Line]) -> list[Line]:
    """Take the pages away where no page was seen to end: then the file does not say where its pages are."""
    seen = any(line.page != 1 for line in lines)
    return list(lines) if seen else [replace(line, page=None) for line in lines]


def table_lines(rows: Sequence[Sequence[Sequence[Line]]]) -> Iterator[Line]:
    """Give a table's rows; of a table with one column the lines that stand in it.

    Parameters
    ----------
    rows : sequence of sequences of sequences of Line
        Rows of cells of lines.
    """
    if max(map(len, rows), default=0) < TABLED:
        yield from (line for row in rows for cell in row for line in cell)
        return
    for row in rows:
        cells = [" ".join(line.text.replace("\t", " ") for line in cell) for cell in row]
        if any(cells):
            yield Line("\t".join(cells), next(line.page for cell in row for line in cell), row=True)
