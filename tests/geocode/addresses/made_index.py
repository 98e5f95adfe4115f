"""An index written row by row: for what a test wants to say of plates and centre-lines without a file to load."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, Match
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.addresses.schema import create
from geocode.metres import in_metres
from geocode.reading import Reader

OFFICIAL, OSM = 1, 2
ROAD = "測試一路"
HOME = ("苓雅區", ROAD)

Spot = tuple[float, float]
Find = Callable[..., tuple[Match, ...]]
Middle = Callable[[str], Spot]


@dataclass
class MadeIndex:
    """Writes an index; every line is made when it is first named."""

    path: Path

    def __post_init__(self) -> None:
        with closing(sqlite3.connect(self.path)) as base:
            base.execute("PRAGMA synchronous = OFF")
            create(base)
            with base:
                base.execute("INSERT INTO sources VALUES (1, 'city', 'official', '高雄市', '', '', '', 0, 0)")
                base.execute("INSERT INTO sources VALUES (2, 'osm', 'osm', '© OpenStreetMap', '', '', '', 0, 0)")

    def plates(
        self,
        line: tuple[str, str],
        plates: Iterable[tuple[int, int, float, float]],
        source: int = OFFICIAL,
        village: str = "",
    ) -> None:
        """Add plates: number, branch, and EPSG:3826 metres; `line` is district and words."""
        with closing(sqlite3.connect(self.path)) as base, base:
            number, home = _line(base, *line), _village(base, line[0], village) if village else None
            rows = [(number, n, sub, source, round(x * 10), round(y * 10), home) for n, sub, x, y in plates]
            base.executemany("INSERT OR IGNORE INTO plates VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def road(self, line: tuple[str, str], points: list[tuple[float, float]]) -> None:
        """Add a centre-line in EPSG:3826."""
        with closing(sqlite3.connect(self.path)) as base, base:
            shape = shapely.to_wkb(shapely.LineString(points))
            base.execute("INSERT INTO roads VALUES (?, ?, ?)", (_line(base, *line), OSM, shape))


def over(made: MadeIndex, boundaries: Boundaries) -> AddressGeocoder:
    """Open the geocoder over a made index."""
    return AddressGeocoder(AddressIndex(made.path), Reader(boundaries), boundaries)


def spot_of(match: Match) -> object:
    """Give where a point is, in metres, to compare with what it should be to 0.3 m."""
    point = in_metres(match.geometry)
    return pytest.approx((point.x, point.y), abs=0.3)


def _line(base: sqlite3.Connection, district: str, words: str) -> int:
    base.execute("INSERT OR IGNORE INTO lines (words, district) VALUES (?, ?)", (words, district))
    found = base.execute("SELECT number FROM lines WHERE words = ? AND district = ?", (words, district))
    return int(found.fetchone()[0])


def _village(base: sqlite3.Connection, district: str, name: str) -> int:
    base.execute("INSERT OR IGNORE INTO villages (district, name) VALUES (?, ?)", (district, name))
    return int(
        base.execute("SELECT number FROM villages WHERE district = ? AND name = ?", (district, name)).fetchone()[0]
    )
