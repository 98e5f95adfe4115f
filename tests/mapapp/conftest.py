"""An application over the repository's own register."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers import Store
from mapapp import Settings, create_app
from mapapp.paper.leaf.ground import Ground
from mapapp.portrait.land import Land


@pytest.fixture(scope="session")
def client(edition: Path) -> FlaskClient:
    """Ask without cookies: no test chooses the language of the next."""
    return create_app(Settings(edition=edition)).test_client(use_cookies=False)


@pytest.fixture(scope="session")
def store(edition: Path) -> Store:
    return Store(edition)


@pytest.fixture(scope="session")
def land(store: Store) -> Land:
    return Land.read(store)


@pytest.fixture(scope="session")
def ground(store: Store) -> Ground:
    return Ground.read(store)
