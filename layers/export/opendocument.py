"""OpenDocument's own XML: cells, sheets, and the package that holds them (OpenDocument 1.3, parts 2 and 3)."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from layers.export.column import Value

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
BEGAN = (1980, 1, 1, 0, 0, 0)
"""The day that every file in the package bears, so that the same works make the same bytes."""
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    **{
        f"xmlns:{name}": f"{_NS}{name}:1.0"
        for name in ("office", "table", "text", "style", "config", "meta", "manifest")
    },
    "xmlns:number": f"{_NS}datastyle:1.0",
    "xmlns:fo": f"{_NS}xsl-fo-compatible:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:ooo": "http://openoffice.org/2004/office",
}
ILLEGIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets)."""
REPLACED = "\ufffd"
BREAKS = re.compile("\r\n|[\r\n]")
GAPS = re.compile("(\t|^ +| {2,})")
"""White space that a reader of XML would fold: tabs, spaces at the beginning, more than one."""


class Written:
    """An XML file of a package, while it is written.

    Parameters
    ----------
    out : file
        Open for text, UTF-8.
    """

    def __init__(self, out: io.TextIOBase) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()
        self.signs = 0
        """Characters that XML has no place for, so far."""

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write what is written meanwhile into an element."""
        self._xml.startElement(name, AttributesImpl(attributes or {}))
        yield
        self._xml.endElement(name)

    def one(self, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> None:
        """Write an element that holds at most a text."""
        with self.inside(name, attributes):
            if text:
                self._characters(text)

    def cell(self, value: Value, style: str) -> None:
        """Write a value as what it is: a text, a number, a truth or nothing; never as a formula."""
        if value is None:
            self.one("table:table-cell")
            return
        if isinstance(value, str):
            kind = {"office:value-type": "string"}
        elif isinstance(value, bool):
            kind = {"office:value-type": "boolean", "office:boolean-value": str(value).lower()}
        else:
            kind = {"office:value-type": "float", "office:value": repr(value)}
        with self.inside("table:table-cell", kind | {"table:style-name": style}):
            for line in BREAKS.split(str(value)):
                with self.inside("text:p"):
                    self._line(line)

    def row(self, values: Sequence[Value], styles: Sequence[str]) -> None:
        """Write a row of cells."""
        with self.inside("table:table-row"):
            for value, style in zip(values, styles, strict=False):
                self.cell(value, style)

    def _line(self, text: str) -> None:
        for piece in filter(None, GAPS.split(text)):
            if piece == "\t":
                self.one("text:tab")
            elif piece.isspace() and not piece.strip(" ") and GAPS.fullmatch(piece):
                self.one("text:s", {"text:c": str(len(piece))})
            else:
                self._characters(piece)

    def _characters(self, text: str) -> None:
        legible, signs = ILLEGIBLE.subn(REPLACED, text)
        self.signs += signs
        self._xml.characters(legible)


@contextmanager
def package(path: Path, others: Sequence[str]) -> Iterator[zipfile.ZipFile]:
    """Open a package whose first file says what it is; the files named `others` are listed in its manifest."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", BEGAN), MIMETYPE)
        with part(archive, "META-INF/manifest.xml") as xml, xml.inside("manifest:manifest", _root("manifest")):
            for name, kind in [("/", MIMETYPE), *((other, "text/xml") for other in others)]:
                xml.one("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
        yield archive


@contextmanager
def part(archive: zipfile.ZipFile, name: str) -> Iterator[Written]:
    """Open a file of a package."""
    info = zipfile.ZipInfo(name, BEGAN)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as out, io.TextIOWrapper(out, "utf-8", newline="\n") as text:
        yield Written(text)


@contextmanager
def document(archive: zipfile.ZipFile, kind: str) -> Iterator[Written]:
    """Open ``content``, ``styles``, ``settings`` or ``meta``, with its root around what is written."""
    with part(archive, f"{kind}.xml") as xml, xml.inside(f"office:document-{kind}", _root("office")):
        yield xml


def _root(room: str) -> dict[str, str]:
    return {**NAMESPACES, f"{room}:version": "1.3"}


def numbered(values: Iterable[float], prefix: str) -> dict[float, str]:
    """Name each of some values once, in their order."""
    return {value: f"{prefix}{at}" for at, value in enumerate(dict.fromkeys(values), 1)}
