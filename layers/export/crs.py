"""The coordinates that a file may have."""

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

from layers.errors import QueryError

WGS84 = "EPSG:4326"
"""Degrees, longitude first, as everything here is stored and served."""
METRES = "EPSG:3826"
"""TWD97 / TM2 zone 121: metres, east first, as the city's own surveys have it."""
CRSES = (WGS84, METRES)
DECIMALS = {WGS84: 6, METRES: 3}
"""Of coordinates in words: as published (a tenth of a metre), and millimetres, so that none is lost on the way back."""
Positions = npt.NDArray[np.float64]


def parse_crs(text: str) -> str:
    """Read the name of a coordinate system.

    Raises
    ------
    QueryError
        If it is none that a file can have.

    Examples
    --------
    >>> parse_crs("epsg:3826")
    'EPSG:3826'
    """
    name = text.strip().upper()
    if name not in CRSES:
        raise QueryError("crs", text, f"one of {', '.join(CRSES)}")
    return name


@cache
def moved(crs: str) -> Callable[[Positions], Positions]:
    """Give what moves positions (n × 2, degrees, WGS 84, longitude first) into a coordinate system."""
    if crs == WGS84:
        return lambda positions: positions
    from pyproj import Transformer

    transform = Transformer.from_crs(WGS84, crs, always_xy=True).transform
    return lambda positions: np.column_stack(transform(*positions.T))
