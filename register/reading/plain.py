"""A text file → lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from register.errors import DocumentError
from register.reading.letters import clean
from register.reading.line import Line
from register.reading.marks import read_mark
from register.reading.wrapping import measured

BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
BULLET = re.compile(
    r"\s*(?:[-*+‧•·●○◎◇◆■□▪▫▶►✓✔※★☆\u25cf\uf000-\uf0ff]|[–—](?=\s))\s*(?=[^\s\d.\-*])|\s*[-*•]\s+(?=\S)"
)
"""Bullets, and Wingdings' in the private area. A dash before a digit is a minus unless a space follows it."""

CELL = re.compile(r"(?<=\S)(?: {2,}|\u3000{2,})(?=\S)")
COLUMNS = 3
"""Columns that only white space parts are a table from three on: 「日 期」 and 「張 硯 卿」 are none."""

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decoded(raw: bytes, name: str) -> str:
    """Read bytes as UTF-8, UTF-16 or UTF-32 with a byte order mark, or Big5 as Windows writes it (cp950).

    Raises
    ------
    DocumentError
        If they are none of these, or no text.
    """
    named = next((encoding for mark, encoding in MARKS if raw.startswith(mark)), None)
    for encoding in (named,) if named else ("utf-8", "cp950"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise DocumentError(name, "bytes that are no text", "text in UTF-8, UTF-16 with its mark, or Big5")


def plain_lines(text: str) -> list[Line]:
    """Part a text into lines; blank ones say which lines stand apart.

    Parameters
    ----------
    text : str
    """
    return measured(list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    apart = True
    for raw in BREAKS.split(text):
        line = _line(raw, apart)
        if line is not None:
            yield line
        apart = line is None


def _line(raw: str, apart: bool) -> Line | None:
    pieces = _cells(raw)
    if len(pieces) > 1:
        return Line("\t".join(pieces), apart=apart, row=True)
    hashes = HASHES.match(raw)
    rest = raw[hashes.end() :] if hashes else raw
    words, bullet = bulleted(rest)
    if not words:
        return None
    indented = raw[:1] == "\u3000" or raw[:4] == "    "
    return Line(words, apart=apart, indented=indented, bullet=bullet, level=len(hashes[1]) if hashes else None)


def bulleted(raw: str) -> tuple[str, bool]:
    """Clean a line, and take its bullet away.

    Returns
    -------
    tuple of (str, bool)
        Its words, and whether there was a bullet.

    Examples
    --------
    >>> bulleted("● 道路工程"), bulleted("- (一) 橋梁"), bulleted("-5 度")
    (('道路工程', True), ('(一) 橋梁', True), ('-5 度', False))
    """
    bullet = BULLET.match(raw)
    words = clean(raw[bullet.end() :] if bullet else raw)
    return words, bullet is not None


def _cells(raw: str) -> list[str]:
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        cells = [clean(cell) for cell in stripped.strip("|").split("|")]
        return [] if all(set(cell) <= set("-: ") for cell in cells) else cells
    if "\t" in stripped:
        cells = [clean(cell) for cell in raw.strip("\r\n ").split("\t")]
        return cells if sum(map(bool, cells)) > 1 and not _numbered(cells) else []
    columns = [clean(cell) for cell in CELL.split(stripped)]
    return columns if len(columns) >= COLUMNS else []


def _numbered(cells: list[str]) -> bool:
    """Tell whether the tab is only what parts a number from its words."""
    mark = read_mark(cells[0] + " ")
    return not any(cells[2:]) and mark is not None and mark.ends >= len(cells[0])
