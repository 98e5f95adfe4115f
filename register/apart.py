"""A module of ours in a process of its own, with bounds on its time, memory and answer, so that it can harm nobody."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from register.processors import everywhere

ROOT = Path(__file__).resolve().parent.parent
"""The folder that our rooms lie in."""
REFUSED = 3
"""How a process ends that refuses what it was given: why is its answer."""
MB = 1_000_000
"""Bytes."""
ENVIRONMENT = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""All that it is told beside its arguments: no setting of who asks, and no thread that would only take memory."""
TOLD = 4_000
"""Bytes of the end of what a process says of its own fault."""


class RefusedError(Exception):
    """The process refuses what it was given.

    Parameters
    ----------
    answer : bytes
        Why, as the module writes it.
    """

    def __init__(self, answer: bytes) -> None:
        super().__init__(answer)
        self.answer = answer


class LateError(Exception):
    """The process took longer than it may, and was ended."""


class GoneError(Exception):
    """The process died: of a bound, or of a fault of ours, in whose words it says so."""


@dataclass(frozen=True)
class Bounds:
    """What a process may take.

    Parameters
    ----------
    seconds : int
        By the clock, and of the processor.
    memory_mb : int
        Of addresses, which is more than it holds.
    answer_mb : int
        That it may write.
    """

    seconds: int
    memory_mb: int
    answer_mb: int = 1_000


def ask(module: str, said: Sequence[str], given: bytes | BinaryIO, bounds: Bounds) -> bytes:
    """Run a module and give its answer.

    Neither what is given nor what is answered goes through a pipe: so neither side waits for the other, and what the
    process writes beyond its bound ends it and costs who asks nothing.

    Parameters
    ----------
    module : str
        As ``python -m`` takes it; it calls `bound` before it looks at anything.
    said : sequence of str
        Its arguments.
    given : bytes or file
        Its standard input.
    bounds : Bounds

    Raises
    ------
    RefusedError
        If it ends with `REFUSED`.
    LateError
        If it takes too long.
    GoneError
        If it ends in any other way.
    """
    command = [sys.executable, "-m", module, *said]
    with held(given) as put, in_memory("answer") as answer, in_memory("fault") as fault, everywhere():
        try:
            child = subprocess.run(  # noqa: S603  ourselves
                command, stdin=put, stdout=answer, stderr=fault,
                timeout=bounds.seconds, check=False, cwd=ROOT, env=ENVIRONMENT,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise LateError from None
        told = whole(answer)
        if child.returncode == REFUSED:
            raise RefusedError(told)
        if child.returncode:
            raise GoneError(f"{module}: ended with {child.returncode}: {whole(fault)[-TOLD:].decode(errors='replace')}")
        return told


def bound(bounds: Bounds) -> None:
    """Bound this process; what it was started with cannot be had back."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory_mb * MB, bounds.memory_mb * MB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.answer_mb * MB, bounds.answer_mb * MB))


def numbers_set(prefix: str, names: Sequence[str], environment: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """Read settings that are whole numbers above 0.

    Parameters
    ----------
    prefix : str
        Such as ``WORKSMAP_READ_``; a setting is that and a name in capitals.
    names : sequence of str
    environment : mapping of str to str

    Returns
    -------
    tuple of dict and list
        Those that are set, and a line for each that is wrong.

    Examples
    --------
    >>> numbers_set("A_", ["pages", "parts"], {"A_PAGES": "12", "A_PARTS": "some"})
    ({'pages': 12}, ['A_PARTS: 「some」: expected a whole number above 0'])
    """
    said = {name: environment[prefix + name.upper()] for name in names if environment.get(prefix + name.upper())}
    sound = {name: int(text) for name, text in said.items() if text.isascii() and text.isdigit() and int(text)}
    wrong = [name for name in said if name not in sound]
    return sound, [f"{prefix}{name.upper()}: 「{said[name]}」: expected a whole number above 0" for name in wrong]


def held(given: bytes | BinaryIO) -> BinaryIO:
    """Give bytes as an open file, and an open file as it is.

    Parameters
    ----------
    given : bytes or file
    """
    if not isinstance(given, bytes):
        return given
    file = in_memory("given")
    file.write(given)
    file.flush()
    file.seek(0)
    return file


def in_memory(name: str) -> BinaryIO:
    """Give a file that no folder has, in memory where the system can (Linux); `name` is for who looks at processes."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create(name), "w+b")
    return tempfile.TemporaryFile()


def whole(file: BinaryIO) -> bytes:
    """Give all of a file that another process wrote."""
    file.seek(0)
    return file.read()
