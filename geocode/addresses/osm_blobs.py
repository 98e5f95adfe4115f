"""The blobs that an OpenStreetMap extract is made of, as far as they must be known before osmium reads them.

OpenStreetMap wiki, "PBF Format": the length of a header (four bytes, the highest first), the header with type and size
of a blob, the blob, and again to the end of the file. Header, blob and what is packed in it are messages of Protocol
Buffers.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

MOST_HEADER, MOST_BLOB = 64 << 10, 32 << 20
"""Bytes that a header and a blob, also unpacked, have at most ("must be less than")."""

_SIZES: Final = {1: 8, 5: 4}
"""Bytes of a value, by its wire type; 0 is a number, 2 says its length first."""

_LEAD: Final = 4


class DamageError(Exception):
    """A blob that is cut off or none."""


class Blob(NamedTuple):
    """A blob as it lies in the file.

    Parameters
    ----------
    kind : bytes
        ``OSMHeader`` or ``OSMData``; another kind is passed over.
    framed : bytes
        Length, header and blob.
    begin : int
        Where in `framed` the blob begins.
    """

    kind: bytes
    framed: bytes
    begin: int

    def strings(self) -> bytes:
        """Give the table of strings of a data blob.

        Raises
        ------
        DamageError
            If it has none, or is packed by something else than zlib.
        """
        packed = dict(_fields(self.framed[self.begin :]))
        raw, zipped = packed.get(1), packed.get(3)
        if isinstance(zipped, bytes):
            raw = _unzipped(zipped)
        if not isinstance(raw, bytes):
            raise DamageError
        return b"".join(value for field, value in _fields(raw) if field == 1 and isinstance(value, bytes))


def read_blob(file: BinaryIO) -> Blob | None:
    """Read the next blob; None at the end of the file.

    Raises
    ------
    DamageError
        If it is cut off, or too long to be one.
    """
    lead = file.read(_LEAD)
    if not lead:
        return None
    length = int.from_bytes(lead, "big")
    if len(lead) < _LEAD or length >= MOST_HEADER:
        raise DamageError
    header = file.read(length)
    said = dict(_fields(header))
    kind, size = said.get(1), said.get(3)
    if not isinstance(kind, bytes) or not isinstance(size, int) or size >= MOST_BLOB:
        raise DamageError
    body = file.read(size)
    if len(body) < size:
        raise DamageError
    return Blob(kind, lead + header + body, _LEAD + length)


def has_nul(table: bytes) -> bool:
    """Say whether a string of a table has a character NUL.

    osmium parts strings by NUL and would read beyond the end of such an object.
    """
    if 0 not in table[2:]:  # the first string is the empty one: its length is 0
        return False
    return any(isinstance(string, bytes) and 0 in string for _, string in _fields(table))


def _unzipped(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MOST_BLOB)
    except zlib.error:
        raise DamageError from None


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give the fields of a message: the number of each, and its value."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        field, wire = tag >> 3, tag & 7
        if wire in {0, 2}:
            number, at = _varint(message, at)
        else:
            number = _SIZES.get(wire, MOST_BLOB)
        if wire == 0:
            yield field, number
        elif at + number <= len(message):
            yield field, message[at : at + number]
            at += number
        else:
            raise DamageError


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number, seven bits a byte, the lowest first, and say where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            break
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:  # noqa: PLR2004
            return value, at
    raise DamageError
