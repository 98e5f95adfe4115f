"""An application over the repository's own register."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from layers import Store
from layers.overlays import Overlays
from mapapp import Settings, create_app
from mapapp.paper.leaf.ground import Ground
from mapapp.portrait.land import Land
from tests.mapapp import overlay_files


@pytest.fixture(scope="session")
def client(edition: Path) -> FlaskClient:
    """Ask without cookies: no test chooses the language of the next."""
    return create_app(Settings(edition=edition)).test_client(use_cookies=False)


@pytest.fixture(scope="session")
def shown(client: FlaskClient) -> Callable[..., str]:
    """Give a project's page: ``shown(project, language)``. It is asked for once, by all tests that read it."""

    @cache
    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    return lambda project, language="zh-Hant": page(f"/projects/{project}{'?lang=en' if language == 'en' else ''}")


@pytest.fixture(scope="session")
def recorded(client: FlaskClient) -> Callable[[str], dict[str, Any]]:
    """Give a project's record, as machines get it; asked for once, and only to be read."""

    @cache
    def record(project: str) -> dict[str, Any]:
        return client.get(f"/projects/{project}.json").get_json()

    return record


@pytest.fixture(scope="session")
def store(edition: Path) -> Store:
    return Store(edition)


@pytest.fixture(scope="session")
def land(store: Store) -> Land:
    return Land.read(store)


@pytest.fixture(scope="session")
def context(once: Callable[..., Path]) -> Overlays:
    """Give a flood map of three squares and nine gauges, added once for all tests."""
    return Overlays(once("context", overlay_files.store) / "overlays")


@pytest.fixture(scope="session")
def ground(store: Store) -> Ground:
    return Ground.read(store)
