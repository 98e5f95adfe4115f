"""One report as a text, PDF, Word and OpenDocument file, written with no code of the reader's."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "static/vendor/noto-sans-tc@0.4.3"
SAMPLE = ROOT / "tests/register/samples/report.txt"

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
PAGE = '#set page(paper: "a4", margin: 2.5cm{options})\n'
SETTING = """\
#set text(font: "Noto Sans TC", size: 12pt, lang: "zh", region: "tw", cjk-latin-spacing: none)
#set par(justify: true, leading: 0.9em, spacing: 1.6em)
"""
FURNITURE = ', header: [範例市政府施政報告], footer: align(center, context counter(page).display("- 1 -"))'
Table = list[list[str]]


def pieces(text: str) -> list[str | Table]:
    """Part a text at its blank lines into paragraphs, and tables where cells are parted by tabs."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [
        [row.split("\t") for row in block.strip().split("\n")] if "\t" in block else block.strip() for block in blocks
    ]


def packed(parts: Mapping[str, str | bytes], stored: Sequence[str] = ("mimetype",)) -> bytes:
    """Make an archive; what is `stored` is not compressed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, part in parts.items():
            opened.writestr(name, part, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return held.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    """Write a paragraph of a Word file, broken into runs as Word breaks it."""
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(words[at : at + 7])}</w:t></w:r>' for at in range(0, len(words), 7)
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _word_table(table: Table) -> str:
    rows = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in table)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """Make a Word file of the XML that stands in its body; other parts by their names under `word`."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed({"word/document.xml": document, **{f"word/{name}.xml": part for name, part in parts.items()}})


def to_docx(text: str) -> bytes:
    """Make a Word file of a text."""
    return docx("".join(paragraph(one) if isinstance(one, str) else _word_table(one) for one in pieces(text)))


def _odt_table(table: Table) -> str:
    cells = (
        "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row) for row in table
    )
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


def odt(body: str, styles: str = "", **parts: str) -> bytes:
    """Make an OpenDocument text of the XML that stands in its body."""
    content = f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return packed(
        {"mimetype": MIMETYPE, "content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}}
    )


def to_odt(text: str) -> bytes:
    """Make an OpenDocument text of a text."""
    paragraphs = (f"<text:p>{escape(p)}</text:p>" if isinstance(p, str) else _odt_table(p) for p in pieces(text))
    return odt("".join(paragraphs))


def _set(words: str) -> str:
    return f"#text({json.dumps(words, ensure_ascii=False)})"


def _pdf_table(table: Table) -> str:
    cells = ", ".join(f"[{_set(cell)}]" for row in table for cell in row)
    return f"#table(columns: {max(map(len, table))}, {cells})"


def to_pdf(text: str, options: str = FURNITURE) -> bytes:
    """Set a text as a PDF with headers and page numbers, or with other options of its pages."""
    import typst

    body = "\n\n".join(_set(one) if isinstance(one, str) else _pdf_table(one) for one in pieces(text))
    source = PAGE.format(options=options) + SETTING + body
    return bytes(typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


FORMATS: Mapping[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.encode(),
    "pdf": to_pdf,
    "docx": to_docx,
    "odt": to_odt,
}
