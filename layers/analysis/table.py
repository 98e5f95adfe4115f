"""A result as CSV: a point of each row's place; what it depends on stands in each row, so that none is without it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import numpy as np
import shapely

from layers.analysis.document import Told
from layers.analysis.result import Result, Row, Value
from layers.export.crs import DECIMALS, METRES, WGS84
from layers.export.harmless import harmless
from layers.items.crs import into_degrees

SPOT = ("lon", "lat", "x", "y")
"""A point that lies in the place: WGS 84, and EPSG:3826."""
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
        Its title, its lines (what the format could not hold is one of them) and its caution are the last three
        columns; a result without rows has one of these alone.
    top : int or None
        Only the first so many rows; None for all.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*result.columns, *SPOT, *BESIDE])
    about = BETWEEN.join(f"{label}：{text}" for label, text in told.lines("csv"))
    beside = [harmless(text) for text in (told.title, about, told.caution)]
    rows = result.rows[:top]
    for row, spot in zip(rows, _spots(rows), strict=True):
        writer.writerow([*map(said, row.values.values()), *spot, *beside])
    if not result.rows:
        # nothing was found: that too depends on what was asked, and of which data
        writer.writerow([*("" for _ in (*result.columns, *SPOT)), *beside])
    return (MARK + file.getvalue()).encode()


def _spots(rows: Sequence[Row]) -> list[list[str]]:
    """Give a point of each place in words; of what has none, nothing."""
    shapes = np.empty(len(rows), dtype=object)
    shapes[:] = [row.metres for row in rows]
    metres = np.asarray(shapely.point_on_surface(shapes), dtype=object)
    degrees = np.asarray(into_degrees(metres), dtype=object)
    numbers = [(DECIMALS[WGS84], shapely.get_x(degrees)), (DECIMALS[WGS84], shapely.get_y(degrees))]
    numbers += [(DECIMALS[METRES], shapely.get_x(metres)), (DECIMALS[METRES], shapely.get_y(metres))]
    columns = [["" if np.isnan(one) else f"{one:.{places}f}" for one in values] for places, values in numbers]
    return [list(spot) for spot in zip(*columns, strict=True)]


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
