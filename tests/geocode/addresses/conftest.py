"""Made door-plates on real ground, in files as the city publishes them."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, Match
from geocode.addresses.loading import Import, Loaded, load
from geocode.addresses.refused import Tally
from geocode.metres import in_degrees, in_metres
from geocode.reading.asked import Address
from tests.geocode.addresses.made_extract import Extract
from tests.geocode.addresses.made_index import Find, MadeIndex, Middle, Spot, over

HEADER = "省市縣市代碼,鄉鎮市區代碼,村里,鄰,街路段,地區,巷,弄,號,橫座標,縱座標"
"""The Ministry's door-plate form, as the city publishes it (data.gov.tw 172400)."""

Plate = tuple[str, str, int, int, str | None]
Write = Callable[..., Path]
Load = Callable[..., Loaded]


class Heard:
    """Hears how far an import is, and remembers it."""

    def __init__(self) -> None:
        self.resumed_after: int | None = None
        self.rows: list[int] = []
        self.bytes: list[int] = []

    def resumed(self, rows: int) -> None:
        self.resumed_after = rows

    def reached(self, position: int, tally: Tally) -> None:
        self.rows.append(tally.read)
        self.bytes.append(position)


@pytest.fixture(scope="session")
def middle(boundaries: Boundaries) -> Middle:
    """Give a point well inside a district, in metres."""

    def found(district: str) -> Spot:
        inside = in_metres(boundaries.districts[district]).buffer(-60)
        point = shapely.get_parts(inside)[0].representative_point()
        return round(point.x, 1), round(point.y, 1)

    return found


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a door-plate file."""

    def written(
        rows: Iterable[Iterable[object]],
        header: str = HEADER,
        *,
        name: str = "plates.csv",
        encoding: str = "utf-8",
        delimiter: str = ",",
    ) -> Path:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerow(header.split(","))
        writer.writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return written


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Say where the index shall be; nothing is there."""
    return tmp_path / "addresses.sqlite"


@pytest.fixture
def loaded(index: Path, boundaries: Boundaries) -> Load:
    """Load a file into the index."""

    def run(file: Path, source: str = "試", heard: Heard | None = None, **options: object) -> Loaded:
        return load(file, index, boundaries, Import(source, **options), heard or Heard())

    return run


def plates_of(index: Path) -> list[Plate]:
    """Give district, line, number, branch and village of every plate."""
    asked = """SELECT district, words, plates.number, sub, (SELECT name FROM villages WHERE number = village)
        FROM plates JOIN lines ON lines.number = line ORDER BY 1, 2, 3, 4"""
    with closing(sqlite3.connect(index)) as base:
        return base.execute(asked).fetchall()


def content_of(index: Path) -> list[str]:
    """Give everything that an index holds, except when it was made."""
    with closing(sqlite3.connect(index)) as base:
        base.execute("UPDATE sources SET imported = ''")
        return list(base.iterdump())


@pytest.fixture
def near(middle: Middle) -> Callable[..., Spot]:
    """Give a spot some metres from the middle of a district, in degrees."""
    known = cache(middle)

    def found(district: str, east: float = 0, north: float = 0) -> Spot:
        x, y = known(district)
        point = in_degrees(shapely.Point(x + east, y + north))
        return round(point.x, 7), round(point.y, 7)

    return found


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Begin an OpenStreetMap extract."""
    return Extract(tmp_path / "made.osm.pbf")


@pytest.fixture
def made(index: Path) -> MadeIndex:
    """Begin an index that is written row by row."""
    return MadeIndex(index)


@pytest.fixture
def find(made: MadeIndex, boundaries: Boundaries) -> Find:
    """Ask for a door-plate of 苓雅區, or for what else is said."""

    def found(line: str, number: int, sub: int = 0, district: str = "苓雅區", village: str = "") -> tuple[Match, ...]:
        return over(made, boundaries).find(Address(line, number, sub, district, village))

    return found


@pytest.fixture
def here(middle: Middle) -> Spot:
    """Give a point well inside 苓雅區, in metres."""
    return middle("苓雅區")
