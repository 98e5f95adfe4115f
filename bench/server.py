"""A real gunicorn on loopback, as `make serve` starts it, and how long it took to answer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

OUR_APP, PLAIN_APP, ALIVE = "mapapp:create_app()", "bench.plain:create_app()", "/healthz"
START_S = 60.0
POLL_S = 0.01


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Parameters
    ----------
    url : str
        Its address, without a slash at the end.
    started_s : float
        Seconds from its start as a process until the first 200.
    pid : int
        Of its first process, whose children the others are.
    """

    url: str
    started_s: float
    pid: int


@contextmanager
def serving(application: str, workers: int = 2, **environment: object) -> Iterator[Server]:
    """Start gunicorn as `make serve` does, and stop it afterwards.

    Parameters
    ----------
    application : str
        What gunicorn is told to serve, such as ``"mapapp:create_app()"``.
    workers : int
    **environment : object
        What its environment has besides this process's, such as ``WORKSMAP_EDITION``.

    Raises
    ------
    RuntimeError
        If it ends before it answers, or does not answer within a minute.
    """
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:mapapp.serving", "--bind", f"127.0.0.1:{port}"]
    whole = [*command, "--workers", workers, application]
    with running(whole, f"http://127.0.0.1:{port}", ALIVE, environment) as it:
        yield it


@contextmanager
def running(command: Sequence[object], url: str, alive: str, environment: Mapping[str, object]) -> Iterator[Server]:
    """Start a server as a process, and stop it afterwards.

    Parameters
    ----------
    command : sequence
        Its words.
    url, alive : str
        Where it answers, and the path that it answers with a 200 when it is ready.
    environment : mapping of str to object
        What its environment has besides this process's.

    Raises
    ------
    RuntimeError
        If it ends before it answers, or does not answer within a minute.
    """
    begun = time.perf_counter()
    around = os.environ | {name: str(value) for name, value in environment.items()}
    process = subprocess.Popen([*map(str, command)], env=around)  # noqa: S603
    try:
        yield Server(url, _wait(process, url + alive) - begun, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """Find a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], url: str) -> float:
    """Poll until the first 200; the moment of it."""
    end = time.perf_counter() + START_S
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode} before it answered {url}")
        try:
            with urllib.request.urlopen(url, timeout=START_S):
                return time.perf_counter()
        except urllib.error.URLError:
            time.sleep(POLL_S)
    raise RuntimeError(f"{url} did not answer within {START_S:.0f} s")
