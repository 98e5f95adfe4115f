"""A document is read in a process of its own, with a bound on its time and memory, so that none can harm who asks."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from register.apart import REFUSED, Bounds, GoneError, LateError, RefusedError, ask, bound
from register.errors import DocumentError
from register.reading.document import raw_document, read_bytes
from register.reading.keeping import from_json, to_json
from register.reading.limits import MB, Limits
from register.reading.reading import Reading


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
    try:
        told = ask("register.reading", [name, json.dumps(asdict(limits))], raw, _bounds(limits))
    except LateError:
        raise DocumentError(name, "not read in time", f"at most {limits.seconds} s (WORKSMAP_READ_SECONDS)") from None
    except RefusedError as refused:
        raise DocumentError(*json.loads(refused.answer)) from None
    except GoneError:
        expected = f"a whole file that is read in {limits.seconds} s and {limits.memory_mb} MB of memory"
        settings = "(WORKSMAP_READ_SECONDS, WORKSMAP_READ_MEMORY_MB)"
        raise DocumentError(name, "cannot be read", f"{expected} {settings}") from None
    return from_json(told.decode())


def _bounds(limits: Limits) -> Bounds:
    return Bounds(limits.seconds, limits.memory_mb)


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
    bound(_bounds(limits))
    try:
        told, ended = to_json(read_bytes(sys.stdin.buffer.read(), name, limits)), 0
    except DocumentError as error:
        told, ended = json.dumps([error.name, error.found, error.expected]), REFUSED
    sys.stdout.buffer.write(told.encode())
    return ended
