"""The application behind its real server, in a process of its own, for clients that somebody else wrote."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

TWD97 = "http://www.opengis.net/def/crs/EPSG/0/3826"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
Answer = Any
"""What a JSON document holds."""
Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def ask(client: FlaskClient) -> Ask:
    """Ask an address for its JSON."""

    def asked(path: str, **texts: str) -> Answer:
        query = {name.replace("_crs", "-crs"): text for name, text in texts.items()}
        response = client.get(path, query_string=query)
        assert response.status_code == 200, response.text
        return response.get_json(force=True)

    return asked


@pytest.fixture(scope="session")
def names(ask: Ask) -> list[str]:
    """Ids of all collections."""
    return [one["id"] for one in ask("/ogc/collections")["collections"]]


@pytest.fixture(scope="session")
def address(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve it as `make serve` does; a client in native code holds the interpreter, and would wait for itself."""
    with serving(tmp_path_factory.mktemp("server"), WORKSMAP_EDITION=edition) as url:
        yield url


@contextmanager
def serving(folder: Path, **settings: Path) -> Iterator[str]:
    """Serve the application in a process of its own; give the address of its landing page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "gunicorn", "--config", "python:mapapp.serving", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "1"]
    with log.open("w") as file:
        around = os.environ | {name: str(value) for name, value in settings.items()}
        server = subprocess.Popen([*command, "mapapp:create_app()"], env=around, stderr=file)  # noqa: S603
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", server, log)
        yield f"http://127.0.0.1:{port}/ogc"
    finally:
        server.terminate()
        server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
    pytest.fail(log.read_text())
