"""A document's file → its reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from register.errors import DocumentError
from register.reading.blocks import build_blocks
from register.reading.docx import docx_lines
from register.reading.furniture import set_apart, without_contents
from register.reading.limits import MB, Limits
from register.reading.line import Line
from register.reading.odt import odt_lines
from register.reading.outline import to_passages
from register.reading.plain import decoded, plain_lines
from register.reading.reading import Reading
from register.reading.sniffing import prove_name

Read = tuple[Sequence[Line], tuple[int, ...]]


def _txt(raw: bytes, name: str, limits: Limits) -> Read:
    return plain_lines(decoded(raw, name)), ()


def _pdf(raw: bytes, name: str, limits: Limits) -> Read:
    from register.reading.pdf import pdf_lines

    return pdf_lines(raw, name, limits)


def _docx(raw: bytes, name: str, limits: Limits) -> Read:
    return docx_lines(raw, name, limits), ()


def _odt(raw: bytes, name: str, limits: Limits) -> Read:
    return odt_lines(raw, name, limits), ()


READERS: Mapping[str, Callable[[bytes, str, Limits], Read]] = {
    "txt": _txt,
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
}
"""By the name's ending."""


def raw_document(path: Path, limits: Limits) -> bytes:
    """Give the bytes of a document's file.

    Raises
    ------
    DocumentError
        If it is no file, empty, or larger than the limits allow.
    OSError
        If it cannot be opened.
    """
    size = path.stat().st_size
    if not path.is_file():
        raise DocumentError(path.name, "no file", "a file")
    if size > limits.size_mb * MB:
        raise DocumentError(path.name, f"{size // MB} MB", f"at most {limits.size_mb} MB (WORKSMAP_READ_SIZE_MB)")
    if not size:
        raise DocumentError(path.name, "empty", "a document")
    return path.read_bytes()


def read_bytes(raw: bytes, name: str, limits: Limits) -> Reading:
    """Read a document where we are: of a file that nobody vouches for, `read_document` is the way.

    Parameters
    ----------
    raw : bytes
    name : str
        The file as the person knows it; its ending says the format.
    limits : Limits

    Raises
    ------
    DocumentError
        If it cannot be read.
    """
    form = prove_name(raw, name)
    lines, silent = READERS[form](raw, name, limits)
    if not lines:
        raise DocumentError(name, "no text", "a document")
    lines = lines if form == "pdf" else set_apart(lines)
    passages = to_passages(build_blocks(without_contents(lines)))
    text = "\n".join(passage.text for passage in passages)
    return Reading(text, passages, form, hashlib.sha256(raw).hexdigest(), silent)
