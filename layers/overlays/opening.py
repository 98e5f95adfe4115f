"""An operator's file: its bytes are named here, and read in a process of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

from layers.errors import OverlayError, shown
from layers.overlays.archive import PARTS, pack
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told
from layers.overlays.reading import SUFFIXES
from layers.sealed import read_apart
from register.apart import MB


def digest(path: Path) -> str:
    """Name the bytes of a file; of a Shapefile those of all its parts.

    Raises
    ------
    OverlayError
        If there is no such file, or it is too large.
    """
    parts = _parts(path) if path.suffix.lower() == ".shp" else [path]
    total, most = hashlib.sha256(), Limits().size_mb * MB
    for part in parts:
        if not part.is_file() or part.stat().st_size > most:
            raise OverlayError(f"{shown(part.name)}: expected a file of at most {most} bytes")
        total.update(part.read_bytes())
    return total.hexdigest()


def open_file(path: Path, told: Told) -> Read:
    """Read a file's features.

    The process that reads it is given its bytes and not its name: nothing that lies beside the file is found by it.

    Parameters
    ----------
    path : pathlib.Path
    told : Told

    Raises
    ------
    OverlayError
        If it is in none of the formats, not sound, or takes more than the process may.
    """
    suffix, where = path.suffix.lower(), shown(path.name)
    if suffix not in SUFFIXES:
        raise OverlayError(f"{where}: expected a name that ends with one of {' '.join(SUFFIXES)}")
    if suffix == ".shp":
        return read_apart(_packed(path), where, ".zip", (told, Limits.of()))
    with path.open("rb") as file:
        return read_apart(file, where, suffix, (told, Limits.of()))


def _packed(path: Path) -> bytes:
    return pack({part.suffix[1:].lower(): part.read_bytes() for part in _parts(path)}, whole=True)


def _parts(path: Path) -> list[Path]:
    names = {f"{path.stem}.{part}".casefold() for part in PARTS}
    beside = (
        sorted(one for one in path.parent.iterdir() if one.name.casefold() in names) if path.parent.is_dir() else []
    )
    return beside or [path]
