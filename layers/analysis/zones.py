"""Areas that works are counted by: districts of the edition, or basins that an operator added; villages beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.analysis.context import Context
from layers.items.crs import into_metres

if TYPE_CHECKING:
    from geocode import Boundaries

Shapes = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Zones:
    """Named areas.

    Parameters
    ----------
    names : sequence of str
    metres : ndarray of shapely geometries, shape (n,)
        EPSG:3826.
    homes : sequence of str
        District of each; empty where that is not known.
    is_district : bool
        Whether they are the districts that works are published with.
    """

    names: Sequence[str]
    metres: Shapes
    homes: Sequence[str] = ()
    is_district: bool = False


def districts(boundaries: Boundaries) -> Zones:
    """Give the districts, in the order of their codes."""
    return Zones([*boundaries.districts], _flat([*boundaries.districts.values()]), is_district=True)


def villages(boundaries: Boundaries) -> Zones:
    """Give the villages, with the district of each."""
    homes, names = zip(*boundaries.villages, strict=True)
    return Zones(names, _flat([*boundaries.villages.values()]), homes)


def basins(context: Context) -> Zones:
    """Give an overlay's areas by name; those of one name are one."""
    names = list(dict.fromkeys(context.names))
    each = np.array(context.names, dtype=object)
    return Zones(names, np.array([shapely.union_all(context.metres[each == name]) for name in names], dtype=object))


def _flat(shapes: Sequence[BaseGeometry]) -> Shapes:
    return np.asarray(into_metres(np.array(shapes, dtype=object)), dtype=object)
