"""A CSV file as it is written: a cell is changed, a row is added, and every other byte stays."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, Self

_CELL: Final = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_END: Final = re.compile(r"(\r\n|\n|\r)?\Z")


@dataclass(frozen=True)
class CsvText:
    r"""The records of a file, each as it stands there, its line end included.

    Parameters
    ----------
    records : tuple of str
        The header is the first; a record of several lines is one.

    Examples
    --------
    >>> text = CsvText.parse('a,b\r\n1,"x, y"\r\n2,z\r\n')
    >>> text.with_cells(1, {0: "3;4"}).with_row(["5", "v, w"]).whole
    'a,b\r\n3;4,"x, y"\r\n2,z\r\n5,"v, w"\r\n'
    """

    records: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file that has been proven to be CSV and UTF-8; a byte order mark stays in the header."""
        return cls.parse(path.read_bytes().decode("utf-8"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take a text apart, each record with its line end."""
        lines = list(io.StringIO(text, newline=""))
        reader = csv.reader(lines, strict=True)
        ends = [0, *(reader.line_num for _ in reader)]
        return cls(tuple("".join(lines[start:end]) for start, end in pairwise(ends)))

    @property
    def whole(self) -> str:
        """The text of the file."""
        return "".join(self.records)

    def line_of(self, number: int) -> int:
        """Give the line, from 1, on which a record begins."""
        return sum(len(list(io.StringIO(record, newline=""))) for record in self.records[:number]) + 1

    def with_cells(self, number: int, cells: Mapping[int, str]) -> CsvText:
        """Change cells of one record; the others of the record stay as they are quoted.

        Parameters
        ----------
        number : int
            Of the record; the header is 0.
        cells : mapping of int to str
            Position of the column, from 0, to the new value.
        """
        record = self.records[number]
        raw = _cells(record)
        for position, value in cells.items():
            raw[position] = _written(value, quoted=raw[position].startswith('"'))
        changed = ",".join(raw) + _line_end(record)
        return CsvText((*self.records[:number], changed, *self.records[number + 1 :]))

    def with_row(self, cells: Sequence[str]) -> CsvText:
        """Add a record at the end, with the line ends that the header has."""
        end = _line_end(self.records[0]) or "\n"
        last = self.records[-1]
        closed = last if _line_end(last) else last + end
        return CsvText((*self.records[:-1], closed, ",".join(_written(cell) for cell in cells) + end))


def _cells(record: str) -> list[str]:
    """Cut a record at the commas outside quotation marks."""
    raw, at = [], 0
    while True:
        found = _CELL.match(record, at)
        assert found is not None  # noqa: S101  it also matches nothing
        raw.append(found[0])
        at = found.end() + 1
        if record[found.end() : at] != ",":
            return raw


def _line_end(record: str) -> str:
    found = _END.search(record)
    return (found[1] or "") if found else ""


def _written(value: str, *, quoted: bool = False) -> str:
    """Write a cell with the least quoting, or quoted as it was."""
    text = io.StringIO()
    csv.writer(text, lineterminator="", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerow([value, ""])
    return text.getvalue().removesuffix(',""' if quoted else ",")
