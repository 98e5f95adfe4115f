"""What part of the ground a map on paper shows: metres become millimetres here, and nowhere else."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

MM_PER_M = 1000
BLEED_MM = 2.0
"""What is cut off at the frame is cut so far outside it, so that no outline runs along the edge."""
FINEST_MM = 0.08
"""Corners nearer to the line than this are left out: half the width of the finest line."""


@dataclass(frozen=True)
class Window:
    """A rectangle of ground on paper, north up.

    Parameters
    ----------
    west, north : float
        Its upper left corner, EPSG:3826, metres; the projection's scale in the city is true to 1/10,000.
    scale : int
        1:n: a millimetre on paper is ``n / 1000`` metres.
    width_mm, height_mm : float
        On paper.
    """

    west: float
    north: float
    scale: int
    width_mm: float
    height_mm: float

    @classmethod
    def round(cls, shape: BaseGeometry, scale: int, size_mm: tuple[float, float]) -> Self:
        """Put a window of a scale round the middle of a shape (EPSG:3826)."""
        width, height = size_mm
        west, south, east, north = shape.bounds
        metres = scale / MM_PER_M
        return cls((west + east - width * metres) / 2, (south + north + height * metres) / 2, scale, width, height)

    @property
    def metres_per_mm(self) -> float:
        """Metres on the ground to a millimetre of paper."""
        return self.scale / MM_PER_M

    @property
    def ground(self) -> BaseGeometry:
        """The rectangle, EPSG:3826."""
        width, height = self.width_mm * self.metres_per_mm, self.height_mm * self.metres_per_mm
        return shapely.box(self.west, self.north - height, self.west + width, self.north)

    def seen(self, shape: BaseGeometry) -> BaseGeometry:
        """Bring a shape of EPSG:3826 onto paper, without what lies outside: x to the right, y downwards, mm."""
        bleed = BLEED_MM * self.metres_per_mm
        west, south, east, north = self.ground.bounds
        kept = shapely.clip_by_rect(shape, west - bleed, south - bleed, east + bleed, north + bleed)
        return shapely.simplify(self.whole(kept), FINEST_MM)

    def whole(self, shape: BaseGeometry) -> BaseGeometry:
        """Bring a whole shape of EPSG:3826 onto paper, mm."""
        return shapely.transform(shape, self._mm)

    def _mm(self, metres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        x, y = metres[:, 0], metres[:, 1]
        return np.column_stack([(x - self.west) / self.metres_per_mm, (self.north - y) / self.metres_per_mm])
