"""What a sealed process cannot do: open, reach, end, start, remove."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from layers.sealed import seal

TRIED = """
import ctypes, json, os, resource, signal, socket, sys
from layers.sealed import seal
path, told = sys.argv[1], {}
libc = ctypes.CDLL(None, use_errno=True)
def ptrace():
    if libc.ptrace(16, os.getppid(), 0, 0):
        raise OSError(ctypes.get_errno(), "refused")
tries = {
    "open": lambda: os.open(path, os.O_RDONLY),
    "create": lambda: os.open(path + ".new", os.O_CREAT | os.O_WRONLY),
    "list": lambda: os.listdir(os.path.dirname(path)),
    "socket": lambda: socket.socket(),
    "pair": lambda: socket.socketpair(),
    "remove": lambda: os.unlink(path),
    "rename": lambda: os.rename(path, path + ".old"),
    "empty": lambda: os.truncate(path, 0),
    "mode": lambda: os.chmod(path, 0o777),
    "link": lambda: os.symlink(path, path + ".link"),
    "look": lambda: os.stat(path),
    "fork": lambda: os.fork() or os._exit(0),
    "run": lambda: os.execv("/bin/true", ["true"]),
    "kill": lambda: os.kill(os.getppid(), 0),
    "trace": ptrace,
    "widen": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
}
if len(sys.argv) > 2:
    seal.ARCHITECTURES.clear()
    tries = {name: tries[name] for name in ("open", "create", "list", "socket", "pair")}
told["filtered"] = seal.seal()
for name, one in tries.items():
    try:
        one()
        told[name] = "done"
    except (OSError, ValueError):
        told[name] = "refused"
print(json.dumps(told))
"""
LINUX = sys.platform == "linux" and platform.machine() in seal.ARCHITECTURES


def tried(path: Path, *how: str) -> dict[str, str | bool]:
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TRIED, str(path), *how], capture_output=True, text=True, check=False,
        cwd=Path(__file__).resolve().parents[3],
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "kept.txt").write_text("kept")
    return tmp_path / "kept.txt"


@pytest.mark.skipif(not LINUX, reason="calls are filtered on Linux, x86-64 and ARM 64")
def test_a_sealed_process_opens_reaches_starts_ends_and_removes_nothing(file: Path) -> None:
    told = tried(file)
    assert told.pop("filtered") is True
    assert {name for name, ended in told.items() if ended != "refused"} == set()
    assert [path.name for path in file.parent.iterdir()] == ["kept.txt"]
    assert file.read_text() == "kept"


def test_where_no_calls_are_filtered_it_still_opens_and_reaches_nothing(file: Path) -> None:
    told = tried(file, "unfiltered")
    assert told.pop("filtered") is False
    assert set(told.values()) == {"refused"}


def test_every_call_that_stays_allowed_has_its_numbers_and_a_reason() -> None:
    import tomllib

    listed = tomllib.loads(Path(seal.__file__).with_name("calls.toml").read_text("utf-8"))["call"]
    assert all(one["reason"].strip() for one in listed)
    for machine in seal.ARCHITECTURES:
        numbers = seal.allowed(machine)
        assert len(set(numbers)) == len(numbers) > 20
    never = {"open", "openat", "socket", "connect", "execve", "clone", "fork", "kill", "ptrace", "unlink", "prlimit64"}
    assert never & {one["name"] for one in listed} == set()
