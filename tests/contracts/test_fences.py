"""Water runs one way, and what a process does not need is not in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def _run(*command: str, root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603


def test_every_import_contract_is_kept(root: Path) -> None:
    run = _run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache", root=root)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("register", {"shapely", "geopandas", "geopy", "pyogrio", "flask", "folium", "geocode", "layers", "mapapp"}),
        ("geocode", {"flask", "folium", "register", "layers", "mapapp"}),
        ("layers", {"geopandas", "flask", "folium", "branca", "mapapp"}),
        ("mapapp", {"geopandas", "pyogrio", "geopy", "worksmap"}),
    ],
)
def test_importing_a_room_brings_nothing_that_it_must_not_know(room: str, never: set[str], root: Path) -> None:
    run = _run(sys.executable, "-c", f"import {room}, sys; print(*sys.modules)", root=root)
    assert run.returncode == 0, run.stderr
    assert never & set(run.stdout.split()) == set()
