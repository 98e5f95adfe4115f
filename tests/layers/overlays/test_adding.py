"""Twice is once, a failure changes nothing, and who reads while it is replaced reads one of the two."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from layers.errors import OverlayError, OverlayUnreadableError
from layers.items import Asked
from layers.overlays import Overlays, tiles, writing
from layers.overlays import shelf as shelves
from tests.layers.overlays.conftest import SQUARES, Add, feature, geojson, ring


@pytest.fixture
def points(tmp_path: Path) -> Path:
    return geojson(tmp_path / "a.geojson", *(feature([*corner], "Point", n=n) for n, corner in enumerate(SQUARES)))


def count(shelf: Overlays) -> int:
    found = shelf.find("basins-1")
    return found.shown.count if found else 0


def test_the_same_file_with_the_same_facts_changes_nothing(added: Add, shelf: Overlays, points: Path) -> None:
    assert added(points).changed
    before = shelf.path("basins-1").stat()
    again = added(points)
    assert (again.changed, again.shown.count) == (False, 3)
    after = shelf.path("basins-1").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("other", [{"date": "2025"}, {"title": "另一個"}, {"source": "另一個"}, {"field": "n"}])
def test_other_facts_replace_it(added: Add, points: Path, other: dict[str, str]) -> None:
    added(points)
    assert added(points, **other).changed


def test_a_file_that_is_not_sound_leaves_the_old_overlay(
    added: Add, shelf: Overlays, points: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(points)
    before = shelf.path("basins-1").read_bytes()
    points.write_text("{}")
    with pytest.raises(OverlayError):
        added(points)
    geojson(points, feature([ring(*SQUARES[0])]))
    monkeypatch.setattr(
        writing, "insert_collection", lambda *_: (_ for _ in ()).throw(RuntimeError("the disk is full"))
    )
    with pytest.raises(RuntimeError):
        added(points)
    assert shelf.path("basins-1").read_bytes() == before
    assert [path.name for path in shelf.folder.iterdir()] == ["basins-1.sqlite"]


def test_what_is_added_replaced_and_removed_is_noticed(added: Add, shelf: Overlays, points: Path) -> None:
    assert (shelf.find("basins-1"), shelf.names()) == (None, [])
    added(points)
    assert count(shelf) == 3
    added(geojson(points, feature([120.3, 22.6], "Point")))
    assert count(shelf) == 1
    assert shelf.remove("basins-1")
    assert (shelf.find("basins-1"), shelf.names(), shelf.remove("basins-1")) == (None, [], False)


def test_an_answer_that_has_begun_is_of_one_edition(added: Add, shelf: Overlays, points: Path) -> None:
    added(points)
    found = shelf.find("basins-1")
    assert found is not None
    added(geojson(points, feature([120.3, 22.6], "Point")))
    page = found.items.page(found.collection, Asked.parse({}, found.collection))
    assert (page.matched, len(page.features), len(found.features())) == (3, 3, 3)


def test_readers_never_see_half_of_a_replacement(added: Add, shelf: Overlays, points: Path, tmp_path: Path) -> None:
    other = geojson(tmp_path / "b.geojson", *(feature([120.3 + n / 1000, 22.6], "Point", n=n) for n in range(20)))
    added(points)
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            found = shelf.find("basins-1")
            assert found is not None
            seen.add((found.shown.count, len(found.features())))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(4):
        added(other if turn % 2 == 0 else points)
    done.set()
    for reader in readers:
        reader.join()
    assert seen <= {(3, 3), (20, 20)}
    assert len(seen) == 2


def test_a_file_of_an_older_version_is_no_overlay(added: Add, shelf: Overlays, points: Path) -> None:
    added(points)
    with closing(sqlite3.connect(shelf.path("basins-1"))) as file:
        file.execute("ALTER TABLE frames DROP COLUMN ends_metres")
    assert shelf.sound() == ([], ["basins-1"])


def test_a_broken_file_blocks_nothing_and_is_logged_once(
    added: Add, shelf: Overlays, points: Path, caplog: pytest.LogCaptureFixture
) -> None:
    added(points)
    (shelf.folder / "broken.sqlite").write_bytes(b"no database at all" * 100)
    (shelf.folder / "mrt.sqlite").write_bytes(b"clashes")
    for _ in range(2):
        sound, broken = shelf.sound()
        assert ([one.shown.about.id for one in sound], broken) == (["basins-1"], ["broken"])
    assert len(caplog.records) == 1
    with pytest.raises(OverlayUnreadableError, match=r"broken\.sqlite: expected an overlay"):
        shelf.find("broken")
    assert shelf.remove("broken")


def test_filters_and_both_systems_answer_as_for_the_register(added: Add, shelf: Overlays, points: Path) -> None:
    added(points)
    found = shelf.find("basins-1")
    assert found is not None

    def ids(**texts: str) -> list[str]:
        asked = Asked.parse({name.replace("_", "-"): text for name, text in texts.items()}, found.collection)
        return [json.loads(one)["id"] for one in found.items.page(found.collection, asked).features]

    assert ids(n="1") == ["2"]
    assert ids(filter="n > 0") == ["2", "3"]
    assert ids(bbox="120.305,22.61,120.32,22.63") == ["2"]
    twd97 = "http://www.opengis.net/def/crs/EPSG/0/3826"
    assert ids(bbox="170000,2400000,190000,2600000", bbox_crs=twd97) == ["1", "2", "3"]
    assert ids(bbox="170000,2400000,170001,2600000", bbox_crs=twd97) == []


def test_many_features_become_tiles_in_parts(
    added: Add, shelf: Overlays, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_FEATURES", 999)
    monkeypatch.setattr(tiles, "PART", 1_000)
    monkeypatch.setattr(shelves, "PART", 1_000)
    rng = np.random.default_rng(7)
    places = zip(rng.uniform(120.3, 120.4, 1000).round(5), rng.uniform(22.6, 22.7, 1000).round(5), strict=True)
    (tmp_path / "many.csv").write_text("lon,lat\n" + "\n".join(f"{x},{y}" for x, y in places))
    shown = added(tmp_path / "many.csv").shown
    found = shelf.find("basins-1")
    assert found is not None
    whole = found.tiles(0, shown.tiles)
    assert (shown.packed, len(whole), whole[:8]) == (0, shown.tiles, b"PMTiles\x03")
    assert found.tiles(990, 3_010) == whole[990:3_010]
    assert found.tiles(shown.tiles - 3, shown.tiles) == whole[-3:]
