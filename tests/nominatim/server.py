"""A real Nominatim server of its own: a throw-away PostgreSQL cluster, an import, and the server on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from . import machine

LONGEST_S = 300
"""After so many seconds a step has failed."""

# The cluster is thrown away, so nothing need survive a power cut; it listens on a socket in its own folder only.
CLUSTER = ("listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off")


@contextmanager
def nominatim(osm_file: Path) -> Iterator[str]:
    """Import a file and serve it; ends what it started by its own process, and leaves nothing behind.

    Parameters
    ----------
    osm_file : Path
        OSM XML.

    Yields
    ------
    str
        Base address on loopback.
    """
    folder = Path(tempfile.mkdtemp(prefix="nominatim-"))  # a socket's path is short, and `postgres` may enter it
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        with cluster(folder), _server(folder, osm_file) as address:
            yield address
    finally:
        shutil.rmtree(folder)


@contextmanager
def cluster(folder: Path) -> Iterator[None]:
    """Run PostgreSQL, which refuses to be root; root runs it as Debian's user ``postgres``."""
    programs = machine.postgres()
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    data = folder / "data"
    made = (programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    _run(made, folder, **user)
    options = [part for option in CLUSTER for part in ("-c", option)]
    with _process((programs / "postgres", "-D", data, "-k", folder, *options), folder, signal.SIGINT, **user) as alive:
        _wait(lambda: alive() and not _run((programs / "pg_isready", "-h", folder), folder, check=False))
        yield


@contextmanager
def _server(folder: Path, osm_file: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as spare:
        address = f"127.0.0.1:{spare.getsockname()[1]}"
    programs = machine.VENV / "bin"
    there = {
        "PATH": f"{programs}:{machine.postgres()}:{os.environ['PATH']}",
        "NOMINATIM_DATABASE_DSN": f"pgsql:dbname=nominatim;host={folder};user=postgres",
        "NOMINATIM_DATABASE_WEBUSER": "postgres",
        "NOMINATIM_LANGUAGES": "zh,zh-Hant,en",
    }
    project = folder / "project"
    project.mkdir()
    command = (programs / "nominatim", "import", "--osm-file", osm_file, "--offline", "--no-partitions", "--no-updates")
    _run(command, project, env=os.environ | there)
    serve = (programs / "nominatim", "serve", "--server", address)
    with _process(serve, project, signal.SIGTERM, env=os.environ | there) as alive:
        _wait(lambda: alive() and _answers(f"http://{address}/status"))
        yield f"http://{address}"


def _run(command: tuple[object, ...], folder: Path, *, check: bool = True, **how: object) -> int:
    ended = subprocess.run(  # noqa: S603
        [*map(str, command)], cwd=folder, capture_output=True, text=True, timeout=LONGEST_S, check=False, **how
    )
    if check and ended.returncode:
        raise RuntimeError(f"{command[0]} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return ended.returncode


@contextmanager
def _process(
    command: tuple[object, ...], folder: Path, end: signal.Signals, **how: object
) -> Iterator[Callable[[], bool]]:
    """Run a process; give what says whether it still lives, with its last words if it does not."""
    log = folder / f"{Path(str(command[0])).name}.log"
    with log.open("wb") as words:
        run = subprocess.Popen([*map(str, command)], cwd=folder, stdout=words, stderr=words, **how)  # noqa: S603

    def alive() -> bool:
        if run.poll() is not None:
            raise RuntimeError(f"{command[0]} ended with {run.returncode}: {log.read_text()[-2000:]}")
        return True

    try:
        yield alive
    finally:
        run.send_signal(end)
        _end(run)


def _end(run: subprocess.Popen[bytes]) -> None:
    try:
        run.wait(LONGEST_S)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()


def _wait(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_S
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError(f"not ready after {LONGEST_S} s")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return answer.read() == b"OK"
    except OSError:
        return False
