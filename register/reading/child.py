"""A document is read in a process of its own, with a bound on its time and memory, so that none can harm who asks."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from register.errors import DocumentError
from register.reading.document import raw_document, read_bytes
from register.reading.keeping import from_json, to_json
from register.reading.limits import MB, Limits
from register.reading.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
"""The folder that `register` lies in."""

REFUSED = 3
"""How the child ends when it refuses a file: what is wrong is on its standard output."""


def read_document(path: Path, limits: Limits | None = None) -> Reading:
    """Read a document: its text, its sections, its paragraphs, its pages.

    Parameters
    ----------
    path : pathlib.Path
        A file whose name ends with ``.txt``, ``.pdf``, ``.docx`` or ``.odt``.
    limits : Limits, optional
        What the environment sets, without it.

    Raises
    ------
    DocumentError
        If it is empty, encrypted, damaged, a scan without text, not what its name says, or beyond the limits.
    OSError
        If it cannot be opened.
    """
    path, limits = Path(path), limits or Limits.of()
    raw = raw_document(path, limits)
    if path.suffix.lower() == ".txt" and len(raw) <= MB:
        return read_bytes(raw, path.name, limits)
    return _in_child(raw, path.name, limits)


def _in_child(raw: bytes, name: str, limits: Limits) -> Reading:
    command = [sys.executable, "-m", "register.reading", name, json.dumps(asdict(limits))]
    try:
        child = subprocess.run(  # noqa: S603  ourselves
            command, input=raw, capture_output=True, timeout=limits.seconds, check=False, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        raise DocumentError(name, "not read in time", f"at most {limits.seconds} s (WORKSMAP_READ_SECONDS)") from None
    if child.returncode == REFUSED:
        raise DocumentError(*json.loads(child.stdout))
    if child.returncode:
        expected = f"a whole file that is read in {limits.seconds} s and {limits.memory_mb} MB of memory"
        raise DocumentError(name, "cannot be read", f"{expected} (WORKSMAP_READ_SECONDS, WORKSMAP_READ_MEMORY_MB)")
    return from_json(child.stdout.decode())


def _bound(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_mb * MB, limits.memory_mb * MB))


def main(name: str, said: str) -> int:
    """Read standard input as a document, and write the reading, or what is wrong with it.

    Parameters
    ----------
    name : str
        The file as the person knows it.
    said : str
        The limits, as JSON.
    """
    limits = Limits(**json.loads(said))
    _bound(limits)
    try:
        told, ended = to_json(read_bytes(sys.stdin.buffer.read(), name, limits)), 0
    except DocumentError as error:
        told, ended = json.dumps([error.name, error.found, error.expected]), REFUSED
    sys.stdout.buffer.write(told.encode())
    return ended
