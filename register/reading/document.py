"""A document's file → its reading."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from register.reading.blocks import build_blocks
from register.reading.furniture import set_apart
from register.reading.line import Line
from register.reading.outline import to_passages
from register.reading.plain import decoded, plain_lines
from register.reading.reading import Reading


def read_document(path: Path) -> Reading:
    """Read a document: its text, its sections, its paragraphs.

    Parameters
    ----------
    path : pathlib.Path

    Raises
    ------
    DocumentError
        If it cannot be read.
    """
    raw = Path(path).read_bytes()
    return to_reading(set_apart(plain_lines(decoded(raw, Path(path).name))), "txt", raw)


def to_reading(lines: Sequence[Line], form: str, raw: bytes) -> Reading:
    """Put lines together.

    Parameters
    ----------
    lines : sequence of Line
    form : str
        ``txt``, ``pdf``, ``docx`` or ``odt``.
    raw : bytes
        The file.
    """
    passages = to_passages(build_blocks(lines))
    text = "\n".join(passage.text for passage in passages)
    return Reading(text, passages, form, hashlib.sha256(raw).hexdigest())
