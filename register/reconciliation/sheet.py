"""The file of questions as a spreadsheet opens it: words stay words, and come back as they were."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from register.reconciliation.question import COLUMNS, Question
from register.table import Row, read_table
from register.vocabulary import compact

BOM: Final = "\ufeff"
"""A spreadsheet takes a file without it for some other encoding than UTF-8, and spoils the words."""
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""A cell that begins so is computed by spreadsheets (OWASP, CSV injection): an apostrophe keeps it a text."""


def write_sheet(questions: Iterable[Question]) -> bytes:
    """Write the rows: UTF-8 with its mark, LF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for question in questions:
        writer.writerow(_guarded(cell) for cell in question.cells().values())
    return (BOM + text.getvalue()).encode()


def read_sheet(path: Path) -> tuple[Row, ...]:
    """Read the rows, as a person or a spreadsheet left them; an answer's width, case and spaces do not count.

    Raises
    ------
    RegisterError
        If the file is no such table.
    """
    rows = []
    for row in read_table(path, COLUMNS):
        cells = {column: _bare(cell).strip() for column, cell in row.cells.items()}
        rows.append(Row(row.file, row.line, cells | {"answer": compact(cells["answer"]).casefold()}))
    return tuple(rows)


def _guarded(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
