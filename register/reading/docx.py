"""A Word file → lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from register.reading.archive import Archive
from register.reading.counting import labelled
from register.reading.letters import clean
from register.reading.limits import Limits
from register.reading.line import Line
from register.reading.lists import Lists
from register.reading.markup import Element, read_markup
from register.reading.plain import bulleted
from register.reading.wording import Words, paged, table_lines

MAIN = "word/document.xml"
EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
BODY_TEXT = 9
"""Outline level that means none (ECMA-376, 17.3.1.20)."""

SAID = frozenset(("t",))
UNREAD = frozenset("pPr rPr del moveFrom instrText delText rt Fallback pict".split())
"""Layout, deleted text, a field's instructions, readings over ideographs, and what an older program shows instead."""

BREAKS = frozenset(("br", "cr"))
CONTENTS = re.compile(r"toc ?\d|目錄 ?\d", re.IGNORECASE)


@dataclass(frozen=True)
class _Style:
    name: str
    parent: str | None
    outline: int | None
    numbered: tuple[str, int] | None


@dataclass
class _Word:
    """A Word file's styles and lists, while its paragraphs are read."""

    styles: dict[str, _Style]
    lists: Lists
    page: int = 1
    boxes: list[Element] = field(default_factory=list)

    def lines(self, body: Element) -> Iterator[Line]:
        for one in body.children:
            if one.name == "p":
                yield from self.paragraph(one)
            elif one.name == "tbl":
                yield from table_lines(self.cells(one))
            elif one.name in ("sdt", "sdtContent", "customXml", "ins", "smartTag"):
                yield from self.lines(one)

    def cells(self, table: Element) -> list[list[list[Line]]]:
        rows = [row for row in table.children if row.name == "tr"]
        return [[list(self.lines(cell)) for cell in row.children if cell.name == "tc"] for row in rows]

    def paragraph(self, element: Element) -> Iterator[Line]:
        words = Words(SAID, UNREAD, BREAKS)
        words.read(element)
        page, self.page = self.page + words.ahead, self.page + words.pages
        name, level, numbered = self.standing(element.child("pPr"))
        label = self.lists.label(*numbered) if numbered else None
        contents = CONTENTS.fullmatch(name) is not None
        for at, text in enumerate(words.lines):
            said, bullet = bulleted(text)
            if said:
                shown = labelled(label, said) if label and not at else said
                yield Line(shown, page, bullet=bullet or label == "", level=level, furniture=contents)
        for box in words.boxes:
            yield from self.lines(box)

    def standing(self, properties: Element | None) -> tuple[str, int | None, tuple[str, int] | None]:
        """Give a paragraph's style, its heading's level, and its list."""
        own = _style(properties) if properties else _Style("", None, None, None)
        outline, numbered, name = own.outline, own.numbered, ""
        style, seen = self.styles.get((properties.get("val", "pStyle") if properties else None) or ""), 0
        while style and seen < len(self.styles):
            name = name or style.name
            outline = style.outline if outline is None else outline
            numbered = style.numbered if numbered is None else numbered
            style, seen = self.styles.get(style.parent or ""), seen + 1
        level = outline + 1 if outline is not None and outline < BODY_TEXT else None
        return name, level, numbered


def _style(properties: Element) -> _Style:
    outline = properties.get("val", "outlineLvl")
    numbered = properties.get("val", "numPr", "numId")
    depth = properties.get("val", "numPr", "ilvl") or "0"
    return _Style(
        "",
        None,
        int(outline) if outline and outline.isascii() and outline.isdigit() else None,
        (numbered, int(depth) if depth.isascii() and depth.isdigit() else 0) if numbered else None,
    )


def _styles(root: Element | None) -> dict[str, _Style]:
    found = {}
    for one in root.children if root else ():
        if one.name == "style" and one.get("type") in (None, "paragraph"):
            stated = _style(one.child("pPr") or Element("pPr", {}))
            found[one.get("styleId") or ""] = _Style(
                one.get("val", "name") or "", one.get("val", "basedOn"), stated.outline, stated.numbered
            )
    return found


def docx_lines(raw: bytes, name: str, limits: Limits) -> list[Line]:
    """Read the lines of a Word file.

    Parameters
    ----------
    raw : bytes
    name : str
        The file as the person knows it.
    limits : Limits

    Raises
    ------
    DocumentError
        If it is encrypted or damaged, or beyond the limits.
    """
    archive = Archive(raw, name, limits)

    def part(path: str) -> Element | None:
        return read_markup(archive.read(path), name, limits) if path in archive else None

    main = part(MAIN)
    body = main.child("body") if main else None
    if body is None:
        raise archive.damaged()
    word = _Word(_styles(part("word/styles.xml")), Lists.of(part("word/numbering.xml")))
    lines = list(word.lines(body))
    edges = [path for path in archive.parts if EDGE.fullmatch(path)]
    furniture = [line for path in edges if (edge := part(path)) for line in word.lines(edge)]
    texts = dict.fromkeys(clean(line.text) for line in furniture)
    return [*paged(lines), *(Line(text, furniture=True) for text in texts)]
