"""Expected answers: what each query should find, or that it must find nothing."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import shapely

from geocode.boundaries import CITY_BOX, Boundaries
from geocode.errors import GazetteerError
from geocode.text_file import read_text

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


@dataclass(frozen=True)
class _Row:
    """A line of the file, which knows how to complain."""

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def refuse(self, column: str, expected: str) -> NoReturn:
        raise GoldError(self.file, self.line, column, self[column], expected)

    def number(self, column: str, expected: str) -> float:
        try:
            value = float(self[column])
        except ValueError:
            self.refuse(column, expected)
        if not math.isfinite(value):
            self.refuse(column, expected)
        return value


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


def _rows(file: Path) -> Iterator[_Row]:
    place = f"{file.parent.name}/{file.name}"
    reader = csv.reader(io.StringIO(read_text(file.parent, file.name), newline=""), strict=True)
    try:
        header = next(reader, [])
        columns = [COLUMNS.get(name, "") for name in header]
        if not {"query", "lat", "lon"} <= set(columns) or len(set(columns)) < len(columns) or "" in columns:
            raise GoldError(place, 1, "header", ",".join(header), "query,lat,lon,tolerance_m,district,kind,comment")
        for cells in reader:
            if len(cells) != len(columns):
                raise GoldError(place, reader.line_num, "row", ",".join(cells)[:60], f"{len(columns)} cells")
            yield _Row(place, reader.line_num, dict(zip(columns, cells, strict=True)))
    except csv.Error as error:
        raise GoldError(place, reader.line_num, "row", "", f"CSV: {error}") from None


def _gold(row: _Row, boundaries: Boundaries, tolerance_m: float) -> Gold:
    if not row["lat"] and not row["lon"]:
        if row["district"]:
            row.refuse("district", "nothing, where the query must be refused")
        return Gold(row["query"], None, comment=row["comment"])
    point = shapely.Point(row.number("lon", "degrees east"), row.number("lat", "degrees north"))
    if not CITY_BOX.covers(point):
        row.refuse("lon", f"a point of the city, got {point.wkt}")
    if row["tolerance_m"]:
        tolerance_m = row.number("tolerance_m", "metres")
    if tolerance_m <= 0:
        row.refuse("tolerance_m", "more than 0 m")
    return Gold(row["query"], point, tolerance_m, _district(row, point, boundaries), row["comment"])


def _district(row: _Row, point: shapely.Point, boundaries: Boundaries) -> str:
    said = row["district"]
    if said in boundaries.districts:
        return said
    home = boundaries.locate(point.x, point.y)
    if said or home is None:
        row.refuse("district", "a district of Kaohsiung, such as 岡山區")
    return home.district
