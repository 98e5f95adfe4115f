"""One row of a door-plate file → one door-plate, or why it is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from geocode.addresses.columns import Layout
from geocode.addresses.plate import RawPlate
from geocode.addresses.refused import Reason, Refused
from geocode.boundaries import Boundaries
from geocode.reading.address import split_plate
from geocode.reading.home import NOWHERE, Homes, district_of
from geocode.text import CITY, normalise

COUNTY_CODES: Final = ("64", "64000")
"""Kaohsiung in the code list of the Ministry of the Interior and in household registration."""

_PARTS: Final = (("street", ""), ("area", ""), ("lane", "巷"), ("alley", "弄"), ("number", "號"))
_LOST: Final = "�"


class Rows:
    """Reads the rows of one file.

    Parameters
    ----------
    layout : Layout
        Where the file keeps what.
    boundaries : Boundaries
        The city.
    """

    def __init__(self, layout: Layout, boundaries: Boundaries) -> None:
        self._width = layout.width
        self._columns = layout.columns
        self._position = layout.position
        whole = any(field in layout.columns for field in ("street", "area")) and "number" in layout.columns
        self._parts = [(layout.columns[field], end) for field, end in _PARTS if whole and field in layout.columns]
        self._homes = Homes(boundaries)
        self._districts = {**_codes(boundaries), **{name: name for name in boundaries.districts}}
        self._others = tuple(normalise(name) for name in boundaries.neighbours)
        self._named: dict[tuple[str, str], str | None] = {}

    def read(self, line: int, cells: list[str]) -> RawPlate | Refused:
        """Read a row.

        Parameters
        ----------
        line : int
            Of the file, for a message.
        cells : list of str
        """
        place = f"line {line}"
        if len(cells) != self._width:
            return Refused(place, Reason.CELLS, f"{len(cells)}", f"{self._width} cells")
        if any(_LOST in cell for cell in cells):
            return Refused(place, Reason.LETTERS, ",".join(cells), "letters of the file's encoding")
        district = self._district(cells)
        if district is None:
            return Refused(place, Reason.COUNTY, self._said(cells, "county", "district_code", "district"), CITY)
        position = self._xy(cells)
        if position is None:
            said = ",".join(cells[column] for column in self._position)
            return Refused(place, Reason.POSITION, said, "two numbers")
        return self._plate(place, cells, district, position)

    def _plate(self, place: str, cells: list[str], district: str, position: tuple[float, float]) -> RawPlate | Refused:
        village = self._cell(cells, "village")
        if self._parts:
            text = "".join([_ended(cells[column].strip(), end) for column, end in self._parts])
        else:
            said = normalise(self._cell(cells, "address"))
            if said.startswith(self._others):
                return Refused(place, Reason.COUNTY, said, CITY)
            home, text = self._homes.take(said, NOWHERE._replace(district=district))
            district, village = district or home.district, village or home.village
        split = split_plate(text)
        if split is None:
            return Refused(place, Reason.PLATE, text, "a road or settlement and a number, such as 測試一路12巷3號")
        return RawPlate(place, district, village, *split, *position)

    def _district(self, cells: list[str]) -> str | None:
        """Name the row's district; empty where it says none that can be used, None in another county."""
        said = self._said(cells, "county", ""), self._said(cells, "district", "district_code")
        if said not in self._named:
            self._named[said] = self._named_by(normalise(said[0]), normalise(said[1]))
        return self._named[said]

    def _named_by(self, county: str, district: str) -> str | None:
        if county and county not in (*COUNTY_CODES, CITY, CITY.removesuffix("市")):
            return None
        if district.isdigit():
            return self._districts.get(district, "" if district.startswith(COUNTY_CODES) else None)
        if district.startswith(self._others):
            return None
        whole = district_of(f"{district}一路1號")[0] or district  # a name that the city's districts had before 2010
        return self._districts.get(whole, "")

    def _said(self, cells: list[str], *fields: str) -> str:
        return next((said for field in fields if (said := self._cell(cells, field))), "")

    def _cell(self, cells: list[str], field: str) -> str:
        column = self._columns.get(field)
        return cells[column].strip() if column is not None else ""

    def _xy(self, cells: list[str]) -> tuple[float, float] | None:
        try:
            x, y = float(cells[self._position[0]]), float(cells[self._position[1]])
        except ValueError:
            return None
        return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _codes(boundaries: Boundaries) -> Mapping[str, str]:
    """Give the districts by code, from their order in the boundary file.

    The Ministry writes 64000120, household registration 6401200: city, number of the district, nothing (both seen in
    door-plate files of data.gov.tw: 臺北市 63000010, 桃園市 6800200).
    """
    codes = {}
    for number, name in enumerate(boundaries.districts, 1):
        codes[f"64000{number:02}0"] = name
        codes[f"640{number:02}00"] = name
    return codes


def _ended(said: str, end: str) -> str:
    """Add 巷, 弄 or 號 to a bare number; some files leave it out."""
    return said + end if said.isdecimal() else said
