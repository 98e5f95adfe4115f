"""The two answers to 「where is it?」: a match, or why there is none."""

from dataclasses import dataclass, field
from enum import StrEnum

from shapely.geometry.base import BaseGeometry


class Method(StrEnum):
    """How a place was found.

    ``exact`` and ``interpolated`` (between two neighbouring door-plates) are the classes of Taiwanese door-plate
    geocoding; ``intersection`` is where two lines meet; ``along`` and ``area`` say that the geometry is no point, and
    ``fallback`` that only the road, village, settlement or district is known.
    """

    EXACT = "exact"
    INTERPOLATED = "interpolated"
    INTERSECTION = "intersection"
    ALONG = "along"
    AREA = "area"
    FALLBACK = "fallback"


@dataclass(frozen=True)
class Match:
    """One place that a text names.

    Parameters
    ----------
    geometry : shapely geometry
        WGS 84, longitude first.
    name : str
        The place's own name, which may differ from the words that were asked.
    method : Method
        How it was found.
    precision_m : int
        Radius in metres within which the true place lies; for an outline, how far it may be off.
    source : str
        The data sets that the position rests on.
    districts : tuple of str
        Districts that the place lies in or touches.
    rivals : tuple of str
        Other places that bear the name and were set aside because they lie in other districts.
    evidence : str
        Why it is thought to be there.
    notes : tuple of str
        What went wrong on the way, one line each, such as a service that did not answer.
    """

    geometry: BaseGeometry
    name: str
    method: Method
    precision_m: int
    source: str
    districts: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    evidence: str = field(default="", compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def label(self) -> str:
        """Name with districts, to tell rivals apart, such as ``"信義里（岡山區）"``."""
        return f"{self.name}（{'、'.join(self.districts)}）"


@dataclass(frozen=True)
class NoMatch:
    """Why a text has no place.

    Parameters
    ----------
    reason : str
        In words for a person who edits the data.
    rivals : tuple of str
        Places that answered equally well (a tie), or that answered from outside the district named.
    notes : tuple of str
        As in `Match`.
    """

    reason: str
    rivals: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)
