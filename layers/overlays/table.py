"""CSV whose rows are points."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

from layers.errors import OverlayError, shown
from layers.overlays import encoding
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told

DEGREES = "EPSG:4326"
SEPARATORS = ",\t;|"


@dataclass(frozen=True)
class Pair:
    """Names of two columns, and the system that they mean.

    Parameters
    ----------
    x, y : str
        East or longitude, north or latitude.
    crs : str
        Empty where the names do not say.
    """

    x: str
    y: str
    crs: str


@cache
def pairs() -> tuple[Pair, ...]:
    """Read the headers that are known, from ``columns.toml``."""
    listed = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))["pair"]
    return tuple(Pair(one["x"], one["y"], one["crs"]) for one in listed)


def read_table(data: bytes, where: str, told: Told, limits: Limits) -> Read:
    """Read a table.

    Parameters
    ----------
    data : bytes
    where : str
        Name of the file.
    told : Told
    limits : Limits

    Raises
    ------
    OverlayError
        If it has no columns of coordinates, or a row that does not fit.
    """
    name = encoding.known(told.encoding) if told.encoding else encoding.detect([data], where)
    text = encoding.decode(data, name, where).removeprefix("\ufeff")
    header, rows = _rows(text, where)
    if len(rows) > limits.features:
        raise OverlayError(f"{where}: expected at most {limits.features} features")
    pair = _pair(header, where)
    x, y = header.index(pair.x), header.index(pair.y)
    shapes = np.array([_point(row[x], row[y], f"{where}: row {n}") for n, row in rows], dtype=object)
    said = [{key: _value(cell) for key, cell in zip(header, row, strict=True)} for _, row in rows]
    return Read("CSV", told.crs or pair.crs or _degrees(shapes), shapes, _numbered(said), [], name)


def _rows(text: str, where: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise OverlayError(f"{where}: expected a table (CSV): {error}") from None
    header = [cell.strip() for cell in lines[0]] if lines else []
    if len(set(header)) != len(header) or not all(header):
        raise OverlayError(f"{where}: row 1: expected a name of its own for each column, found {shown(first)}")
    rows = [(n, line) for n, line in enumerate(lines[1:], 2) if any(cell.strip() for cell in line)]
    wrong = next((n for n, line in rows if len(line) != len(header)), None)
    if wrong:
        raise OverlayError(f"{where}: row {wrong}: expected {len(header)} cells as the first row has")
    return header, rows


def _pair(header: list[str], where: str) -> Pair:
    folded = {name.casefold(): name for name in header}
    for pair in pairs():
        x, y = folded.get(pair.x.casefold()), folded.get(pair.y.casefold())
        if x and y:
            return Pair(x, y, pair.crs)
    known = "; ".join(f"{pair.x},{pair.y}" for pair in pairs())
    found = shown(",".join(header))
    expected = f"columns of coordinates ({known}; addresses alone are not placed)"
    raise OverlayError(f"{where}: row 1: expected {expected}, found {found}")


def _point(x: str, y: str, where: str) -> shapely.Point | None:
    if not x.strip() and not y.strip():
        return None
    try:
        if "_" not in x + y:
            return shapely.Point(float(x), float(y))
    except ValueError:
        pass
    raise OverlayError(f"{where}: expected two numbers, found 「{shown(x)}」 and 「{shown(y)}」")


def _degrees(shapes: np.ndarray) -> str:
    """Say that values are degrees if all of them may be: larger ones are never guessed at."""
    points = shapely.get_coordinates(shapes)
    return DEGREES if (np.abs(points) <= (180, 90)).all() else ""


def _value(cell: str) -> str | None:
    return cell.strip() or None


def _numbered(rows: list[dict[str, str | None]]) -> list[Mapping[str, object]]:
    """Make numbers of the columns in which every cell is one, and is written as one writes numbers."""
    kinds = {name: _kind([row[name] for row in rows]) for name in (rows[0] if rows else {})}
    return [{name: None if cell is None else kinds[name](cell) for name, cell in row.items()} for row in rows]


def _kind(cells: list[str | None]) -> type[int] | type[float] | type[str]:
    said = [cell for cell in cells if cell is not None]
    if said and all(cell.removeprefix("-").isdecimal() and cell.isascii() for cell in said):
        # a number with a nought before it is a code, such as that of a district
        coded = any(first == "0" and second.isdigit() for cell in said for first, second in pairwise(cell[:2]))
        return str if coded or max(map(len, said)) > 15 else int  # noqa: PLR2004  what a double holds
    return float if said and all(map(_is_fraction, said)) else str


def _is_fraction(cell: str) -> bool:
    whole, _, rest = cell.removeprefix("-").partition(".")
    return whole.isascii() and whole.isdigit() and (rest.isdigit() or not rest) and len(cell) <= 17  # noqa: PLR2004
