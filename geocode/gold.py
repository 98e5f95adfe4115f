"""Expected answers: what each query should find, or that it must find nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import shapely

from geocode.boundaries import CITY_BOX, Boundaries
from geocode.csv_row import Row, read_rows
from geocode.errors import GazetteerError

COLUMNS: Final = {
    "query": "query",
    "address": "query",
    "lat": "lat",
    "lon": "lon",
    "tolerance_m": "tolerance_m",
    "district": "district",
    "kind": "kind",
    "comment": "comment",
    "source": "comment",
}
"""Headers and what each says: the CSV form of geocoder-tester (github.com/geocoders/geocoder-tester), and lists of
addresses (``address,lon,lat,source``). What is said in ``kind`` is for the people who keep the file."""

TOLERANCE_M: Final = 100
"""Metres for a row that states none, which is as good as public lists of addresses are."""


class GoldError(GazetteerError):
    """A value in a file of expected, or of kept, answers that cannot be used."""


@dataclass(frozen=True)
class Gold:
    """One query with what it should find.

    Parameters
    ----------
    query : str
        As somebody would type it; no other row asks the same.
    point : Point or None
        WGS 84, longitude first; None if the query must be refused.
    tolerance_m : float
        No point of the answer may be further away, metres.
    district : str
        Such as ``"岡山區"``; empty if the query must be refused.
    comment : str
        Where the coordinates are from, or why there is no answer.
    """

    query: str
    point: shapely.Point | None
    tolerance_m: float = TOLERANCE_M
    district: str = ""
    comment: str = ""


def read_gold(file: Path, boundaries: Boundaries, tolerance_m: float = TOLERANCE_M) -> tuple[Gold, ...]:
    """Read and check every expected answer.

    Parameters
    ----------
    file : Path
        CSV, UTF-8, with a header: ``query,lat,lon`` and, if wanted, ``tolerance_m``, ``district``, ``kind`` and
        ``comment``, in any order. A row with neither lat nor lon must be refused.
    boundaries : Boundaries
        Names the district of a row that states none: the one in which its point lies.
    tolerance_m : float
        For rows that state none, metres.

    Returns
    -------
    tuple of Gold
        In the order of the file.

    Raises
    ------
    GoldError
        At the first value that cannot be used: file, line, column and what was expected.
    """
    rows = list(_rows(file.resolve()))
    lines: dict[str, int] = {}
    for row in rows:
        if not row["query"].strip() or lines.setdefault(row["query"], row.line) != row.line:
            row.refuse("query", f"words that no other row asks (line {lines.get(row['query'], row.line)})")
    return tuple(_gold(row, boundaries, tolerance_m) for row in rows)


def _rows(file: Path) -> Iterator[Row]:
    """Read the rows; a column that the file lacks is empty in each."""
    lacking = dict.fromkeys(COLUMNS.values(), "")
    for row in read_rows(file, _columns, "query,lat,lon,tolerance_m,district,kind,comment", GoldError):
        yield replace(row, values={**lacking, **row.values})


def _columns(header: Sequence[str]) -> Sequence[str]:
    columns = [COLUMNS.get(name, "") for name in header]
    sound = {"query", "lat", "lon"} <= set(columns) and len(set(columns)) == len(columns) and "" not in columns
    return columns if sound else ()


def _gold(row: Row, boundaries: Boundaries, tolerance_m: float) -> Gold:
    if not row["lat"] and not row["lon"]:
        if row["district"]:
            row.refuse("district", "nothing, where the query must be refused")
        return Gold(row["query"], None, comment=row["comment"])
    point = shapely.Point(_finite(row, "lon", "degrees east"), _finite(row, "lat", "degrees north"))
    if not CITY_BOX.covers(point):
        row.refuse("lon", f"a point of the city, got {point.wkt}")
    if row["tolerance_m"]:
        tolerance_m = _finite(row, "tolerance_m", "metres")
    if tolerance_m <= 0:
        row.refuse("tolerance_m", "more than 0 m")
    return Gold(row["query"], point, tolerance_m, _district(row, point, boundaries), row["comment"])


def _finite(row: Row, column: str, expected: str) -> float:
    value = row.number(column, expected)
    if not math.isfinite(value):
        row.refuse(column, expected)
    return value


def _district(row: Row, point: shapely.Point, boundaries: Boundaries) -> str:
    said = row["district"]
    if said in boundaries.districts:
        return said
    home = boundaries.locate(point.x, point.y)
    if said or home is None:
        row.refuse("district", "a district of Kaohsiung, such as 岡山區")
    return home.district
