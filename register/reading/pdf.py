"""A PDF file → lines."""

from __future__ import annotations

from typing import Any

from register.errors import DocumentError
from register.reading.glyphs import Glyph, glyphs, rules
from register.reading.grid import grids
from register.reading.leaf import Leaf, furnished
from register.reading.limits import Limits
from register.reading.line import Line
from register.reading.pages import page_lines
from register.reading.stretches import stretches

SCANNED = 0.5
"""Share of the pages that show a picture and have no letter: with more of them, the file is a scan."""

UNREADABLE = 0.3
"""Share of letters that the file maps to no character (U+FFFD, the private areas): with more, nobody can read it."""


def pdf_lines(raw: bytes, name: str, limits: Limits) -> tuple[list[Line], tuple[int, ...]]:
    """Read the lines of a PDF.

    Parameters
    ----------
    raw : bytes
    name : str
        The file as the person knows it.
    limits : Limits

    Returns
    -------
    tuple of (list of Line, tuple of int)
        Its lines, and the pages that show pictures and have no text.

    Raises
    ------
    DocumentError
        If it is encrypted or damaged, has too many pages, or has no text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _refused(name, str(error)) from None
    try:
        if len(document) > limits.pages:
            raise DocumentError(name, f"{len(document)} pages", f"at most {limits.pages} (WORKSMAP_READ_PAGES)")
        leaves = [_leaf(document, at, name) for at in range(len(document))]
    finally:
        document.close()
    _prove_text(leaves, name)
    silent = tuple(leaf.number for leaf in leaves if leaf.pictures and not leaf.stretches)
    return page_lines(furnished(leaves)), silent


def _refused(name: str, said: str) -> DocumentError:
    if "password" in said.lower():
        return DocumentError(name, "it is encrypted", "a file that opens without a password")
    return DocumentError(name, "no PDF that can be read", "a whole file")


def _leaf(document: Any, at: int, name: str) -> Leaf:  # noqa: ANN401  PDFium has no types
    import pypdfium2

    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        raise DocumentError(name, f"page {at + 1} cannot be read", "a whole file") from None
    try:
        seen = glyphs(page)
        _prove_letters(seen, name, at)
        pictures = any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        tables = grids(rules(page))
        return Leaf(at + 1, tuple(stretches(seen, tables)), tuple(tables), pictures=pictures, width=page.get_width())
    finally:
        page.close()


def _prove_letters(seen: list[Glyph], name: str, at: int) -> None:
    strange = sum(one.letter == "\ufffd" or "\ue000" <= one.letter <= "\uf8ff" for one in seen)
    if len(seen) > 1 / UNREADABLE and strange > UNREADABLE * len(seen):
        raise DocumentError(name, f"page {at + 1} has letters that the file maps to no character", "a PDF with text")


def _prove_text(leaves: list[Leaf], name: str) -> None:
    silent = [leaf for leaf in leaves if not leaf.stretches]
    scanned = sum(leaf.pictures for leaf in silent)
    if len(silent) == len(leaves) or scanned > SCANNED * len(leaves):
        found = f"a scan: {scanned} of {len(leaves)} pages are pictures" if scanned else "pages without text"
        raise DocumentError(name, found, "a PDF with text in it")
