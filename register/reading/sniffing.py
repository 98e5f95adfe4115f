"""Which format a file's bytes are, and whether its name says so."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from register.errors import DocumentError
from register.reading.archive import BROKEN

FORMATS = ("txt", "pdf", "docx", "odt")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream in which Office hides an encrypted file (MS-OFFCRYPTO, 2.3.4.4)."""

HEAD = 1024
"""Bytes: a PDF's mark stands among the first ones (ISO 32000-2, annex I)."""

OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"\x89png", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"gif8", "a picture (GIF)"),
    (b"\x1f\x8b", "gzip"),
    (b"rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


def sniffed(raw: bytes) -> str:
    """Say what bytes are: one of `FORMATS`, or another format by the name that people give it.

    Examples
    --------
    >>> sniffed(b"%PDF-1.7"), sniffed("一、道路".encode()), sniffed(b"<html>")
    ('pdf', 'txt', 'HTML')
    """
    if raw.startswith(ZIP):
        return _packed(raw)
    if b"%PDF-" in raw[:HEAD]:
        return "pdf"
    if raw.startswith(OLE):
        return "an encrypted file" if ENCRYPTED in raw else "a Word 97 file"
    head = raw[:HEAD].lstrip().lower()
    return next((form for mark, form in OTHERS if head.startswith(mark)), "txt")


def _packed(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as opened:
            names = opened.NameToInfo
            if "word/document.xml" in names:
                return "docx"
            return "odt" if "content.xml" in names and "mimetype" in names and _text(opened) else "ZIP"
    except BROKEN:
        return "a damaged ZIP"


def _text(opened: zipfile.ZipFile) -> bool:
    said = opened.NameToInfo["mimetype"]
    if said.compress_type != zipfile.ZIP_STORED or said.file_size > HEAD:
        return False
    kind = opened.read(said)
    return kind.startswith(b"application/vnd.oasis.opendocument.text")


def prove_name(raw: bytes, name: str) -> str:
    """Prove that a file's name says what its bytes are.

    Returns
    -------
    str
        The format.

    Raises
    ------
    DocumentError
        If the name lies, or the format is none that is read.
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    found = sniffed(raw)
    if found == "an encrypted file":
        raise DocumentError(name, "it is encrypted", "a file that opens without a password")
    if ending not in FORMATS:
        raise DocumentError(name, f"「.{ending}」", f"a name that ends with .{', .'.join(FORMATS)}")
    if found == "a damaged ZIP" and ending in ("docx", "odt"):
        raise DocumentError(name, "damaged", "a whole file")
    if found != ending:
        raise DocumentError(name, f"it is {found}", f"a {ending} as its name says")
    return found
