"""``gazetteer.csv``: what is known of each named place, read strictly."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import Boundaries
from geocode.csv_row import Row, read_rows
from geocode.entry import Entry
from geocode.errors import GazetteerError
from geocode.fence import Fence
from geocode.geometries import DECIMALS, FILE, line_of, read_geometries
from geocode.match import Method
from geocode.text import normalise
from geocode.text_file import read_text

COLUMNS = ["name", "aliases", "kind", "districts", "lon", "lat", "precision_m", "geometry", "method"]
COLUMNS += ["source", "evidence"]


def read_gazetteer(folder: Path, boundaries: Boundaries) -> tuple[Entry, ...]:
    """Read and check every place of the gazetteer.

    Parameters
    ----------
    folder : Path
        The data folder with ``gazetteer.csv`` and ``geometries.geojson``.
    boundaries : Boundaries
        Against which each geometry is checked.

    Returns
    -------
    tuple of Entry
        In the order of the file.

    Raises
    ------
    GazetteerError
        At the first value that cannot be used: file, line, column and what was expected.
    """
    shapes = read_geometries(folder)
    rows = list(read_rows(folder / "gazetteer.csv", _columns, ",".join(COLUMNS)))
    _check_names(rows)
    fence = Fence(boundaries)
    entries = tuple(_entry(row, shapes, fence) for row in rows)
    _check_all_used(folder, rows, shapes)
    return entries


def _columns(header: Sequence[str]) -> Sequence[str]:
    return header if header == COLUMNS else ()


def _words(row: Row, column: str) -> tuple[str, ...]:
    parts = tuple(row[column].split(";")) if row[column] else ()
    if len({normalise(part) for part in parts} - {""}) != len(parts):
        row.refuse(column, "different words between semicolons, none empty")
    return parts


def _degrees(row: Row, column: str) -> float:
    value = row.number(column, "degrees, such as 120.3017")
    if round(value, DECIMALS) != value:
        row.refuse(column, "degrees with at most 6 decimals")
    return value


def _check_names(rows: list[Row]) -> None:
    """Refuse a name that two places bear; an alias may be shared, which makes rivals."""
    owners: dict[str, int] = {}
    for row in rows:
        name = normalise(row["name"])
        if not name or owners.setdefault(name, row.line) != row.line:
            row.refuse("name", f"a name that no other row has (line {owners.get(name, row.line)})")
    for row in rows:
        for alias in _words(row, "aliases"):
            if normalise(alias) in owners:
                row.refuse("aliases", f"no alias that is the name of line {owners[normalise(alias)]}", alias)


def _check_all_used(folder: Path, rows: list[Row], shapes: Mapping[str, BaseGeometry]) -> None:
    for unused in sorted(shapes.keys() - {row["geometry"] for row in rows}):
        line = line_of(read_text(folder, FILE), unused)
        raise GazetteerError(f"{folder.name}/{FILE}", line, "id", unused, "an id that gazetteer.csv uses")


def _entry(row: Row, shapes: Mapping[str, BaseGeometry], fence: Fence) -> Entry:
    for column in ("kind", "evidence"):
        if not row[column]:
            row.refuse(column, "some words")
    geometry = _geometry(row, shapes)
    districts = _districts(row, fence, placed=geometry is not None)
    precision_m = _precision(row, placed=geometry is not None)
    method = _method(row, placed=geometry is not None)
    fault = fence.fault(geometry, districts, precision_m) if geometry is not None else None
    if fault:
        row.refuse("geometry" if row["geometry"] else "lon", fault)
    names = (row["name"], _words(row, "aliases"), row["kind"], districts)
    return Entry(*names, geometry, precision_m, method, row["source"], row["evidence"])


def _geometry(row: Row, shapes: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    if row["geometry"]:
        if row["lon"] or row["lat"]:
            row.refuse("geometry", "either lon and lat, or the id of a geometry")
        if row["geometry"] not in shapes:
            row.refuse("geometry", f"the id of a feature in {FILE}")
        return shapes[row["geometry"]]
    if not row["lon"] and not row["lat"]:
        return None
    return shapely.Point(_degrees(row, "lon"), _degrees(row, "lat"))


def _districts(row: Row, fence: Fence, *, placed: bool) -> tuple[str, ...]:
    districts = _words(row, "districts")
    for name in districts:
        if name not in fence.boundaries.districts:
            row.refuse("districts", "districts of Kaohsiung, such as 岡山區", name)
    if placed and not districts:
        row.refuse("districts", "the districts in which a placed row lies")
    return districts


def _precision(row: Row, *, placed: bool) -> int:
    text = row["precision_m"]
    if not placed and not text:
        return 0
    if not placed or not (text.isascii() and text.isdigit() and int(text) > 0):
        row.refuse("precision_m", "a radius in whole metres" if placed else "nothing for a row without position")
    return int(text)


def _method(row: Row, *, placed: bool) -> Method | None:
    if not placed and not row["method"]:
        return None
    if not placed or row["method"] not in set(Method):
        row.refuse("method", f"one of {', '.join(Method)}" if placed else "nothing for a row without position")
    if not row["source"]:
        row.refuse("source", "the data sets that the position rests on")
    return Method(row["method"])
