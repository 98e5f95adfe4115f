"""How much of a file is read before it is refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from layers.errors import OverlayError
from register.apart import Bounds, numbers_set

PREFIX = "WORKSMAP_OVERLAY_"
"""Of the two limits that an operator may set for his own files."""


@dataclass(frozen=True)
class Limits:
    """Bounds of a file; the usual ones are an operator's, whose county has 27,000 polygons in 40 MB.

    Parameters
    ----------
    size_mb : int
        Of the file; 100,000 made polygons are 150 MB of GeoJSON.
    unpacked_mb : int
        Of what an archive packs.
    features, positions : int
        Of one file; a position is a corner, or a point.
    depth : int
        Of brackets within brackets in GeoJSON, and of elements within elements in KML and GPX.
    seconds : int
        That the process may take.
    memory_mb : int
        That it may have addresses for, some 300 of which are programs.
    """

    size_mb: int = 1_000
    unpacked_mb: int = 2_000
    features: int = 2_000_000
    positions: int = 200_000_000
    depth: int = 100
    seconds: int = 900
    memory_mb: int = 12_000

    @property
    def bounds(self) -> Bounds:
        """What the process may take."""
        return Bounds(self.seconds, self.memory_mb, self.memory_mb // 4)

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Give the usual limits, with the seconds and the memory that the environment sets.

        Raises
        ------
        OverlayError
            If one of them is no whole number above 0.

        Examples
        --------
        >>> Limits.of({"WORKSMAP_OVERLAY_SECONDS": "60"}).seconds
        60
        """
        said, wrong = numbers_set(PREFIX, ["seconds", "memory_mb"], environment)
        if wrong:
            raise OverlayError(wrong[0])
        return replace(cls(), **said)
