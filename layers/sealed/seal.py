"""A process shuts itself in: it opens nothing any more, and Linux answers nothing but what `calls.toml` lists."""

from __future__ import annotations

import ctypes
import platform
import resource
import struct
import sys
import tomllib
from pathlib import Path

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""``AUDIT_ARCH_…`` of linux/audit.h: a call of another architecture's numbers ends the process."""
NO_NEW_PRIVILEGES, SET_SECCOMP, BY_FILTER = 38, 22, 2
"""Of linux/prctl.h and linux/seccomp.h."""
ALLOW, REFUSE, END = 0x7FFF0000, 0x00050001, 0x80000000
"""``SECCOMP_RET_…``: let it through, answer EPERM, end the process."""
LOAD, EQUAL, ANSWER = 0x20, 0x15, 0x06
"""BPF: load a word of the call, jump where it equals, answer (linux/bpf_common.h)."""
NUMBER, ARCHITECTURE = 0, 4
"""Where they stand in ``struct seccomp_data``."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def seal() -> bool:
    """Shut this process in, for good.

    No file and no socket can be opened by it on any system that knows limits. On Linux (x86-64, ARM 64) no call is
    answered beside those of `calls.toml` either: it removes no file, ends no process, starts none.

    Returns
    -------
    bool
        Whether calls are filtered.
    """
    calls = allowed(platform.machine()) if sys.platform == "linux" else ()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    return bool(calls) and _filter(calls)


def allowed(machine: str) -> tuple[int, ...]:
    """Give the numbers of the calls that stay allowed; none where the machine's are not known.

    Examples
    --------
    >>> allowed("x86_64")[:2], allowed("riscv64")
    ((0, 1), ())
    """
    if machine not in ARCHITECTURES:
        return ()
    listed = tomllib.loads(Path(__file__).with_name("calls.toml").read_text("utf-8"))["call"]
    return tuple(one[machine] for one in listed if machine in one)


def _filter(calls: tuple[int, ...]) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    steps = _steps(calls)
    held = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.cast(held, ctypes.c_void_p))
    # a kernel without it, or a container that forbids it, says no: the limits hold all the same
    return not library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) and not library.prctl(
        SET_SECCOMP, BY_FILTER, ctypes.byref(program), 0, 0
    )


def _steps(calls: tuple[int, ...]) -> list[bytes]:
    """Write the program that Linux asks about each call."""
    steps = [
        _step(LOAD, ARCHITECTURE),
        _step(EQUAL, ARCHITECTURES[platform.machine()], then=1),
        _step(ANSWER, END),
        _step(LOAD, NUMBER),
    ]
    for number in calls:
        steps += [_step(EQUAL, number, otherwise=1), _step(ANSWER, ALLOW)]
    return [*steps, _step(ANSWER, REFUSE)]


def _step(code: int, value: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, then, otherwise, value)
