"""A result as CSV; what it depends on stands in each row, so that no row is ever without it."""

from __future__ import annotations

import csv
import io

from layers.analysis.document import Told
from layers.analysis.result import Result, Value
from layers.export.harmless import harmless

BESIDE = ("analysis", "about", "caution")
BETWEEN = "、"
MARK = "\ufeff"
"""A byte order mark: without one Excel takes UTF-8 for the code page of the machine."""


def as_csv(result: Result, told: Told, top: int | None = None) -> bytes:
    """Write a result's rows as RFC 4180 has it, lines ending with CR and LF.

    Parameters
    ----------
    result : Result
    told : Told
        Its title, its lines and its caution are the last three columns; a result without rows has one of these alone.
    top : int or None
        Only the first so many rows; None for all.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*result.columns, *BESIDE])
    about = BETWEEN.join(f"{label}：{text}" for label, text in told.about)
    beside = [harmless(text) for text in (told.title, about, told.caution)]
    for row in result.rows[:top]:
        writer.writerow([*map(said, row.values.values()), *beside])
    if not result.rows:
        # nothing was found: that too depends on what was asked, and of which data
        writer.writerow([*("" for _ in result.columns), *beside])
    return (MARK + file.getvalue()).encode()


def said(value: Value) -> str | float | None:
    """Write a value into a cell.

    Examples
    --------
    >>> said(["三民區", "鳳山區"]), said({"3": 1.5, "6": 0.25}), said(True), said(None)
    ('三民區、鳳山區', '3: 1.5、6: 0.25', 'true', None)
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return harmless(BETWEEN.join(value))
    if isinstance(value, dict):
        return BETWEEN.join(f"{name}: {amount}" for name, amount in value.items())
    return harmless(value) if isinstance(value, str) else value
