"""A zipped Shapefile, unpacked within bounds under names of our own."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath

from layers.errors import OverlayError, shown

PARTS = ("shp", "shx", "dbf", "prj", "cpg")
"""What belongs to a Shapefile (ESRI, 1998); everything else in an archive is left where it is."""
MOST_MEMBERS = 1_000
MOST_UNPACKED = 2 * 1024**3
MOST_RATIO = 200
"""How far deflate packs real polygons and tables: 20 at most, seen; a bomb of zeros reaches 1,000."""
LEAST_PACKED = 65_536
PIECE = 1024 * 1024
NAME = "overlay"
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OSError)
"""What the standard library raises of archives that lie about themselves; a password is a RuntimeError."""


def unpack(data: bytes, folder: Path, where: str) -> Path:
    """Unpack the one Shapefile of an archive as ``overlay.shp`` and its like; no name in the archive becomes a path.

    Parameters
    ----------
    data : bytes
    folder : pathlib.Path
        Empty.
    where : str
        Name of the archive.

    Raises
    ------
    OverlayError
        If it is damaged, encrypted, too large, names a place outside itself, or has no or several Shapefiles.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for member in _chosen(archive.infolist(), len(data), where):
                suffix = PurePosixPath(member.filename).suffix[1:].lower()
                _copy(archive, member, folder / f"{NAME}.{suffix}")
    except OverlayError:
        raise
    except DAMAGED as error:
        raise OverlayError(f"{where}: expected a sound archive without a password: {error}") from None
    return folder / f"{NAME}.shp"


def _chosen(members: list[zipfile.ZipInfo], packed: int, where: str) -> list[zipfile.ZipInfo]:
    outside = next((one.filename for one in members if _is_outside(one.filename)), None)
    if outside is not None:
        raise OverlayError(f"{where}: expected names inside the archive, found 「{shown(outside)}」")
    size = sum(one.file_size for one in members)
    if len(members) > MOST_MEMBERS or size > min(MOST_UNPACKED, max(packed, LEAST_PACKED) * MOST_RATIO):
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


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> None:
    """Copy no more than the archive's own list says: a member that holds more is damaged."""
    left = member.file_size
    with archive.open(member) as source, path.open("wb") as target:
        while piece := source.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise zipfile.BadZipFile("a file is larger than the archive's list says")
            target.write(piece)
