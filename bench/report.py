"""A made report of a hundred pages, as PDF: the invented city's sample report, again and again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pypdf import PdfReader

from mapapp.portrait.typeface import Typeface
from worksmap.telling import ROOT

SAMPLE: Final = ROOT / "tests" / "register" / "samples" / "report.txt"
COPIES: Final = 46
"""A hundred pages of A4 in the type that reports are printed in."""
TEMPLATE: Final = """
#set page(paper: "a4", margin: 2.5cm, footer: context align(center)[第 #counter(page).display() 頁])
#set text(font: "Noto Sans TC", size: 14pt, lang: "zh", region: "tw")
#set par(leading: 1.2em)
#for line in json(bytes(sys.inputs.lines)) [#line #parbreak()]
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
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line]
    compiler = Typeface(ROOT / "static").compiler(folder)
    compiler.compile(template, output=file, sys_inputs={"lines": json.dumps(lines * COPIES)})
    return file, len(PdfReader(file).pages)
