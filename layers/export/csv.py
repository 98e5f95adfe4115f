"""CSV: published names in the first row, published values below them, safe to open in a spreadsheet."""

import csv
from pathlib import Path

from layers.export.column import Column, Value
from layers.export.harmless import harmless
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Table, Watch

ENCODING = "utf-8-sig"
"""With a byte order mark: without one Excel takes UTF-8 for the code page of the machine."""


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection as RFC 4180 has it, lines ending with CR and LF.

    Numbers are numbers and ``true`` and ``false`` are words, as in GeoJSON; what is not known is an empty cell.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.
    """
    table = Table.of(selection, watch)
    rows = [[_said(*cell) for cell in zip(row, table.columns, strict=True)] for row in table.rows]
    with path.open("w", encoding=ENCODING, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        writer.writerows([harmless(text) if is_text else text for text, is_text in row] for row in rows)
    quoted = sum(harmless(text) != text for row in rows for text, is_text in row if is_text)
    told = [Loss("shape"), Loss("lists"), Loss("types"), Loss("about")]
    return (*told, Loss("quoted", quoted)) if quoted else tuple(told)


def _said(value: Value, column: Column) -> tuple[str, bool]:
    """Say a value, and whether it is a text that a stranger may have written."""
    if value is None:
        return "", False
    if isinstance(value, bool):
        return "true" if value else "false", False
    if isinstance(value, str):
        return value, True
    return (str(value) if column.decimals is None else f"{value:.{column.decimals}f}"), False
