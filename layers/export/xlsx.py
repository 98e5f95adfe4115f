"""XLSX (ISO/IEC 29500), by XlsxWriter."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.errors import ExportError
from layers.export.column import FROZEN, GROUPED, Column, Value
from layers.export.harmless import is_formula
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Row, Table, Watch
from layers.export.words import WIDTHS, about_rows, column_rows, heading, said

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LETTERS = 32_767
MOST_ROWS = 1_048_575
"""Letters of a cell, and rows below the heading: "Excel specifications and limits", Microsoft."""
A3 = 8


@dataclass(frozen=True)
class _Looks:
    """How cells look."""

    head: Any
    plain: Any
    safe: Any
    whole: Any
    wrapped: Any

    @classmethod
    def of(cls, book: "Workbook") -> "_Looks":
        head = {"bold": True, "bg_color": "#dfe6ea", "bottom": 1, "text_wrap": True, "valign": "top"}
        return cls(
            head=book.add_format(head),
            plain=book.add_format({"valign": "top"}),
            # the sign that a text is one, so that it stays one when somebody edits the cell
            safe=book.add_format({"valign": "top", "quote_prefix": True}),
            whole=book.add_format({"valign": "top", "num_format": "#,##0"}),
            wrapped=book.add_format({"valign": "top", "text_wrap": True}),
        )


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection: the works, what the file is, and what its columns are.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If there are more works than a sheet has rows.
    """
    from xlsxwriter import Workbook

    table, labels = Table.of(selection, watch), selection.labels
    if len(table.rows) > MOST_ROWS:
        raise ExportError(f"xlsx: {len(table.rows)} works: expected at most {MOST_ROWS}, the rows of a sheet")
    # rows are written as they come; no text is ever looked at for a formula, a number or an address
    with Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        book.set_properties({"title": labels.title, "created": datetime.fromisoformat(selection.as_of)})
        looks = _Looks.of(book)
        cut = _works(book.add_worksheet(labels.sheets["works"]), table, selection, looks)
        losses = (Loss("shape"), Loss("lists"), *[Loss("cut", cut)] * bool(cut))
        _texts(book.add_worksheet(labels.sheets["about"]), about_rows(labels, losses), looks)
        _texts(book.add_worksheet(labels.sheets["columns"]), list(column_rows(table, labels)), looks)
    return losses


def _works(sheet: "Worksheet", table: Table, selection: Selection, looks: _Looks) -> int:
    """Write the works, and count the texts that were cut."""
    labels, last = selection.labels, len(table.columns) - 1
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(1, FROZEN)
    sheet.autofilter(0, 0, len(table.rows), last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS + 1}"})
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.repeat_rows(0)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, heading(column, labels), looks.head)
    cut = 0
    for down, row in enumerate(table.rows, 1):
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            cut += _cell(sheet, (down, at), said(value, column, labels), (column, looks))
    return cut


def _cell(sheet: "Worksheet", at: tuple[int, int], value: Value, how: tuple[Column, _Looks]) -> bool:
    """Write a value as what it is; tell whether it had to be cut."""
    column, looks = how
    if value is None:
        return False
    if isinstance(value, str):
        is_long = len(value) > MOST_LETTERS
        text = value[: MOST_LETTERS - 1] + "…" if is_long else value
        sheet.write_string(*at, text, looks.safe if is_formula(text) else looks.plain)
        return is_long
    if isinstance(value, bool):
        sheet.write_boolean(*at, value, looks.plain)
        return False
    # a year is no amount: only money and metres are grouped by thousands
    sheet.write_number(*at, value, looks.whole if column.name in GROUPED else looks.plain)
    return False


def _texts(sheet: "Worksheet", rows: list[Row], looks: _Looks) -> None:
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    for down, row in enumerate(rows):
        for at, value in enumerate(row):
            sheet.write_string(down, at, str(value)[:MOST_LETTERS], looks.wrapped)
