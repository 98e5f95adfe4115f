"""An application over the repository's own register."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app


@pytest.fixture(scope="session")
def client(edition: Path) -> FlaskClient:
    """Ask without cookies: no test chooses the language of the next."""
    return create_app(Settings(edition=edition)).test_client(use_cookies=False)
