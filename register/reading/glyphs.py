"""A PDF's page → its letters and where they stand, and the rules drawn between them. Contact with PDFium stays here."""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

UPRIGHT = 0.05
"""Radians: letters that stand askew are a stamp or a watermark."""

HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end."""

SEGMENTS = 20_000
"""Path segments of a page that are looked at: a page with more is a drawn map, and no table."""

THIN = 1.5
"""Points by which the two ends of a rule may differ across it."""


@dataclass(frozen=True)
class Glyph:
    """A letter on a page; points, from the page's lower left corner.

    Parameters
    ----------
    letter : str
    left, right : float
    base : float
        Height of the line that it stands on.
    size : float
        Height of its box.
    spaced : bool
        PDFium sees a space behind it that the file does not write: many programs leave only a gap.
    """

    letter: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line, level or upright: from (left, low) to (right, high)."""

    left: float
    low: float
    right: float
    high: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.high - self.low <= THIN


def glyphs(page: Any) -> list[Glyph]:  # noqa: ANN401  PDFium has no types
    """List the letters of a page in the order in which the file draws them.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    """
    text = page.get_textpage()
    try:
        return list(_glyphs(text.raw))
    finally:
        text.close()


def _glyphs(text: Any) -> Iterator[Glyph]:  # noqa: ANN401
    box, across, along = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    held: Glyph | None = None
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        letter = "-" if code == HYPHEN else chr(code) if code <= sys.maxunicode else "\ufffd"
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            held = replace(held, spaced=True) if held and letter == " " else held
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, at)
        askew = UPRIGHT < angle < math.tau - UPRIGHT
        if letter in "\0\r\n" or askew or not pdfium.FPDFText_GetLooseCharBox(text, at, box):
            continue
        if held:
            yield held
        pdfium.FPDFText_GetCharOrigin(text, at, across, along)
        held = Glyph(letter, box.left, box.right, along.value, max(box.top - box.bottom, 1.0))
    if held:
        yield held


def rules(page: Any) -> list[Rule]:  # noqa: ANN401
    """List the level and upright lines that are drawn on a page.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    """
    found: list[Rule] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        count = pdfium.FPDFPath_CountSegments(drawn.raw)
        if count + len(found) > SEGMENTS:
            return []
        found.extend(_straight(drawn, count))
    return found


def _straight(drawn: Any, count: int) -> Iterator[Rule]:  # noqa: ANN401
    matrix, across, along = drawn.get_matrix(), ctypes.c_float(), ctypes.c_float()
    start = before = None
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, across, along)
        point = matrix.on_point(across.value, along.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif before is not None:
            yield from _rule(before, point)
        if start and pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, start)
        before = point


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    rule = Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    wide, high = rule.right - rule.left, rule.high - rule.low
    if (high <= THIN) != (wide <= THIN):
        yield rule
