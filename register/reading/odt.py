"""An OpenDocument text → lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from register.errors import DocumentError
from register.reading.archive import Archive
from register.reading.counting import labelled, shown
from register.reading.limits import Limits
from register.reading.line import Line
from register.reading.markup import Element, read_markup
from register.reading.plain import bulleted
from register.reading.wording import Words, paged, table_lines

SAID = frozenset("p h span a ruby ruby-base meta meta-field bookmark-ref date time".split())
UNREAD = frozenset("note annotation annotation-end tracked-changes ruby-text title desc object".split())
BREAKS = frozenset(("line-break",))
BLOCKS = frozenset("section index-body list-header numbered-paragraph".split())
CONTENTS = "table-of-content"
HEADINGS = "outline-style"
DEEPEST = 10


@dataclass(frozen=True)
class _Form:
    """How one level of a list is numbered; no form is a bullet."""

    form: str | None
    prefix: str
    suffix: str
    start: int


@dataclass
class _Text:
    """An OpenDocument text's lists, while its paragraphs are read."""

    forms: dict[tuple[str, int], _Form]
    page: int = 1
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def lines(self, body: Element, furniture: bool = False) -> Iterator[Line]:
        for one in body.children:
            if one.name in ("p", "h"):
                yield from self.paragraph(one, None, furniture)
            elif one.name == "list":
                yield from self.items(one, one.get("style-name") or "", 1)
            elif one.name == "table":
                yield from table_lines(self.cells(one))
            elif one.name == "soft-page-break":
                self.page += 1
            elif one.name in BLOCKS or one.name == CONTENTS:
                yield from self.lines(one, furniture or one.name == CONTENTS)

    def items(self, items: Element, style: str, depth: int) -> Iterator[Line]:
        for item in items.children:
            fresh = item.name == "list-item"
            for one in item.children if depth < DEEPEST else ():
                if one.name == "list":
                    yield from self.items(one, one.get("style-name") or style, depth + 1)
                elif one.name in ("p", "h"):
                    yield from self.paragraph(one, self.label(style, depth) if fresh else None)
                    fresh = False
                else:
                    yield from self.lines(Element("", {}, [one]))

    def label(self, style: str, depth: int) -> str | None:
        form = self.forms.get((style, depth))
        if form is None:
            return None
        self.counted[style, depth] = self.counted.get((style, depth), form.start - 1) + 1
        for deeper in [at for at in self.counted if at[0] == style and at[1] > depth]:
            del self.counted[deeper]
        return f"{form.prefix}{shown(self.counted[style, depth], form.form)}{form.suffix}" if form.form else ""

    def cells(self, table: Element) -> list[list[list[Line]]]:
        rows = list(_rows(table))
        return [[list(self.lines(cell)) for cell in row.children if cell.name.endswith("table-cell")] for row in rows]

    def paragraph(self, element: Element, label: str | None, furniture: bool = False) -> Iterator[Line]:
        words = Words(SAID, UNREAD, BREAKS)
        words.read(element)
        page, self.page = self.page + words.ahead, self.page + words.pages
        outline = element.get("outline-level") or ""
        level = int(outline) if element.name == "h" and outline.isascii() and outline.isdigit() else None
        if level and label is None:
            label = self.label(HEADINGS, level) or None
        for at, text in enumerate(words.lines):
            said, bullet = bulleted(text)
            if said:
                numbered = labelled(label, said) if label and not at else said
                yield Line(numbered, page, bullet=bullet or label == "", level=level, furniture=furniture)
        for box in words.boxes:
            yield from self.lines(box)


def _rows(table: Element) -> Iterator[Element]:
    for one in table.children:
        if one.name == "table-row":
            yield one
        elif one.name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(one)


def _forms(root: Element | None) -> dict[tuple[str, int], _Form]:
    forms = {}
    groups = [one for one in (root.children if root else ()) if one.name in ("automatic-styles", "styles")]
    for style in (style for group in groups for style in group.children):
        if style.name in ("list-style", HEADINGS):
            name = HEADINGS if style.name == HEADINGS else style.get("name") or ""
            for level in style.children:
                depth, start = level.get("level") or "", level.get("start-value") or "1"
                if depth.isascii() and depth.isdigit():
                    forms[name, int(depth)] = _Form(
                        (level.get("num-format") or None) if "number" in level.name or style.name == HEADINGS else None,
                        level.get("num-prefix") or "",
                        level.get("num-suffix") or "",
                        int(start) if start.isascii() and start.isdigit() else 1,
                    )
    return forms


def odt_lines(raw: bytes, name: str, limits: Limits) -> list[Line]:
    """Read the lines of an OpenDocument text.

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
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise DocumentError(name, "it is encrypted", "a file that opens without a password")
    content = read_markup(archive.read("content.xml"), name, limits)
    styles = read_markup(archive.read("styles.xml"), name, limits) if "styles.xml" in archive else None
    body = content.child("body", "text")
    if body is None:
        raise archive.damaged()
    text = _Text(_forms(styles) | _forms(content))
    lines = list(text.lines(body))
    texts = dict.fromkeys(line.text for edge in _edges(styles) for line in _Text({}).lines(edge))
    return [*paged(lines), *(Line(said, furniture=True) for said in texts)]


def _edges(styles: Element | None) -> Iterator[Element]:
    """Give the headers and footers of a text's pages."""
    for page in (styles.child("master-styles") or Element("", {})).children if styles else ():
        yield from (one for one in page.children if one.name.startswith(("header", "footer")))
