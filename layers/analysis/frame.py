"""A result as geopandas has it: one frame for each dimension, whose columns have the same type in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from layers.analysis.result import Result, Row
from layers.analysis.table import BETWEEN, said
from layers.export.frame import TYPES

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DIMENSIONS = {-1: "unlocated", 0: "points", 1: "lines", 2: "areas"}
NOWHERE, AREAS = -1, 2
METRES = "EPSG:3826"
KINDS = {
    "truth": ("is_inside", "is_rest"),
    "real": (
        *("size_ha", "size_m", "inside_ha", "inside_m", "inside_share", "deepest_low_m", "deepest_high_m", "nearest_m"),
        *("km2", "volume_standing_m3", "volume_promised_m3", "points_per_km2", "ha"),
    ),
    "whole": (
        *("rank", "precision_m", "nearest_precision_m", "deepest", "deepest_within_precision", "points"),
        *("points_before", "points_after", "points_unclear", "works", "planned", "building", "done", "stopped"),
        *("unstated", "volume_stated", "villages_near", "shelters", "shelters_near"),
    ),
}
"""What the values of a column are, wherever none is known too; everything else is text."""
BY_KIND = {("areas", "villages"): "whole"}
"""Gaps name their villages, areas count them."""


def frames(result: Result, crs: str) -> dict[str, GeoDataFrame]:
    """Give the layers that have rows, by name; one of areas where nothing was found.

    Parameters
    ----------
    result : Result
    crs : str
        Of the coordinates.
    """
    from geopandas import GeoDataFrame

    shapes = np.empty(len(result.rows), dtype=object)
    shapes[:] = [row.metres for row in result.rows]
    dimensions = np.where(shapely.is_missing(shapes), NOWHERE, shapely.get_dimensions(shapes))
    found: dict[str, GeoDataFrame] = {}
    for dimension, name in DIMENSIONS.items():
        mine = [row for row, at in zip(result.rows, dimensions.tolist(), strict=True) if at == dimension]
        if mine:
            fields = _fields(result, mine)
            if dimension > NOWHERE:
                fields = fields.set_geometry([row.metres for row in mine], crs=METRES).to_crs(crs)
            found[f"{result.asked.kind}_{name}"] = fields
    return found or {f"{result.asked.kind}_{DIMENSIONS[AREAS]}": GeoDataFrame(geometry=[], crs=crs)}


def spatial(result: Result, names: list[str]) -> dict[str, int]:
    """Give those layers that have a place, and their dimensions."""
    known = {f"{result.asked.kind}_{name}": dimension for dimension, name in DIMENSIONS.items()}
    return {name: known[name] for name in names if known[name] > NOWHERE}


def type_of(result: Result, column: str) -> str:
    """Give the type of pandas that a column has, in which a value may be missing."""
    kind = BY_KIND.get((result.asked.kind, column)) or next((one for one, has in KINDS.items() if column in has), "")
    return TYPES.get(kind, "object")


def _fields(result: Result, rows: list[Row]) -> GeoDataFrame:
    """Give typed columns; lists and objects are text."""
    from geopandas import GeoDataFrame

    values = {name: [_plain(row.values[name]) for row in rows] for name in result.columns}
    # without a geometry `astype` gives a plain frame back
    return GeoDataFrame(GeoDataFrame(values).astype({name: type_of(result, name) for name in values}))


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a cell holds
    if isinstance(value, list):
        return BETWEEN.join(value)
    return said(value) if isinstance(value, dict) else value
