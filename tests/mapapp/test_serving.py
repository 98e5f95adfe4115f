"""gunicorn, as `make serve` starts it: each worker on a processor of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapapp import serving

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="/proc tells who a server's workers are")
SERVER = [sys.executable, "-m", "gunicorn", "--config", "python:mapapp.serving", "--bind", "127.0.0.1:0"]


@pytest.fixture
def server() -> Iterator[int]:
    """Serve an application that is quick to load; give the process's id."""
    with subprocess.Popen([*SERVER, "werkzeug.testapp:test_app"]) as process:  # noqa: S603
        yield process.pid
        process.terminate()


def workers(server: int) -> dict[int, set[int]]:
    """Give each worker's processors, once each of its threads has no other than they."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return {int(child): os.sched_getaffinity(int(child)) for child in children}


def settled(server: int) -> dict[int, set[int]]:
    """Wait until there are all workers, on as many processors as there are for them."""
    ours = os.sched_getaffinity(0)
    for _ in range(600):
        found = workers(server)
        if len(found) == serving.workers and all(len(some) == 1 or len(ours) == 1 for some in found.values()):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def test_workers_have_a_processor_each_also_after_one_died(server: int) -> None:
    several = min(serving.workers, len(os.sched_getaffinity(0)))
    before = settled(server)
    assert len(set.union(*before.values())) == several
    os.kill(next(iter(before)), signal.SIGKILL)
    while (after := settled(server)).keys() == before.keys():
        time.sleep(0.05)
    assert len(set.union(*after.values())) == several
