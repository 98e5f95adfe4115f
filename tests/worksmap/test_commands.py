"""The command line as a person types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from worksmap.cli import main


def worksmap(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_help_names_every_group() -> None:
    told = worksmap("--help").output
    assert all(group in told for group in ("register", "geocode", "layers"))


def test_a_place_is_told_with_precision_and_source() -> None:
    answer = json.loads(worksmap("geocode", "正義公園滯洪池", "--json").output)
    assert (answer["found"], answer["precision_m"]) == (True, 250)
    assert answer["source"]
    assert "三民區" in answer["districts"]


@pytest.mark.parametrize("words", [("市4市場用地",), ("無何有之鄉",), ("正義公園滯洪池", "--district", "旗津區")])
def test_where_there_is_no_place_the_reason_is_told_and_the_command_fails(words: tuple[str, ...]) -> None:
    told = worksmap("geocode", *words, "--json")
    assert told.exit_code == 1
    assert json.loads(told.output)["reason"]


def test_the_committed_register_needs_no_reconciling() -> None:
    told = worksmap("register", "reconcile")
    assert told.exit_code == 0
    assert told.output.endswith("cells that differ 0\n")


def test_a_cell_that_differs_is_shown_and_written_once(root: Path, tmp_path: Path) -> None:
    data = shutil.copytree(root / "data", tmp_path / "data")
    projects = data / "projects.csv"
    projects.write_text(projects.read_text(encoding="utf-8").replace(",2024-12,", ",2031-12,", 1), encoding="utf-8")
    shown = worksmap("register", "reconcile", "--data", str(data))
    assert shown.exit_code == 1
    assert "data/projects.csv:2: completion: 「2031-12」 → 「2024-12」" in shown.output
    assert worksmap("register", "reconcile", "--data", str(data), "--write").exit_code == 0
    assert projects.read_bytes() == (root / "data" / "projects.csv").read_bytes()


def test_bad_data_are_told_without_a_trace(tmp_path: Path) -> None:
    told = worksmap("register", "reconcile", "--data", str(tmp_path))
    assert told.exit_code == 1
    assert told.output == "Error: data/documents.toml: expected a file, found none\n"
