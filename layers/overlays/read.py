"""What was read of a file before anything is decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Read:
    """Features as a file has them.

    Parameters
    ----------
    form : str
        GeoJSON, GeoPackage, Shapefile, KML or CSV.
    crs : str
        Of the positions, as pyproj takes it; empty where the file does not say.
    shapes : ndarray of shapely geometries or None, shape (n,)
    rows : sequence of mapping
        Properties of each feature, in the same order.
    ids : list of str
        As the file states them; empty where it states none, or one twice.
    encoding : str
        Of its text, where that was to be found out.
    warned : tuple of str
        What GDAL found strange in it.
    """

    form: str
    crs: str
    shapes: NDArray[np.object_]
    rows: Sequence[Mapping[str, Any]]
    ids: list[str]
    encoding: str = ""
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What an operator says of a file, because the file does not, or says it wrongly.

    Parameters
    ----------
    crs, encoding, layer : str
        Empty where nothing is said.
    """

    crs: str = ""
    encoding: str = ""
    layer: str = ""
