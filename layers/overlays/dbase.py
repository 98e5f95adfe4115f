"""The text of a Shapefile's table (dBASE III), as far as its encoding has to be found out."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from layers.overlays import encoding

HEAD, FIELD = 32, 32
END = 0x0D
LATIN = "iso-8859-1"


def encoding_of(parts: Mapping[str, bytes], where: str) -> str:
    """Give the encoding that the ``.cpg`` beside a table states, else the one in which all of its text is sound.

    Parameters
    ----------
    parts : mapping of str to bytes
        Of a Shapefile, by their endings.
    where : str
        Name of the file.

    Raises
    ------
    OverlayError
        If it is neither UTF-8 nor Big5.
    """
    if "dbf" not in parts:
        return encoding.CANDIDATES[0]
    if "cpg" in parts:
        name = parts["cpg"][:40].decode(LATIN).strip()
        # ESRI writes code pages as bare numbers, such as 950
        return encoding.known({"950": "cp950", "65001": "utf-8"}.get(name, name))
    return encoding.detect(_cells(parts["dbf"]), where, cut=True)


def text(cell: Any, name: str) -> Any:  # noqa: ANN401  whatever a table holds
    """Decode a cell that was taken byte by byte; a letter that the cell's end cut goes.

    Examples
    --------
    >>> text("岡山".encode("cp950").decode("iso-8859-1"), "cp950"), text(3, "cp950")
    ('岡山', 3)
    """
    if not isinstance(cell, str):
        return cell
    return codecs.getincrementaldecoder(name)("replace").decode(cell.encode(LATIN, "replace"), final=False)


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
