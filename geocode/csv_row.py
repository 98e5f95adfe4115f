"""A line of a CSV file that people edit: its cells by column, and where it stands when one of them is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from geocode.errors import GazetteerError
from geocode.text_file import read_text


@dataclass(frozen=True)
class Row:
    """A line of the file, which knows how to complain.

    Parameters
    ----------
    file : str
        Such as ``"data/gazetteer.csv"``.
    line : int
        Counted from 1, the header included; of a row of several lines the last.
    values : mapping of str to str
        Column to cell.
    error : type of GazetteerError
        What is raised when a cell cannot be used.
    """

    file: str
    line: int
    values: Mapping[str, str]
    error: type[GazetteerError] = GazetteerError

    def __getitem__(self, column: str) -> str:
        """Give the cell of a column."""
        return self.values[column]

    def refuse(self, column: str, expected: str, said: str | None = None) -> NoReturn:
        """Raise the error of this row: what the cell says, or the part of it that is wrong, and what would be right."""
        raise self.error(self.file, self.line, column, self[column] if said is None else said, expected)

    def number(self, column: str, expected: str) -> float:
        """Read a cell as a number, infinite ones and NaN included, or refuse it."""
        try:
            return float(self[column])
        except ValueError:
            self.refuse(column, expected)


def read_rows(
    path: Path,
    columns_of: Callable[[Sequence[str]], Sequence[str]],
    expected: str,
    error: type[GazetteerError] = GazetteerError,
) -> Iterator[Row]:
    """Read a file row by row, each with as many cells as the header.

    Parameters
    ----------
    path : Path
        CSV, UTF-8, with a header.
    columns_of : callable
        Gives the column of each cell of the header; nothing if the header cannot be used.
    expected : str
        The header that would be right.
    error : type of GazetteerError
        What is raised, here and by the rows.

    Raises
    ------
    GazetteerError
        If the file cannot be read as text; as `error` if it is no CSV, or its header or a row is not as it should be.
    """
    place = f"{path.parent.name}/{path.name}"
    reader = csv.reader(io.StringIO(read_text(path.parent, path.name), newline=""), strict=True)
    try:
        header = next(reader, [])
        columns = columns_of(header)
        if not columns:
            raise error(place, 1, "header", ",".join(header), expected)
        for cells in reader:
            if len(cells) != len(columns):
                raise error(place, reader.line_num, "row", ",".join(cells)[:60], f"{len(columns)} cells")
            yield Row(place, reader.line_num, dict(zip(columns, cells, strict=True)), error)
    except csv.Error as fault:
        raise error(place, reader.line_num, "row", "", f"CSV: {fault}") from None
