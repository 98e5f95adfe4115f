"""The side that asks what a stranger's file meets."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath

from layers.errors import OverlayError, shown
from layers.myfile.found import Found
from layers.overlays.limits import Limits
from layers.overlays.read import Told
from layers.sealed import ask_apart
from register.apart import MB

SUFFIXES = (".geojson", ".json", ".kml", ".gpx", ".csv", ".zip")
"""Of a file that a reader of the page brings: what phones, GPS devices and offices write."""


@dataclass(frozen=True)
class Wanted:
    """A file and what it is to be compared with.

    Parameters
    ----------
    name : str
        As its owner calls it; only its ending means anything.
    data : bytes
    distance_m : float
        More than 0.
    edition : pathlib.Path
    told : Told
    limits : Limits
    """

    name: str
    data: bytes
    distance_m: float
    edition: Path
    told: Told = field(default_factory=Told)
    limits: Limits = field(default_factory=Limits)


def compare(wanted: Wanted) -> Found:
    """Compare a file with the works of an edition, in a process of its own that can open nothing else.

    Raises
    ------
    OverlayError
        If it is in none of the formats, not sound, or beyond the limits.
    """
    where, suffix = shown(wanted.name), PurePath(wanted.name).suffix.lower()
    if suffix not in SUFFIXES:
        raise OverlayError(f"{where}: expected a name that ends with one of {' '.join(SUFFIXES)}")
    most = wanted.limits.size_mb * MB
    if not 0 < len(wanted.data) <= most:
        raise OverlayError(f"{where}: expected a file of at most {wanted.limits.size_mb} MB that is not empty")
    said = {
        "where": where,
        "suffix": suffix,
        "told": asdict(wanted.told),
        "edition": str(wanted.edition),
        "distance_m": wanted.distance_m,
    }
    return Found.read(ask_apart("meet", wanted.data, said, wanted.limits))
