"""An application over the repository's own register."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app


@pytest.fixture(scope="session")
def client(edition: Path) -> FlaskClient:
    return create_app(Settings(edition=edition)).test_client()
