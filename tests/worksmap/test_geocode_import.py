"""What a person types to load door-plates, and what is told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from worksmap.geocode_import import import_addresses

Import = Callable[..., Result]

GOOD = "鹽埕區,測試一路1號,120.2838,22.6255"
BAD = {
    "測試二路": "鹽埕區,測試二路,120.2838,22.6255",
    "測試三路": "旗山區,測試三路3號,120.2838,22.6255",
    "測試四路": "鹽埕區,測試四路4號,118,22",
}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Say where the index shall be; its folder is not there yet."""
    return tmp_path / "var" / "addresses.sqlite"


@pytest.fixture
def plates(tmp_path: Path) -> Path:
    """Write a door-plate file with one good row and three bad ones."""
    path = tmp_path / "門牌.csv"
    path.write_text("\n".join(["行政區,門牌,經度,緯度", GOOD, *BAD.values()]), encoding="utf-8")
    return path


@pytest.fixture
def imported(index: Path) -> Import:
    """Run the command; a traceback fails the test."""

    def run(*words: str | Path) -> Result:
        told = CliRunner().invoke(import_addresses, [*map(str, words), "--index", str(index)])
        assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
        return told

    return run


def test_bad_rows_are_shown_and_a_tally_ends_it(imported: Import, plates: Path) -> None:
    *rows, tally = imported(plates).stdout.splitlines()
    assert [row.split(": ")[:2] for row in rows] == [
        ["line 3", "no door-plate"],
        ["line 4", "outside its district"],
        ["line 5", "outside the city"],
    ]
    counted = "read 4 · loaded 1 · refused 3 · no door-plate 1 · outside its district 1 · outside the city 1 · plates 1"
    assert tally.startswith(f"{counted} · streets 1 · seconds ")


def test_a_machine_gets_the_same_answer_and_nothing_else(imported: Import, plates: Path) -> None:
    told = imported(plates, "--json")
    answer = json.loads(told.stdout)
    assert (answer["read"], answer["loaded"], answer["refused"], answer["plates"]) == (4, 1, 3, 1)
    assert len(answer["lines"]) == 3
    assert told.stderr == ""


def test_the_source_is_named_after_the_file_or_as_the_operator_says(
    imported: Import, plates: Path, index: Path
) -> None:
    imported(plates)
    imported(plates, "--source", "高雄市政府民政局")
    with closing(sqlite3.connect(index)) as base:
        found = base.execute("SELECT name, attribution FROM sources ORDER BY number").fetchall()
    assert found == [("門牌", "門牌"), ("高雄市政府民政局", "高雄市政府民政局")]


def test_an_operators_table_names_other_columns(imported: Import, plates: Path, tmp_path: Path) -> None:
    plates.write_text(plates.read_text(encoding="utf-8").replace("門牌", "住所", 1), encoding="utf-8")
    assert imported(plates).exit_code == 1
    more = tmp_path / "more.toml"
    more.write_text('[address]\n"住所" = "our own list"\n', encoding="utf-8")
    assert imported(plates, "--columns", more).exit_code == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n1,2\n", b"\xff\xff", "門牌,經度,緯度\n".encode()])
def test_a_file_that_cannot_be_used_is_told_in_one_line(
    content: bytes, imported: Import, plates: Path, index: Path
) -> None:
    plates.write_bytes(content)
    told = imported(plates)
    assert told.exit_code == 1
    assert [line[:7] for line in told.stderr.splitlines() if "門牌.csv」" not in line] == ["Error: "]
    assert not index.exists()


def test_help_is_enough_to_use_it() -> None:
    told = CliRunner().invoke(import_addresses, ["--help"]).output
    words = ("FILE", "--source", "--index", "WORKSMAP_ADDRESSES", "--encoding", "--columns", "--vendor", "--json")
    assert [word for word in words if word not in told] == []
