"""What a door-plate file is: its kind, its encoding and its fingerprint, from the bytes and not from its name."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geocode.addresses.errors import AddressesError

ENCODINGS: Final = {"utf-8": "utf-8-sig", "big5": "cp950"}
"""What a person says → Python's codec. Big5 files of the administration are written by Windows (code page 950)."""

_PBF: Final = b"OSMHeader"
_OTHERS: Final = {
    b"PK\x03\x04": "a ZIP archive or a workbook (.xlsx): unpack it, or save it as CSV",
    b"\x1f\x8b": "compressed by gzip: unpack it",
    b"\xd0\xcf\x11\xe0": "an old workbook (.xls): save it as CSV",
    b"7z\xbc\xaf": "a 7z archive: unpack it",
    b"SQLite format 3": "an SQLite file",
    b"\xff\xfe": "UTF-16: save it as UTF-8",
    b"\xfe\xff": "UTF-16: save it as UTF-8",
}
_BLOCK: Final = 1 << 20


@dataclass(frozen=True)
class Known:
    """A file, known by its bytes.

    Parameters
    ----------
    path : Path
    kind : str
        ``csv`` or ``osm``.
    size : int
        Bytes.
    sha256 : str
    codec : str
        Of the text, for Python; empty for an OpenStreetMap extract.
    """

    path: Path
    kind: str
    size: int
    sha256: str
    codec: str


def know(path: Path, encoding: str) -> Known:
    """Read a file once and say what it is.

    Parameters
    ----------
    path : Path
    encoding : str
        ``utf-8``, ``big5``, or ``auto``: UTF-8 if every byte fits, else Big5 if every byte fits. A file whose encoding
        is said by name may have letters that do not fit; the rows that have them are refused one by one.

    Raises
    ------
    AddressesError
        If it is empty, of another kind than its name says, or in no known encoding.
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(64)
    kind = _kind(path, head)
    candidates = dict(ENCODINGS) if encoding == "auto" else {}
    sha256, size, fitting = _read_through(path, candidates if kind == "csv" else {})
    if kind == "osm":
        return Known(path, kind, size, sha256, "")
    if encoding == "auto" and not fitting:
        raise AddressesError(
            f"{path.name}: neither UTF-8 nor Big5 throughout; --encoding NAME leaves out the rows that do not fit"
        )
    codec = ENCODINGS[fitting[0] if encoding == "auto" else encoding]
    return Known(path, kind, size, sha256, codec)


def _kind(path: Path, head: bytes) -> str:
    if not head:
        raise AddressesError(f"{path.name}: the file is empty")
    other = next((what for sign, what in _OTHERS.items() if head.startswith(sign)), None)
    if other:
        raise AddressesError(f"{path.name}: expected CSV or an OpenStreetMap extract (.osm.pbf), found {other}")
    is_pbf = _PBF in head
    if is_pbf != path.name.lower().endswith(".pbf"):
        found = "holds an OpenStreetMap extract: name it .osm.pbf" if is_pbf else "is no OpenStreetMap extract"
        raise AddressesError(f"{path.name}: its name says otherwise, but the file {found}")
    return "osm" if is_pbf else "csv"


def _read_through(path: Path, encodings: dict[str, str]) -> tuple[str, int, list[str]]:
    """Hash a file and say which encodings fit all of it, in one pass."""
    digest = hashlib.sha256()
    decoders = {name: codecs.getincrementaldecoder(codec)() for name, codec in encodings.items()}
    size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
            _drop_unfit(decoders, block)
    _drop_unfit(decoders, b"", final=True)
    return digest.hexdigest(), size, list(decoders)


def _drop_unfit(decoders: dict[str, codecs.IncrementalDecoder], block: bytes, *, final: bool = False) -> None:
    for name, decoder in list(decoders.items()):
        try:
            decoder.decode(block, final)
        except UnicodeDecodeError:
            del decoders[name]
