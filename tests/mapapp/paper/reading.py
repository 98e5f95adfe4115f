"""Reads a PDF back: what is said on its pages and where, its tags, its bookmarks, its pages as pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72


@dataclass(frozen=True)
class Run:
    """Letters that follow each other: their text, and their box in mm from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Paper:
    """A PDF that was printed."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._seen: dict[tuple[int, int], npt.NDArray[np.uint8]] = {}
        self._pages = pypdfium2.PdfDocument(pdf)
        self.reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def catalog(self) -> pypdf.generic.DictionaryObject:
        return self.reader.root_object

    @property
    def metadata(self) -> str:
        return self.catalog["/Metadata"].get_data().decode("utf-8")

    def text(self, page: int) -> str:
        """Give all that is said on a page, without spaces and ends of lines."""
        return "".join(self._pages[page].get_textpage().get_text_range().split())

    @cached_property
    def whole(self) -> str:
        return "".join(self.text(page) for page in range(len(self)))

    def size_mm(self, page: int) -> tuple[float, float]:
        width, height = self._pages[page].get_size()
        return width * MM, height * MM

    def letters(self, page: int) -> Iterator[Run]:
        """List each letter and where it stands, without spaces."""
        text, height = self._pages[page].get_textpage(), self._pages[page].get_height()
        for index in range(text.count_chars()):
            said = chr(pdfium.FPDFText_GetUnicode(text, index))
            if not said.strip():
                continue
            left, bottom, right, top = text.get_charbox(index, loose=True)
            box = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
            yield Run(said, *box, pdfium.FPDFText_GetFontSize(text, index))

    def runs(self, page: int, pattern: str) -> list[Run]:
        """List what fits a pattern, within letters of one size that stand beside each other."""
        found: list[list[Run]] = []
        for one in self.letters(page):
            last = found[-1][-1] if found else None
            if last and _follows(last, one):
                found[-1].append(one)
            else:
                found.append([one])
        joined = [_joined(run) for run in found]
        return [run for run in joined if re.fullmatch(pattern, run.text)]

    def picture(self, page: int, dpi: int = 100) -> npt.NDArray[np.uint8]:
        """Render a page as it is seen, height by width by RGB; once."""
        if (page, dpi) not in self._seen:
            self._seen[page, dpi] = np.asarray(self._pages[page].render(scale=dpi / 72).to_pil().convert("RGB"))
        return self._seen[page, dpi]

    def tags(self) -> list[tuple[str, dict[str, Any]]]:
        """List roles and attributes of the tagged elements, in reading order."""
        return list(_tags(self.catalog["/StructTreeRoot"]))

    def fonts(self) -> dict[str, Any]:
        """Give each font's descriptor."""
        found = {}
        for page in self.reader.pages:
            for font in (page["/Resources"].get("/Font") or {}).values():
                descended = font["/DescendantFonts"][0].get_object()
                found[font["/BaseFont"]] = descended["/FontDescriptor"]
        return found

    def bookmarks(self) -> list[tuple[str, int]]:
        """List titles of all bookmarks and the pages that they open, from 1."""
        return list(self._bookmarks(self.reader.outline))

    def _bookmarks(self, outline: list[Any]) -> Iterator[tuple[str, int]]:
        for one in outline:
            if isinstance(one, list):
                yield from self._bookmarks(one)
            else:
                yield one.title, (self.reader.get_destination_page_number(one) or 0) + 1

    def links(self, page: int) -> list[tuple[tuple[float, ...], int]]:
        """List boxes (mm) of a page's links within the file, and the pages that they open, from 1."""
        height = self._pages[page].get_height()
        numbers = {one.indirect_reference.idnum: number for number, one in enumerate(self.reader.pages, 1)}
        found = []
        for annotation in (one.get_object() for one in self.reader.pages[page].get("/Annots", [])):
            if "/Dest" in annotation:
                left, bottom, right, top = (float(side) for side in annotation["/Rect"])
                box = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
                found.append((box, numbers[annotation["/Dest"].get_object()[0].idnum]))
        return found


def _follows(last: Run, one: Run) -> bool:
    beside = abs(last.middle[1] - one.middle[1]) < 0.3 and -0.2 < one.left - last.right < 0.5
    return beside and abs(last.size - one.size) < 0.01


def _joined(run: list[Run]) -> Run:
    box = (run[0].left, min(one.top for one in run), run[-1].right, max(one.bottom for one in run))
    return Run("".join(one.text for one in run), *box, run[0].size)


def _tags(element: object) -> Iterator[tuple[str, dict[str, Any]]]:
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        for one in element:
            yield from _tags(one)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element["/S"], {key: value for key, value in element.items() if key in ("/Alt", "/Lang", "/T", "/A")}
        if "/K" in element:
            yield from _tags(element["/K"])
