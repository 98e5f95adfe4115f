"""A zipped Shapefile, unpacked within bounds and in memory: no name in the archive becomes a path."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath

from layers.errors import OverlayError, shown

PARTS = ("shp", "shx", "dbf", "prj", "cpg")
"""What belongs to a Shapefile (ESRI, 1998); everything else in an archive is left where it is."""
MB = 1_000_000
MOST_MEMBERS = 1_000
MOST_UNPACKED = 2_000 * MB
MOST_RATIO = 200
"""How far deflate packs real polygons and tables: 20 at most, seen; a bomb of zeros reaches 1,000."""
LEAST_PACKED = 65_536
PIECE = 1024 * 1024
NAME = "overlay"
HEAD = 100
"""Bytes of a Shapefile's head, which its index repeats (ESRI, 1998)."""
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError)
"""What the standard library raises of archives that lie about themselves; a password is a RuntimeError."""


def unpack(data: bytes, where: str, most: int = MOST_UNPACKED) -> dict[str, bytes]:
    """Unpack the one Shapefile of an archive.

    Parameters
    ----------
    data : bytes
    where : str
        Name of the archive.
    most : int
        Bytes that all its files may be, unpacked.

    Returns
    -------
    dict of str to bytes
        Those of `PARTS` that it has; ``shp`` is one of them.

    Raises
    ------
    OverlayError
        If it is damaged, encrypted, too large, names a place outside itself, or has no or several Shapefiles.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            chosen = _chosen(archive.infolist(), len(data), where, most)
            return {PurePosixPath(member.filename).suffix[1:].lower(): _unpacked(archive, member) for member in chosen}
    except OverlayError:
        raise
    except DAMAGED as error:
        raise OverlayError(f"{where}: expected a sound archive without a password: {error}") from None


def pack(parts: Mapping[str, bytes], *, whole: bool = False) -> bytes:
    """Put the parts of a Shapefile into an archive that is not packed, under names of ours.

    Parameters
    ----------
    parts : mapping of str to bytes
    whole : bool
        With all parts as they are. Else it is for GDAL: without its encoding, which has been decided, as GDAL is to
        take the text byte by byte; and with an index if it has none, as GDAL would write it beside the file.
    """
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for part in PARTS:
            if part in parts and (whole or part != "cpg"):
                archive.writestr(f"{NAME}.{part}", parts[part])
        if not whole and "shx" not in parts:
            archive.writestr(f"{NAME}.shx", _index(parts["shp"]))
    return held.getvalue()


def _index(shp: bytes) -> bytes:
    """Write where each record begins and how long it is, in words of two bytes (ESRI, 1998)."""
    records, at = [], HEAD
    while at + 8 <= len(shp):
        (length,) = struct.unpack_from(">i", shp, at + 4)
        if length <= 0:
            break
        records.append(struct.pack(">ii", at // 2, length))
        at += 8 + 2 * length
    whole = HEAD + 8 * len(records)
    return shp[:24] + struct.pack(">i", whole // 2) + shp[28:HEAD] + b"".join(records)


def _chosen(members: list[zipfile.ZipInfo], packed: int, where: str, most: int) -> list[zipfile.ZipInfo]:
    outside = next((one.filename for one in members if _is_outside(one.filename)), None)
    if outside is not None:
        raise OverlayError(f"{where}: expected names inside the archive, found 「{shown(outside)}」")
    size = sum(one.file_size for one in members)
    if len(members) > MOST_MEMBERS or size > min(most, max(packed, LEAST_PACKED) * MOST_RATIO):
        raise OverlayError(f"{where}: expected at most {MOST_MEMBERS} files and no bomb, found {size} bytes unpacked")
    paths = [PurePosixPath(one.filename) for one in members]
    stems = {path.with_suffix("") for path in paths if path.suffix.lower() == ".shp" and path.name[0] != "."}
    if len(stems) != 1:
        found = ", ".join(sorted(shown(str(stem)) for stem in stems)) or "none"
        raise OverlayError(f"{where}: expected one Shapefile (.shp) in the archive, found {found}")
    stem = stems.pop()
    mine = [
        (one, path.suffix[1:].lower()) for one, path in zip(members, paths, strict=True) if path.with_suffix("") == stem
    ]
    return [one for one, suffix in mine if suffix in PARTS]


def _is_outside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or ":" in plain


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Unpack no more than the archive's own list says: a member that holds more is damaged."""
    held = bytearray()
    with archive.open(member) as source:
        while piece := source.read(PIECE):
            held += piece
            if len(held) > member.file_size:
                raise zipfile.BadZipFile("a file is larger than the archive's list says")
    return bytes(held)
