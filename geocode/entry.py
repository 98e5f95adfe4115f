"""What is known of one named place."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geocode.match import Method


@dataclass(frozen=True)
class Entry:
    """One named place.

    Parameters
    ----------
    name : str
        The name under which the register asks for it.
    aliases : tuple of str
        Other names; two places may share one, and are then rivals.
    kind : str
        What it is, such as ``detention_pond``.
    districts : tuple of str
        Districts it lies in or touches; empty where even that is not known.
    geometry : shapely geometry or None
        WGS 84, longitude first; None for a place known by name only.
    precision_m : int
        Radius in metres; 0 without geometry.
    method : Method or None
        How the position was found.
    source, evidence : str
        Data sets, and why the place is thought to be there, or what is not known.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    districts: tuple[str, ...]
    geometry: BaseGeometry | None
    precision_m: int
    method: Method | None
    source: str
    evidence: str
