"""A server on loopback for each test, and one round over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from layers.sensors import Snapshot, Told
from layers.sensors.asking import Round
from layers.sensors.fetching import Bounds
from tests.layers.sensors.feeds import NOON, Loopback, feeds, serving

MORE = {
    "kaohsiung-rain": '\nplaces = "{server}/places"',
    "sensorthings": '\ntitle = "淹水深度"\nsource = "水利署"\nkind = "flood_depth"',
}


@pytest.fixture
def server() -> Iterator[Loopback]:
    with serving() as loopback:
        yield loopback


@pytest.fixture
def ask(server: Loopback, tmp_path: Path) -> Callable[..., Told]:
    """Ask one feed, ``ask(adapter, **more)``, at the path of the adapter's name."""

    def asked(adapter: str, before: Snapshot | None = None, now: datetime = NOON, bounds: Bounds | None = None) -> Told:
        table = f'adapter = "{adapter}"\nurl = "{server.url}/{adapter}"{MORE.get(adapter, "")}'
        table = table.replace("{server}", server.url)
        (told,) = Round(bounds or Bounds(seconds=10), lambda: now).ask(feeds(tmp_path, table), before).feeds
        return told

    return asked
