"""Two commands do everything, README begins with them, and CI runs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def makefile(root: Path) -> str:
    return (root / "Makefile").read_text(encoding="utf-8")


def test_the_readme_begins_with_the_two_commands(root: Path) -> None:
    first_block = re.search(r"```[a-z]*\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert first_block is not None
    assert ["make serve" in first_block[1], "make test" in first_block[1]] == [True, True]


def test_the_readme_shows_the_map(root: Path) -> None:
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (root / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert [path for path in shown if not (root / path).is_file()] == []


def test_ci_runs_make_test_and_nothing_else(root: Path) -> None:
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make test"]


def test_tests_are_the_last_step_so_that_their_count_is_the_last_word(makefile: str) -> None:
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe is not None
    assert recipe[1].splitlines()[-1].startswith("\t$(call step,pytest,")


def test_every_target_that_help_lists_is_in_a_manual(makefile: str, manuals: str) -> None:
    targets = re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE)
    assert [target for target in targets if target != "help" and f"make {target}" not in manuals] == []
