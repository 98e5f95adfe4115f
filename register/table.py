"""Tables that people edit: CSV, read strictly, written the same way each time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from register.errors import RegisterError, RowError, WordsError

Made = TypeVar("Made")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Row:
    """One row with the place it stands.

    Parameters
    ----------
    file : str
        As the person knows it, such as ``data/mentions.csv``.
    line : int
        Where the row begins, a cell of several lines or not; the header is line 1.
    cells : mapping of str to str
    """

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the text of a cell."""
        return self.cells[column]

    def wrong(self, column: str, expected: str) -> RowError:
        """Make the error that says what a cell should have been."""
        return RowError((self.file, self.line, column), self.cells[column], expected)

    def read(self, column: str, reader: Callable[[str], Made]) -> Made | None:
        """Read a cell by a reader of words; an empty one is None.

        Raises
        ------
        RowError
            If the reader cannot read it.
        """
        try:
            return reader(self.cells[column]) if self.cells[column] else None
        except WordsError as error:
            raise self.wrong(column, error.expected) from None
        except ValueError as error:
            raise self.wrong(column, str(error)) from None


def read_table(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read a CSV file whose header must be exactly `columns`.

    Raises
    ------
    RegisterError
        If the file is missing or is not UTF-8.
    RowError
        If the header or the number of cells differs.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise RegisterError([f"{name}: expected a file, found none"]) from None
    except UnicodeDecodeError as error:
        raise RegisterError([f"{name}: byte {error.start}: expected UTF-8"]) from None
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        numbered = [(lines.line_num, cells) for cells in lines]
    except csv.Error as error:
        raise RegisterError([f"{name}:{lines.line_num}: expected CSV: {error}"]) from None
    return _rows(name, numbered, list(columns))


def _rows(name: str, numbered: list[tuple[int, list[str]]], columns: list[str]) -> tuple[Row, ...]:
    """Make rows of cells, each with the line on which it ends."""
    header = numbered[0][1] if numbered else []
    if header != columns:
        raise RowError((name, 1, "header"), ",".join(header), ",".join(columns))
    rows = []
    for (before, _), (_, cells) in pairwise(numbered):
        line = before + 1
        if len(cells) != len(columns):
            raise RowError((name, line, "row"), f"{len(cells)} cells", f"{len(columns)} cells")
        rows.append(Row(name, line, dict(zip(columns, cells, strict=True))))
    return tuple(rows)


def each(rows: Iterable[Item], make: Callable[[Item], Made]) -> tuple[Made, ...]:
    """Make something of every row; all problems are told, not the first only.

    Raises
    ------
    RegisterError
        With one line for each row that failed.
    """
    made: list[Made] = []
    problems: list[str] = []
    for row in rows:
        try:
            made.append(make(row))
        except RegisterError as error:
            problems += error.problems
    if problems:
        raise RegisterError(problems)
    return tuple(made)


def prove_unique(rows: Iterable[Row], column: str) -> None:
    """Prove that no two rows have the same text in a column.

    Raises
    ------
    RegisterError
        With one line for each row that repeats an earlier one.
    """
    first: dict[str, int] = {}

    def prove(row: Row) -> None:
        line = first.setdefault(row[column], row.line)
        if line != row.line:
            raise row.wrong(column, f"a text that line {line} does not have")

    each(rows, prove)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a CSV file beside the old one and put it in its place: UTF-8, LF, the least quoting.

    Raises
    ------
    OSError
        If the folder cannot be written; the old file then stands as it was.
    """
    beside = path.with_suffix(".new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def listed(text: str) -> tuple[str, ...]:
    """Split a ``;``-separated cell."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
