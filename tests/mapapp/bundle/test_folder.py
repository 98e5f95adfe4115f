"""A copy's folder: whole or not at all, never in the place of something else, and on from where it broke off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mapapp.bundle.folder import MARK, Folder
from mapapp.errors import BundleError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "map"


def _copy(place: Path, key: str, text: str) -> Folder:
    folder = Folder.begin(place, key)
    folder.put("a/b.html", text.encode())
    return folder


def test_nothing_is_in_its_place_until_all_of_it_is_made(place: Path) -> None:
    folder = _copy(place, "one", "new")
    assert not place.exists()
    assert folder.publish({"made": "today"}) == {"a/b.html": 3}
    assert sorted(path.name for path in place.iterdir()) == ["a", MARK]
    assert json.loads((place / MARK).read_text())["made"] == "today"
    assert [path.name for path in place.parent.iterdir()] == ["map"]


def test_an_older_copy_stays_until_the_new_one_is_whole(place: Path) -> None:
    _copy(place, "one", "old").publish({})
    folder = _copy(place, "two", "new")
    assert (place / "a/b.html").read_text() == "old"
    folder.publish({})
    assert (place / "a/b.html").read_text() == "new"
    assert [path.name for path in place.parent.iterdir()] == ["map"]


def test_what_broke_off_goes_on(place: Path) -> None:
    _copy(place, "one", "half")
    again = Folder.begin(place, "one")
    assert again.has("a/b.html")
    assert not again.has("c.html")


def test_what_broke_off_of_something_else_begins_anew(place: Path) -> None:
    _copy(place, "one", "half")
    assert not Folder.begin(place, "two").has("a/b.html")


def test_half_a_file_is_no_file(place: Path) -> None:
    folder = _copy(place, "one", "whole")
    (folder.draft / "a/c.html.part").write_text("ha")
    assert not Folder.begin(place, "one").has("a/c.html")
    assert folder.publish({}) == {"a/b.html": 5}
    assert not list(place.rglob("*.part"))


def test_an_old_copy_that_was_moved_away_when_it_broke_off_is_back(place: Path) -> None:
    _copy(place, "one", "old").publish({})
    place.rename(place.with_name(".map.old"))
    Folder.begin(place, "two")
    assert (place / "a/b.html").read_text() == "old"


def _other_files(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "photo.jpg").write_bytes(b"")


def _a_file(place: Path) -> None:
    place.parent.mkdir()
    place.write_text("mine")


@pytest.mark.parametrize("there", [_other_files, _a_file])
def test_what_is_no_copy_is_left_alone(place: Path, there: Callable[[Path], None]) -> None:
    there(place)
    before = sorted(place.parent.rglob("*"))
    with pytest.raises(BundleError, match="expected a new folder, an empty one, or an older copy: nothing was changed"):
        Folder.begin(place, "one")
    assert sorted(place.parent.rglob("*")) == before


def test_a_whole_disk_is_asked_for_a_folder_on_it() -> None:
    with pytest.raises(BundleError, match="expected a folder on it, such as /worksmap"):
        Folder.begin(Path("/"), "one")
