"""What part of the ground a small map shows, and how large: metres become pixels here, and nowhere else."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

LEAST_WIDTH_M = 8000
"""Two to three districts of the inner city side by side: enough to know where one is (a choice of ours)."""
AIR = 1.5
"""The frame is so many times as wide as what it shows."""
BLEED_PX = 6
"""What is cut off at the frame is cut so far outside it, so that no outline runs along the edge."""
FINEST_PX = 0.4
"""Corners nearer to the line than this are left out: nobody can see them."""
ROUND_M = tuple(step * 10**power for power in range(1, 6) for step in (1, 2, 5))
"""Lengths that a scale bar may have."""
BAR_SHARE = 0.3
"""A scale bar takes at most so much of the width."""


@dataclass(frozen=True)
class Frame:
    """A rectangle of ground, north up.

    Parameters
    ----------
    west, north : float
        Its upper left corner, EPSG:3826, metres.
    metres_per_px : float
        In EPSG:3826, whose scale in the city is true to 1/10,000.
    width, height : int
        Pixels.
    """

    west: float
    north: float
    metres_per_px: float
    width: int
    height: int

    @classmethod
    def round(
        cls, shape: BaseGeometry, size: tuple[int, int], least_m: float = LEAST_WIDTH_M, air: float = AIR
    ) -> Self:
        """Put a frame round a shape, with air about it.

        Parameters
        ----------
        shape : shapely geometry
            EPSG:3826, metres.
        size : tuple of int
            Width and height in pixels.
        least_m : float
            Metres from the left edge to the right at least.
        air : float
            So many times as wide as the shape.
        """
        width, height = size
        west, south, east, north = shape.bounds
        scale = max(air * (east - west) / width, air * (north - south) / height, least_m / width)
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        return cls(middle_x - scale * width / 2, middle_y + scale * height / 2, scale, width, height)

    def drawn(self, shape: BaseGeometry) -> BaseGeometry:
        """Bring a shape of EPSG:3826 into pixels, without what lies outside."""
        west, east = self.west - self._bleed, self.west + self.width * self.metres_per_px + self._bleed
        north, south = self.north + self._bleed, self.north - self.height * self.metres_per_px - self._bleed
        seen = shapely.clip_by_rect(shape, west, south, east, north)
        return shapely.simplify(self.pixels(seen), FINEST_PX)

    def pixels(self, shape: BaseGeometry) -> BaseGeometry:
        """Bring a whole shape of EPSG:3826 into pixels: x to the right, y downwards."""
        return shapely.transform(shape, self._pixels)

    def scale_bar(self) -> tuple[int, float]:
        """Give the length of the scale bar, in metres and in pixels."""
        most = BAR_SHARE * self.width * self.metres_per_px
        metres = max((length for length in ROUND_M if length <= most), default=ROUND_M[0])
        return metres, metres / self.metres_per_px

    @property
    def _bleed(self) -> float:
        return BLEED_PX * self.metres_per_px

    def _pixels(self, metres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        x, y = metres[:, 0], metres[:, 1]
        return np.column_stack([(x - self.west) / self.metres_per_px, (self.north - y) / self.metres_per_px])
