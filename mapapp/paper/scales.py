"""Scales that a map on paper is drawn at."""

from typing import Final

from shapely.geometry.base import BaseGeometry

from mapapp.paper.window import MM_PER_M

SERIES: Final = (
    *(1_000, 1_250, 2_000, 2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000),
    *(60_000, 75_000, 100_000, 125_000, 150_000, 200_000, 250_000, 300_000, 400_000, 500_000, 600_000, 800_000),
    *(1_000_000, 1_500_000),
)
"""1:n, those that a ruler measures without a calculator; the city on A4 needs 1:600,000, and an overview of
its pages at the coarsest scale that may be asked for up to twice as much."""
LEAST, MOST = SERIES[0], 400_000
"""Scales that may be asked for: the finest of the series, and the coarsest at which a district is not lost."""
AIR_MM: Final = 5.0
"""Between an area and the map's frame, so that a symbol on the border keeps its number."""


def largest(area: BaseGeometry, size_mm: tuple[float, float]) -> int:
    """Give the largest scale of the series at which an area and a little air round it fit.

    Parameters
    ----------
    area : shapely geometry
        EPSG:3826, metres.
    size_mm : (float, float)
        Width and height of the map.

    Returns
    -------
    int
        The n of 1:n.

    Raises
    ------
    ValueError
        If it fits at none; what `mapapp.paper.area` gives always does.

    Examples
    --------
    >>> import shapely
    >>> largest(shapely.box(0, 0, 1900, 1000), (200, 100))
    12500
    """
    west, south, east, north = area.bounds
    width, height = (length - 2 * AIR_MM for length in size_mm)
    needed = max((east - west) / width, (north - south) / height) * MM_PER_M
    scale = next((scale for scale in SERIES if scale >= needed), None)
    if scale is None:
        raise ValueError(f"an area that needs 1:{needed:.0f} fits no map; the smallest is 1:{SERIES[-1]}")
    return scale
