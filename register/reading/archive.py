"""An office file's parts, unpacked within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from register.errors import DocumentError
from register.reading.limits import MB, Limits

CHUNK = 1 << 16
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What `zipfile` raises on damaged archives."""


class Archive:
    """The parts of an office file, none of which is larger than the limits allow, whatever the file says of itself.

    An archive within it is a part like any other and is never opened.

    Parameters
    ----------
    raw : bytes
    name : str
        The file as the person knows it.
    limits : Limits

    Raises
    ------
    DocumentError
        If it is damaged, or a bomb.
    """

    def __init__(self, raw: bytes, name: str, limits: Limits) -> None:
        self._name, self._limits, self._left = name, limits, limits.unpacked_mb * MB
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN as error:
            raise self.damaged() from error
        parts = self._zip.infolist()
        self._prove(len(parts) <= limits.parts, f"{len(parts)} parts", f"at most {limits.parts}", "PARTS")
        unpacked = sum(part.file_size for part in parts)
        self._prove(
            unpacked <= self._left, f"{unpacked // MB} MB unpacked", f"at most {limits.unpacked_mb}", "UNPACKED_MB"
        )

    def damaged(self) -> DocumentError:
        """Say that the file cannot be read as what it is."""
        return DocumentError(self._name, "damaged", "a whole file")

    def _prove(self, sound: bool, found: str, expected: str, setting: str) -> None:
        if not sound:
            raise DocumentError(self._name, found, f"{expected} (WORKSMAP_READ_{setting})")

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    @property
    def parts(self) -> list[str]:
        """Names of all parts."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """Unpack a part.

        Raises
        ------
        DocumentError
            If it is encrypted, damaged, or larger than the limits allow.
        """
        info = self._zip.NameToInfo.get(part)
        if info is None:
            raise self.damaged()
        if info.flag_bits & 1:
            raise DocumentError(self._name, "it is encrypted", "a file that opens without a password")
        packed, unpacked = max(info.compress_size, 1), bytearray()
        try:
            with self._zip.open(info) as opened:
                while chunk := opened.read(CHUNK):
                    unpacked += chunk
                    self._left -= len(chunk)
                    self._bound(len(unpacked), packed)
        except DocumentError:
            raise
        except BROKEN as error:
            raise self.damaged() from error
        return bytes(unpacked)

    def _bound(self, unpacked: int, packed: int) -> None:
        limits = self._limits
        self._prove(
            self._left >= 0, "more than it says when unpacked", f"at most {limits.unpacked_mb} MB", "UNPACKED_MB"
        )
        small = unpacked <= MB or unpacked <= limits.ratio * packed
        self._prove(small, f"packed {unpacked // packed} times", f"at most {limits.ratio} times", "RATIO")
