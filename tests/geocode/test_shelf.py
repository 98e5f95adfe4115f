"""What is shelved in SQLite comes back as it was, and answers as the files do."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, DistrictGeocoder, Entry, GazetteerGeocoder, Places
from geocode.shelf import shelve, unshelve

UNPLACED = Entry("測試抽水站", ("甲站;乙", "乙站"), "pump_station", (), None, 0, None, "", "只知其名")


@pytest.fixture(scope="module")
def shelved(places: Places, boundaries: Boundaries) -> tuple[GazetteerGeocoder, Boundaries]:
    with closing(sqlite3.connect(":memory:")) as file:
        shelve(file, places.gazetteer.entries, boundaries)
        return unshelve(file)


def test_every_entry_comes_back_as_it_was(shelved: tuple[GazetteerGeocoder, Boundaries], places: Places) -> None:
    assert shelved[0].entries == places.gazetteer.entries


def test_every_polygon_comes_back_as_it_was_and_in_its_order(
    shelved: tuple[GazetteerGeocoder, Boundaries], boundaries: Boundaries
) -> None:
    for name in ("districts", "neighbours", "villages"):
        before, after = getattr(boundaries, name), getattr(shelved[1], name)
        assert list(after) == list(before)
        assert shapely.equals_identical(list(after.values()), list(before.values())).all()


def test_a_point_is_where_it_was(shelved: tuple[GazetteerGeocoder, Boundaries], boundaries: Boundaries) -> None:
    for shape in boundaries.districts.values():
        point = shape.representative_point()
        assert shelved[1].locate(point.x, point.y) == boundaries.locate(point.x, point.y)


def test_a_place_without_position_and_with_strange_words_is_kept(boundaries: Boundaries) -> None:
    with closing(sqlite3.connect(":memory:")) as file:
        shelve(file, [UNPLACED], boundaries)
        gazetteer, _ = unshelve(file)
    assert gazetteer.entries == (UNPLACED,)
    assert gazetteer.why_not("乙站").reason.endswith("只知其名")


def test_the_same_content_has_the_same_name_and_other_content_another(boundaries: Boundaries) -> None:
    names = []
    for entries in ([UNPLACED], [UNPLACED], []):
        with closing(sqlite3.connect(":memory:")) as file:
            names.append(shelve(file, entries, boundaries))
    assert names[0] == names[1] != names[2]


def test_a_file_without_the_tables_is_a_fault_of_sqlite() -> None:
    with closing(sqlite3.connect(":memory:")) as file, pytest.raises(sqlite3.Error, match="no such table"):
        unshelve(file)


def test_answering_from_the_shelf_needs_no_gdal(places: Places, boundaries: Boundaries, tmp_path: Path) -> None:
    path = tmp_path / "shelf.sqlite"
    with closing(sqlite3.connect(path)) as file, file:
        shelve(file, places.gazetteer.entries, boundaries)
    asked = (
        "import sqlite3, sys; from geocode import DistrictGeocoder; from geocode.shelf import unshelve;"
        f"gazetteer, boundaries = unshelve(sqlite3.connect({str(path)!r}));"
        "found = DistrictGeocoder(boundaries).candidates('岡山區劉厝里') + gazetteer.candidates('R20');"
        "print([one.name for one in found], boundaries.locate(120.2846, 22.6698).village);"
        "print([name for name in ('pyogrio', 'geopandas', 'osgeo') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    wanted = [one.name for one in DistrictGeocoder(boundaries).candidates("岡山區劉厝里")]
    assert told.stdout.splitlines() == [f"{[*wanted, '捷運後勁站']} 雄峰里", "[]"]
