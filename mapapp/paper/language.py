"""The language that a PDF says it is in. Typst knows a language and a region; ours has a script as well."""

import re
from typing import Final

from mapapp.errors import PaperError

REGIONAL, SCRIPTED = b"zh-TW", b"zh-Hant"
"""What Typst writes, and the tag that our pages bear (BCP 47)."""
CROSS: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
TRAILER: Final = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
METADATA: Final = re.compile(rb"/Metadata (\d+) 0 R")
LENGTH: Final = re.compile(rb"/Length (\d+)")


def scripted(pdf: bytes) -> bytes:
    """Name the script of a Chinese file's language, in its catalog and in its metadata.

    Parameters
    ----------
    pdf : bytes
        As Typst writes it. Two objects are written anew behind it, as an incremental update does (ISO 32000-1, 7.5.6).

    Raises
    ------
    PaperError
        If Typst writes its files in another way than it did.
    """
    start, trailer = CROSS.search(pdf), TRAILER.search(pdf, pdf.rfind(b"trailer"))
    if start is None or trailer is None:
        raise PaperError("cannot print: the file has no cross-reference table")
    root = _object(pdf, _number(ROOT, trailer[1]))
    if b"/Lang(" + REGIONAL + b")" not in root:
        return pdf
    metadata = _object(pdf, _number(METADATA, root))
    added = {
        _number(ROOT, trailer[1]): root.replace(REGIONAL, SCRIPTED),
        _number(METADATA, root): _longer(metadata.replace(REGIONAL, SCRIPTED), len(metadata)),
    }
    return _updated(pdf, added, trailer[1], start[1])


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    if found := pattern.search(text):
        return int(found[1])
    raise PaperError(f"cannot print: the file has no {pattern.pattern.decode()}")


def _object(pdf: bytes, number: int) -> bytes:
    start = pdf.rfind(b"\n%d 0 obj" % number) + 1
    end = pdf.find(b"endobj", start)
    if start == 0 or end < 0:
        raise PaperError(f"cannot print: the file has no object {number}")
    return pdf[start : end + len(b"endobj")]


def _longer(stream: bytes, was: int) -> bytes:
    """Say a stream's new length."""
    length = _number(LENGTH, stream) + len(stream) - was
    return LENGTH.sub(b"/Length %d" % length, stream, count=1)


def _updated(pdf: bytes, added: dict[int, bytes], trailer: bytes, before: bytes) -> bytes:
    out, table = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n"), bytearray(b"xref\n0 1\n0000000000 65535 f \n")
    for number, body in sorted(added.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += body + b"\n"
    at = len(out)
    return bytes(out + table) + b"trailer\n<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, before, at)
