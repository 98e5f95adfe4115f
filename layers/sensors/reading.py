"""What one station told last, or why that is not believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from layers.sensors.age import Age, age_of


class Kind(StrEnum):
    """What a station measures; the unit belongs to it, see `UNITS`."""

    SEWER_LEVEL = "sewer_level"
    FLOOD_DEPTH = "flood_depth"
    WATER_LEVEL = "water_level"
    RAIN = "rain"


UNITS = {Kind.SEWER_LEVEL: "m", Kind.FLOOD_DEPTH: "cm", Kind.WATER_LEVEL: "m", Kind.RAIN: "mm"}
"""Unit of the values of each kind; rain is that of the last hour."""


class Fault(StrEnum):
    """Why a station has no value that can be believed."""

    FUTURE = "future"
    UNTIMED = "untimed"
    MISSING = "missing"
    SENTINEL = "sentinel"
    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Reading:
    """A station's last observation.

    Parameters
    ----------
    station : str
        As the feed numbers it.
    name, place : str
        As the feed says them: the place is a town, a basin or an address, and may be empty.
    kind : Kind
    lon, lat : float
        Degrees, WGS 84.
    observed : datetime.datetime or None
        When, with its zone, by the station's own clock; None where that cannot be read.
    value : float or None
        In the unit of the kind; None exactly where there is a fault.
    fault : Fault or None
    more : mapping of str to float
        What the feed tells beside the value, in the same unit: ``alert`` and ``alarm`` are levels of warning, ``m10``
        to ``h24`` the rain of so many minutes or hours.
    """

    station: str
    name: str
    kind: Kind
    lon: float
    lat: float
    observed: datetime | None = None
    value: float | None = None
    fault: Fault | None = None
    place: str = ""
    more: Mapping[str, float] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """Unit of the value: ``m``, ``cm`` or ``mm``."""
        return UNITS[self.kind]

    def age(self, now: datetime) -> Age:
        """Tell its state at `now` (with its zone); what has no value is dead."""
        return Age.DEAD if self.value is None else age_of(self.observed, now)
