"""``columns.toml``: which header of a door-plate file says what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geocode.addresses.errors import AddressesError, quoted
from geocode.text import normalise

OURS: Final = Path(__file__).with_name("columns.toml")

TWD97: Final = "EPSG:3826"
WGS84: Final = "EPSG:4326"

FIELDS: Final = (
    "county district_code district village street area lane alley number address easting northing longitude latitude"
).split()

_EXPECTED: Final = (
    "expected 街路段 or 地區 with 號, or 地址; and 橫座標 with 縱座標 (TWD97), or 經度 with 緯度 (WGS 84); "
    "--columns FILE adds names"
)


@dataclass(frozen=True)
class Layout:
    """Where a file keeps what.

    Parameters
    ----------
    columns : mapping of str to int
        Field → position of its column, counted from 0.
    width : int
        Cells of a row.
    crs : str
        ``EPSG:3826`` or ``EPSG:4326``, as the headers say.
    """

    columns: Mapping[str, int]
    width: int
    crs: str

    @property
    def position(self) -> tuple[int, int]:
        """Columns of easting and northing, or of longitude and latitude."""
        names = ("easting", "northing") if self.crs == TWD97 else ("longitude", "latitude")
        return self.columns[names[0]], self.columns[names[1]]


@dataclass(frozen=True)
class Columns:
    """The declared table: normalised header → field."""

    fields: Mapping[str, str]

    def known(self, header: Iterable[str]) -> int:
        """Count the headers that the table has."""
        return sum(normalise(name) in self.fields for name in header)

    def layout(self, header: list[str], file: str) -> Layout:
        """Say where a file with this header keeps what.

        Raises
        ------
        AddressesError
            If two columns say the same, or something that a door-plate needs has no column; says what was expected.
        """
        columns: dict[str, int] = {}
        for position, name in enumerate(header):
            field = self.fields.get(normalise(name))
            if field and field in columns:
                both = f"{quoted(header[columns[field]])} and {quoted(name)}"
                raise AddressesError(f"{file}: {both} both say {field}; expected one of them")
            if field:
                columns[field] = position
        in_metres, in_degrees = {"easting", "northing"} <= columns.keys(), {"longitude", "latitude"} <= columns.keys()
        in_parts = "number" in columns and columns.keys() & {"street", "area"}
        if not (in_parts or "address" in columns) or not (in_metres or in_degrees):
            raise AddressesError(f"{file}: header {quoted(','.join(header))}: {_EXPECTED}")
        return Layout(columns, len(header), TWD97 if in_metres else WGS84)


def read_columns(more: Path | None = None) -> Columns:
    """Read the declared table, and an operator's additions to it.

    Parameters
    ----------
    more : Path, optional
        A TOML file of the same form: a table for each field, in it header = where it was seen.

    Raises
    ------
    AddressesError
        If the file is no such table, or a header would say two things.
    """
    fields: dict[str, str] = {}
    for path in (OURS, *([more] if more else [])):
        for field, headers in _tables(path).items():
            for header in headers:
                if fields.setdefault(normalise(header), field) != field:
                    raise AddressesError(f"{path.name}: {quoted(header)} says {fields[normalise(header)]} already")
    return Columns(fields)


def _tables(path: Path) -> dict[str, dict[str, str]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AddressesError(f"{path.name}: expected TOML: {quoted(str(error))}") from None
    except OSError as error:
        raise AddressesError(f"{path}: {error.strerror}") from None
    for field, headers in tables.items():
        if field not in FIELDS:
            raise AddressesError(f"{path.name}: [{quoted(field)}]: expected one of {', '.join(FIELDS)}")
        if not isinstance(headers, dict) or not all(isinstance(seen, str) for seen in headers.values()):
            raise AddressesError(f'{path.name}: [{field}]: expected lines such as "街路段" = "where it was seen"')
    return tables
