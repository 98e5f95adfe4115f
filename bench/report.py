"""A made report of a hundred pages, as PDF: the invented city's sample report, again and again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pypdf import PdfReader

from mapapp.portrait.typeface import Typeface
from worksmap.telling import ROOT

SAMPLE: Final = ROOT / "tests" / "register" / "samples" / "report.txt"
COPIES: Final = 43
"""A hundred pages of A4 in the type that reports are printed in."""
PLACES: Final = ("青禾", "柳溪", "月灣", "松嶺", "石榴", "晴川", "雲門")
SIGNS: Final = "春夏秋冬甲乙丙丁"
TEMPLATE: Final = r"""
#set page(paper: "a4", margin: 2.5cm, footer: context align(center)[第 #counter(page).display() 頁])
#set text(font: "Noto Sans TC", size: 14pt, lang: "zh", region: "tw")
#set par(leading: 1.2em)
#for line in json(bytes(sys.inputs.lines)) {
  let cells = line.split("\t")
  if cells.len() > 1 { table(columns: (1fr,) * cells.len(), ..cells) } else [#line #parbreak()]
}
"""


def long_report(folder: Path) -> tuple[Path, int]:
    """Set the report.

    Parameters
    ----------
    folder : pathlib.Path
        Where ``report.pdf`` is written.

    Returns
    -------
    pathlib.Path
        The file.
    int
        Its pages.
    """
    template, file = folder / "report.typ", folder / "report.pdf"
    template.write_text(TEMPLATE, encoding="utf-8")
    lines = [line for copy in range(COPIES) for line in _copy(copy)]
    compiler = Typeface(ROOT / "static").compiler(folder)
    compiler.compile(template, output=file, sys_inputs={"lines": json.dumps(lines)})
    return file, len(PdfReader(file).pages)


def _copy(number: int) -> list[str]:
    """Give the sample's lines with places of their own: what is the same on many pages would be their furniture."""
    text = SAMPLE.read_text(encoding="utf-8")
    for place in PLACES:
        text = text.replace(place, place[0] + SIGNS[number // len(SIGNS)] + SIGNS[number % len(SIGNS)])
    return [line for line in text.splitlines() if line]
