"""The search looks in the index of door-plates while there is one; another index is noticed, a broken one told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely

from geocode.addresses.schema import create
from geocode.metres import in_metres
from layers import Finder, Search, Store
from layers.errors import AddressesUnreadableError
from tests.layers.conftest import City


def make(path: Path, road: str, numbers: Iterable[int], city: City) -> Path:
    """Write an index of one made road in 岡山區, its plates 8 m apart."""
    start = in_metres(city.boundaries.districts["岡山區"].representative_point())
    beside = path.with_suffix(".new")
    with closing(sqlite3.connect(beside)) as file, file:
        create(file)
        file.execute("INSERT INTO sources VALUES (1, 'made', 'official', '測試機關', '', '', '', 0, 0)")
        file.execute("INSERT INTO lines VALUES (1, ?, '岡山區')", (road,))
        spots = ((1, n, 0, 1, round((start.x + 8 * n) * 10), round(start.y * 10), None) for n in numbers)
        file.executemany("INSERT INTO plates VALUES (?, ?, ?, ?, ?, ?, ?)", spots)
    return beside.replace(path)


def found(finder: Finder, q: str) -> list[dict[str, Any]]:
    return json.loads(finder.search(Search(q)))["features"]


def names(finder: Finder, q: str) -> list[str]:
    return [f"{one['properties']['kind']} {one['properties']['label']}" for one in found(finder, q)]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "addresses.sqlite"


@pytest.fixture
def finder(store: Store, index: Path, city: City) -> Finder:
    make(index, "測試一路", range(1, 30), city)
    return Finder(store, index)


def test_a_door_plate_says_how_well_it_is_known_and_who_says_so(finder: Finder, city: City) -> None:
    answer = json.loads(finder.search(Search("測試1路2號")))
    (plate,) = answer["features"]
    said = plate["properties"]
    assert (said["kind"], said["label"]) == ("plate", "測試一路2號（岡山區）")
    assert (said["method"], said["precision_m"], said["source"]) == ("exact", 10, "測試機關")
    assert said["geocoding"]["type"] == "house"
    assert answer["geocoding"]["attribution"] == "測試機關"
    assert city.boundaries.districts["岡山區"].covers(shapely.Point(plate["geometry"]["coordinates"]))


def test_numbers_are_suggested_as_they_are_typed(finder: Finder) -> None:
    assert names(finder, "測試一路2")[:3] == [f"plate 測試一路{n}號（岡山區）" for n in (2, 20, 21)]


def test_a_road_has_a_point_on_it_and_a_box_round_it(finder: Finder) -> None:
    (road,) = found(finder, "測試一路")
    assert (road["properties"]["kind"], road["properties"]["geocoding"]["type"]) == ("road", "street")
    west, _, east, _ = road["bbox"]
    assert west < road["geometry"]["coordinates"][0] < east


def test_another_index_is_noticed_and_one_that_goes_away(finder: Finder, index: Path, city: City) -> None:
    assert names(finder, "測試一路")
    make(index, "測試二路", [4], city)
    assert names(finder, "測試二路4") == ["plate 測試二路4號（岡山區）"]
    assert "road 測試一路（岡山區）" not in names(finder, "測試一路")
    index.unlink()
    assert not any("測試" in name for name in names(finder, "測試二路"))
    assert names(finder, "岡山區")[0] == "district 岡山區"
    make(index, "測試三路", [6], city)
    assert names(finder, "測試三路6號") == ["plate 測試三路6號（岡山區）"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_index_is_told_in_one_line(store: Store, index: Path, content: bytes) -> None:
    index.write_bytes(content)
    with pytest.raises(AddressesUnreadableError, match=r"addresses\.sqlite") as fault:
        Finder(store, index).search(Search("岡山"))
    assert "\n" not in str(fault.value)


def test_an_index_that_breaks_while_it_is_served_is_told(finder: Finder, index: Path, city: City) -> None:
    assert names(finder, "測試一路2號")
    with closing(sqlite3.connect(index)) as file, file:
        file.execute("DROP TABLE plates")
    with pytest.raises(AddressesUnreadableError):
        finder.search(Search("測試一路3號"))
    make(index, "測試一路", [2], city)
    assert names(finder, "測試一路2號") == ["plate 測試一路2號（岡山區）"]
