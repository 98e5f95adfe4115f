"""`worksmap overlay` as an operator types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.worksmap.conftest import Type

SAID = ("--id", "gauges", "--title", "雨量站", "--source", "水利局", "--date", "2024-06-30")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "gauges.csv"
    path.write_bytes("站名,X_97,Y_97\n楠梓,178000,2513000\n臺北,303000,2770000\n".encode("cp950"))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> tuple[str, Path]:
    return "--overlays", tmp_path / "overlays"


def test_a_file_is_added_listed_and_removed(typed: Type, table: Path, folder: tuple[str, Path]) -> None:
    told = typed("overlay", "add", table, *SAID, *folder)
    assert told.output.splitlines()[-1] == (
        "overlay gauges · features 2 · in the city 1 · mended 0 · without a place 0 · format CSV · encoding cp950 · "
        "tile bytes 0 · changed 1"
    )
    assert typed("overlay", "list", *folder).output.splitlines() == [
        "gauges: 雨量站 (other): 2 features, 水利局, 2024-06-30",
        "overlays 1 · unreadable 0",
    ]
    assert typed("overlay", "remove", "gauges", *folder).output == "removed gauges · overlays 0\n"
    assert typed("overlay", "list", *folder).output == "overlays 0 · unreadable 0\n"


def test_twice_changes_nothing_and_says_so(typed: Type, table: Path, folder: tuple[str, Path]) -> None:
    typed("overlay", "add", table, *SAID, *folder)
    told = json.loads(typed("overlay", "add", table, *SAID, *folder, "--json").output)
    assert (told["changed"], told["lines"]) == (0, ["gauges: the same bytes and facts: nothing changed"])


def test_a_model_is_listed_as_one(typed: Type, tmp_path: Path, folder: tuple[str, Path]) -> None:
    (tmp_path / "a.csv").write_text("lon,lat,class\n120.3,22.6,1\n120.3,22.7,淺\n")
    facts = ("--kind", "flood-potential", "--scenario", "24h500")
    lines = typed("overlay", "add", tmp_path / "a.csv", *SAID, *facts, *folder).output.splitlines()
    assert lines[:2] == [
        "codes of class read as --codes five: the deepest is class 2 of 6",
        "no class: 1 features, class is 「淺」",
    ]
    assert "flood-potential 24h500; a model, no forecast" in typed("overlay", "list", *folder).output


@pytest.mark.parametrize(
    ("option", "text", "line"),
    [
        ("--id", "mrt", "Error: --id: 「mrt」: expected an id that none of the register's own layers has"),
        ("--scenario", "1", "Error: --scenario: 「1」: expected none, as only a flood potential has one"),
        ("--crs", "x", "Error: --crs: 「x」: expected a system such as EPSG:3826"),
        ("--encoding", "x", "Error: --encoding: 「x」: expected a name such as UTF-8 or Big5"),
        ("--class-field", "x", "Error: --class-field: 「x」: expected one of 站名, X_97, Y_97"),
        ("--date", "x", "Error: --date: 「x」: expected a year, month or day such as 2024, 2024-06 or 2024-06-30"),
    ],
)
def test_what_is_wrong_is_one_line(
    typed: Type, table: Path, folder: tuple[str, Path], *, option: str, text: str, line: str
) -> None:
    told = typed("overlay", "add", table, *SAID, option, text, *folder)
    assert (told.exit_code, told.output.strip()) == (1, line)
    assert not list(folder[1].glob("*"))


def test_removing_what_is_not_there_says_what_is(typed: Type, table: Path, folder: tuple[str, Path]) -> None:
    typed("overlay", "add", table, *SAID, *folder)
    told = typed("overlay", "remove", "../gauges", *folder)
    assert (told.exit_code, "expected the id of an overlay that is stored: gauges" in told.output) == (1, True)


def test_a_broken_one_is_listed_and_can_be_removed_or_added_again(
    typed: Type, table: Path, folder: tuple[str, Path]
) -> None:
    folder[1].mkdir()
    (folder[1] / "gauges.sqlite").write_bytes(b"broken")
    assert "gauges: cannot be read: add it again, or remove it" in typed("overlay", "list", *folder).output
    assert typed("overlay", "add", table, *SAID, *folder).exit_code == 0
    assert "unreadable 0" in typed("overlay", "list", *folder).output
