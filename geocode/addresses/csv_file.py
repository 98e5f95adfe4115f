"""Door-plate files as the city and data.gov.tw publish them: CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, TextIO

from geocode.addresses.columns import TWD97, WGS84, Columns, Layout
from geocode.addresses.errors import AddressesError
from geocode.addresses.file_kind import Known
from geocode.addresses.plate import RawPlate, RawRoad
from geocode.addresses.refused import Refused
from geocode.addresses.rows import Rows
from geocode.boundaries import Boundaries

BATCH: Final = 20_000
"""Rows that are read, proved and written together."""

DELIMITERS: Final = ",;\t"

_RANGES: Final = {TWD97: ((50_000, 450_000), (2_300_000, 2_900_000)), WGS84: ((117, 124), (20, 27))}
"""Where Taiwan lies: easting and northing in metres (TM2, zone 121), longitude and latitude in degrees."""

_NAMES: Final = {TWD97: "TWD97 (metres)", WGS84: "WGS 84 (degrees)"}


@dataclass(frozen=True)
class Batch:
    """Some rows of a file.

    Parameters
    ----------
    plates : list of RawPlate
    refused : list of Refused
        Rows that are no door-plate.
    rows : int
        All rows of the batch, those without anything to say included.
    position : int
        Bytes of the file that have been read.
    """

    plates: list[RawPlate]
    refused: list[Refused]
    rows: int
    position: int


class CsvFile:
    """A door-plate file.

    Parameters
    ----------
    known : Known
        The file.
    columns : Columns
        Which header says what.
    boundaries : Boundaries
        The city.

    Raises
    ------
    AddressesError
        If the header lacks what a door-plate needs, or the values are in another system than the header says.
    """

    def __init__(self, known: Known, columns: Columns, boundaries: Boundaries) -> None:
        self._known = known
        self._boundaries = boundaries
        self._delimiter, self._layout = self._read_header(columns)
        self._prove_system()

    @property
    def crs(self) -> str:
        """System of the positions: ``EPSG:3826`` or ``EPSG:4326``."""
        return self._layout.crs

    def batches(self, done: int = 0) -> Iterator[Batch]:
        """Give the rows, twenty thousand at a time.

        Parameters
        ----------
        done : int
            Rows to pass over, because they were read before.

        Raises
        ------
        AddressesError
            At a line that is no CSV.
        """
        rows = Rows(self._layout, self._boundaries)
        with self._open() as text:
            records = islice(self._records(text), 1 + done, None)
            while some := list(islice(records, BATCH)):
                read = [rows.read(line, cells) for line, cells in some]
                plates = [one for one in read if isinstance(one, RawPlate)]
                refused = [one for one in read if isinstance(one, Refused)]
                yield Batch(plates, refused, len(some), text.buffer.tell())

    def roads(self) -> Iterator[list[RawRoad]]:
        """Give no roads: such a file has none."""
        return iter(())

    def _open(self) -> TextIO:
        """Open the text; letters that do not fit become U+FFFD, and `Rows` refuses the row that has one."""
        return self._known.path.open(encoding=self._known.codec, errors="replace", newline="")

    def _records(self, text: TextIO) -> Iterator[tuple[int, list[str]]]:
        """Give each record with the number of its last line; empty lines do not count."""
        reader = csv.reader(text, delimiter=self._delimiter)
        try:
            for cells in reader:
                if cells:
                    yield reader.line_num, cells
        except csv.Error as error:
            raise AddressesError(f"{self._known.path.name}: line {reader.line_num}: {error}") from None

    def _read_header(self, columns: Columns) -> tuple[str, Layout]:
        """Take the delimiter under which most headers are known."""
        headers = {}
        for self._delimiter in DELIMITERS:
            with self._open() as text:
                headers[self._delimiter] = next(self._records(text), (0, [""]))[1]
        best = max(headers, key=lambda delimiter: columns.known(headers[delimiter]))
        return best, columns.layout(headers[best], self._known.path.name)

    def _prove_system(self) -> None:
        """Refuse a file whose header says one system and whose values are of another, or swapped."""
        with self._open() as text:
            rows = [cells for _, cells in islice(self._records(text), 1, BATCH)]
        values = [_numbers(cells, self._layout) for cells in rows if len(cells) == self._layout.width]
        found = {(crs, swapped): 0 for crs in _RANGES for swapped in (False, True)}
        for x, y in (value for value in values if value):
            for crs, (across, up) in _RANGES.items():
                found[crs, False] += across[0] < x < across[1] and up[0] < y < up[1]
                found[crs, True] += across[0] < y < across[1] and up[0] < x < up[1]
        (crs, swapped), most = max(found.items(), key=lambda item: item[1])
        if most > found[self.crs, False]:
            what = f"{_NAMES[crs]}{', the two swapped' if swapped else ''}"
            raise AddressesError(
                f"{self._known.path.name}: the header says {_NAMES[self.crs]}, the values are {what}; "
                "--columns FILE says which column is which"
            )


def _numbers(cells: list[str], layout: Layout) -> tuple[float, float] | None:
    across, up = layout.position
    try:
        return float(cells[across]), float(cells[up])
    except ValueError:
        return None
