"""The examples in our docstrings are run."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("register", "geocode", "layers", "mapapp", "worksmap")
OPENS_AN_EDITION = {"mapapp.wsgi"}


def _modules() -> Iterator[str]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("name", sorted(set(_modules()) - OPENS_AN_EDITION))
def test_the_examples_of_a_module_hold(name: str) -> None:
    # doctest.testmod would run docstrings without an example too, and ask the disk after every module for each of them
    runner = doctest.DocTestRunner()
    for found in doctest.DocTestFinder().find(importlib.import_module(name)):
        if found.examples:
            runner.run(found)
    assert runner.failures == 0
