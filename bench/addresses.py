"""The import of door-plates: rows a second, beside a plain loop of csv and sqlite3 that proves nothing."""

from __future__ import annotations

import csv
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from bench.measure import Measure
from geocode import Boundaries
from geocode.addresses.loading import Import, load
from geocode.addresses.refused import Tally
from geocode.metres import in_metres
from geocode.reading.numerals import chinese
from worksmap.geocode_commands import ATLAS
from worksmap.telling import ROOT

POLYGONS: Final = ROOT / "static" / "vendor" / ATLAS
ROWS: Final = 100_000
SEED: Final = 1
HEADER: Final = "省市縣市代碼,鄉鎮市區代碼,村里,鄰,街路段,地區,巷,弄,號,橫座標,縱座標".split(",")
PLATES_OF_A_LINE: Final = 16
ROADS: Final = "一二三四五六七八九"
WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
NOTE: Final = f"{ROWS} made rows; the plain way writes the cells as they are: no canonical names, no polygons"


class Silence:
    """Hears how far an import is, and says nothing."""

    def resumed(self, rows: int) -> None:
        """Say nothing."""

    def reached(self, position: int, tally: Tally) -> None:
        """Say nothing."""


def addresses() -> list[Measure]:
    """Measure the import of door-plates, of a made file in the form that the city publishes."""
    print("── door-plates")
    boundaries = Boundaries.open(POLYGONS)
    with tempfile.TemporaryDirectory() as folder:
        file = make(Path(folder) / "plates.csv", ROWS, boundaries)
        begun = time.perf_counter()
        load(file, Path(folder) / "ours.sqlite", boundaries, Import("bench"), Silence())
        ours = ROWS / (time.perf_counter() - begun)
        begun = time.perf_counter()
        load_plainly(file, Path(folder) / "plain.sqlite")
        plain = ROWS / (time.perf_counter() - begun)
    return [Measure("door-plates, imported rows", "/s", round(ours), round(plain), note=NOTE, more_is_better=True)]


def make(file: Path, rows: int, boundaries: Boundaries) -> Path:
    """Write a door-plate file of made roads, its positions spread over the real villages.

    Parameters
    ----------
    file : Path
    rows : int
    boundaries : Boundaries
        The city.
    """
    random = np.random.default_rng(SEED)
    number = {name: place for place, name in enumerate(boundaries.districts, 1)}
    villages = list(boundaries.villages.items())
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEADER)
        for place, ((district, village), shape) in enumerate(villages):
            count = rows * (place + 1) // len(villages) - rows * place // len(villages)
            points = _points_in(in_metres(shape), count, random)
            plates = _plates(chinese(place + 1))
            home = ["64", f"640{number[district]:02}00", village]
            writer.writerows(
                [*home, *plate, f"{x:.4f}", f"{y:.4f}"] for plate, (x, y) in zip(plates, points, strict=False)
            )
    return file


def _plates(village: str) -> Iterator[list[str]]:
    """Give neighbourhood, street, settlement, lane, alley and number of ever more plates; every fifth is a floor."""
    for turn in range(sys.maxsize):
        line, house = turn // PLATES_OF_A_LINE, turn % PLATES_OF_A_LINE + 1
        road, lane = ROADS[line % 9], line // 9
        street, area = (f"測試{village}{road}路", "") if line % 10 else ("", f"測試{village}庄")
        branch = f"之{turn % 4}" if turn % 3 == 0 and turn % 4 else ""
        floor = f"{ROADS[turn % 7]}樓" if turn % 5 == 0 else ""
        cells = [f"{lane % 30:03}", street, area, f"{lane * 2}巷" if lane else "", "", f"{house}號{branch}{floor}"]
        yield [cell.translate(WIDE) for cell in cells]


def _points_in(shape: shapely.Geometry, count: int, random: np.random.Generator) -> np.ndarray:
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    found = np.empty((0, 2))
    while len(found) < count:
        points = random.uniform((west, south), (east, north), (4 * count, 2))
        found = np.concatenate([found, points[shapely.contains_xy(shape, points)]])
    return found[:count]


def load_plainly(file: Path, index: Path) -> None:
    """Load the cells of a CSV file as they are: what a person would write in five lines."""
    with file.open(encoding="utf-8-sig", newline="") as text, closing(sqlite3.connect(index)) as base:
        rows = csv.reader(text)
        names = ", ".join(f'"{name}"' for name in next(rows))
        base.execute(f"CREATE TABLE plates ({names})")
        base.executemany(f"INSERT INTO plates VALUES ({', '.join('?' * len(HEADER))})", rows)  # noqa: S608
        base.commit()
