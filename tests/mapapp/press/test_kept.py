"""Prints that are kept."""

from __future__ import annotations

import os
from pathlib import Path

from mapapp.press.kept import Kept


def _keep(kept: Kept, name: str, size: int, asked: float, edition: str = "now") -> None:
    path = kept.path(edition, name)
    path.write_bytes(bytes(size))
    os.utime(path, (asked, asked))


def _names(kept: Kept) -> set[str]:
    return {path.stem for path in kept.folder.glob("*.pdf")}


def test_what_nobody_has_asked_for_the_longest_makes_room(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "edition", most_bytes=250)
    for asked, name in enumerate(("oldest", "older", "newest")):
        _keep(kept, name, 100, asked)
    kept.sweep("now")
    assert _names(kept) == {"now-older", "now-newest"}


def test_what_is_asked_for_again_stays(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "edition", most_bytes=250)
    for asked, name in enumerate(("oldest", "older", "newest")):
        _keep(kept, name, 100, asked)
    with kept.open(kept.path("now", "oldest")) or open(os.devnull, "rb") as found:  # noqa: PTH123
        assert len(found.read()) == 100
    kept.sweep("now")
    assert _names(kept) == {"now-oldest", "now-newest"}


def test_a_print_that_is_being_read_can_be_swept_away(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "edition")
    _keep(kept, "one", 100, 0, edition="old")
    found = kept.open(kept.path("old", "one"))
    assert found
    with found:
        kept.sweep("now")
        assert _names(kept) == set()
        assert len(found.read()) == 100


def test_where_nothing_can_be_written_a_worker_keeps_its_prints_elsewhere_and_takes_them_along(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "no such folder" / "edition")
    elsewhere = kept.folder
    assert elsewhere.is_dir() and not elsewhere.is_relative_to(tmp_path)
    assert kept.folder == elsewhere
    _keep(kept, "one", 1, 0)
    del kept
    assert not elsewhere.exists()
