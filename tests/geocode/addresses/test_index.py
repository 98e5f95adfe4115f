"""The index as a file that may be replaced while threads ask it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from geocode.addresses.errors import AddressesError
from geocode.addresses.index import AddressIndex, Line
from tests.geocode.addresses.made_index import HOME, OSM, MadeIndex


def test_a_line_is_known_in_each_district_that_has_it(made: MadeIndex) -> None:
    made.plates(HOME, [(1, 0, 178000, 2502000)])
    made.plates(("三民區", "測試一路"), [(1, 0, 178000, 2504000)])
    assert {line.district for line in AddressIndex(made.path).lines("測試一路")} == {"三民區", "苓雅區"}
    assert AddressIndex(made.path).lines("測試二路") == ()


def test_plates_come_in_the_order_of_their_numbers_with_their_village(made: MadeIndex) -> None:
    made.plates(HOME, [(10, 0, 178010.5, 2502000), (8, 1, 178008, 2502000), (8, 0, 178007, 2502000)], village="林泉里")
    index = AddressIndex(made.path)
    (line,) = index.lines("測試一路")
    assert [(plate.number, plate.sub) for plate in index.plates(line)] == [(8, 0), (8, 1), (10, 0)]
    (last,) = index.plates(line, 9, 11)
    assert (last.x, last.y, last.village, last.source.attribution) == (178010.5, 2502000, "林泉里", "高雄市")


def test_an_official_plate_outranks_one_of_openstreetmap(made: MadeIndex) -> None:
    made.plates(HOME, [(1, 0, 178000, 2502000)])
    made.plates(HOME, [(1, 0, 178090, 2502000), (3, 0, 178006, 2502000)], OSM)
    index = AddressIndex(made.path)
    plates = index.plates(*index.lines("測試一路"))
    assert [(plate.number, plate.x, plate.source.official) for plate in plates] == [
        (1, 178000, True),
        (3, 178006, False),
    ]


def test_nothing_can_be_written_through_it(made: MadeIndex) -> None:
    with pytest.raises(AddressesError, match="readonly"):
        AddressIndex(made.path).rows("DELETE FROM plates")


def test_threads_share_an_index(made: MadeIndex) -> None:
    made.plates(HOME, [(1, 0, 178000, 2502000)])
    index = AddressIndex(made.path)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(index.lines, ["測試一路"] * 40))
    assert len(set(found)) == 1


def test_what_is_asked_of_a_line_comes_from_the_file_that_named_it(made: MadeIndex, tmp_path: Path) -> None:
    made.plates(HOME, [(1, 0, 178000, 2502000)])
    index = AddressIndex(made.path)
    (line,) = index.lines("測試一路")
    other = MadeIndex(tmp_path / "other.sqlite")
    other.plates(("左營區", "別的路"), [(1, 0, 177000, 2509000)])  # bears the same number in its own file
    other.path.replace(made.path)
    assert [plate.x for plate in index.plates(line)] == [178000]
    assert index.lines("測試一路") == ()
    assert index.lines("別的路") == (Line(line.number, "別的路", "左營區"),)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE facts SET value = '2'", "format 1"),
        ("DROP TABLE facts", "format 1"),
        ("CREATE TABLE staging (name TEXT PRIMARY KEY)", "its import is not finished"),
        ("DROP TABLE sources", "no such table"),
    ],
)
def test_a_file_of_another_format_or_half_made_is_refused_in_one_line(made: MadeIndex, spoil: str, said: str) -> None:
    with closing(sqlite3.connect(made.path)) as base, base:
        base.execute(spoil)
    with pytest.raises(AddressesError, match=said) as caught:
        AddressIndex(made.path)
    assert "\n" not in str(caught.value)
    assert "expected an index of door-plates" in str(caught.value)


def test_a_file_that_is_taken_away_is_told_in_one_line(made: MadeIndex) -> None:
    index = AddressIndex(made.path)
    made.path.unlink()
    with pytest.raises(AddressesError, match="expected an index of door-plates"):
        index.lines("測試一路")
