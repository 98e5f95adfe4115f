"""The text of a Shapefile's table (dBASE III), as far as its encoding has to be found out."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from layers.overlays import encoding

HEAD, FIELD = 32, 32
END = 0x0D
LATIN = "iso-8859-1"


def encoding_of(table: Path, where: str) -> str:
    """Give the encoding that the ``.cpg`` beside a table states, else the one in which all of its text is sound.

    Raises
    ------
    OverlayError
        If it is neither UTF-8 nor Big5.
    """
    if not table.exists():
        return encoding.CANDIDATES[0]
    stated = table.with_suffix(".cpg")
    if stated.exists():
        name = stated.read_bytes()[:40].decode(LATIN).strip()
        # ESRI writes code pages as bare numbers, such as 950
        return encoding.known({"950": "cp950", "65001": "utf-8"}.get(name, name))
    return encoding.detect(_cells(table.read_bytes()), where, cut=True)


def _cells(data: bytes) -> Iterator[bytes]:
    """Give the names of the columns, and every cell of text."""
    if len(data) < HEAD:
        return
    count, start, length = struct.unpack_from("<IHH", data, 4)
    columns: list[tuple[int, int]] = []
    at, offset = HEAD, 1
    while at + FIELD <= min(start, len(data)) and data[at] != END:
        name, kind, width = data[at : at + 11], data[at + 11 : at + 12], data[at + 16]
        yield name.split(b"\0")[0]
        if kind == b"C":
            columns.append((offset, width))
        offset += width
        at += FIELD
    for row in range(start, min(start + count * length, len(data)), max(length, 1)):
        for begins, width in columns:
            yield data[row + begins : row + begins + width].rstrip(b" \0")
