"""The command line as a person types it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from worksmap.cli import main

Type = Callable[..., Result]


@pytest.fixture
def typed() -> Type:
    """Run a command and give its answer; a traceback fails the test."""

    def run(*words: str | Path) -> Result:
        told = CliRunner().invoke(main, [str(word) for word in words])
        assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
        return told

    return run


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    """Copy the repository's own data, to be spoiled."""
    return shutil.copytree(root / "data", tmp_path / "data")
