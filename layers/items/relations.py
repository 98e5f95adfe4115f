"""How an item lies to a geometry: what a spatial function of CQL2 asks, answered by Shapely."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.bbox import BBox
from layers.errors import QueryError
from layers.items.crs import Crs, into_degrees
from layers.where import NOTHING, Condition, box_meets, define_tests

Node = Any
"""A node of CQL2 JSON, which the standard defines for exactly this tree."""
RELATIONS: Mapping[str, Callable[[BaseGeometry, BaseGeometry], bool]] = {
    "s_intersects": shapely.intersects,
    "s_within": shapely.within,
    "s_contains": shapely.contains,
    "s_touches": shapely.touches,
    "s_crosses": shapely.crosses,
    "s_overlaps": shapely.overlaps,
    "s_equals": shapely.equals,
    "s_disjoint": shapely.disjoint,
}
TURNED = {"s_within": "s_contains", "s_contains": "s_within"}
"""What a relation is called from the other side; the others are the same from both."""
KEPT = 64
EXPECTED = "a valid geometry in WKT or BBOX(…), with positions of filter-crs"
STEPS = 64
MARGIN = 1e-5
"""Degrees, a metre: a straight side in TM2 is a bent one in degrees, and it is seen at 64 points."""
MOST = {Crs.CRS84: 180.0, Crs.TWD97: 1e7}


def define_relations(connection: sqlite3.Connection) -> None:
    """Teach a connection the tests of `layers.where`, ``relates(name, wkb, wkb)``, and ``folded(text)``."""
    define_tests(connection)
    connection.create_function("relates", 3, _relates, deterministic=True)
    connection.create_function("folded", 1, _folded, deterministic=True)


@lru_cache(KEPT)
def _asked(wkb: bytes) -> BaseGeometry:
    shape = shapely.from_wkb(wkb)
    shapely.prepare(shape)
    return shape


def _relates(name: str, item: bytes | None, asked: bytes) -> bool | None:
    """Tell how an item lies to what is asked; what has no place lies in no way to anything."""
    if item is None:
        return None
    # a prepared geometry is quick as the first of the two
    return bool(RELATIONS[TURNED.get(name, name)](_asked(asked), shapely.from_wkb(item)))


def _folded(value: str | float | None) -> str | float | None:
    return value.casefold() if isinstance(value, str) else value


def related(name: str, node: Node, item_first: bool, crs: Crs) -> Condition:
    """Write the condition that an item's geometry lies to a geometry as a function of CQL2 says.

    Parameters
    ----------
    name : str
        A key of `RELATIONS`.
    node : object
        The geometry, as CQL2 JSON has it.
    item_first : bool
        Whether the item is the function's first argument.
    crs : Crs
        Of the geometry; the relation is tested there.

    Raises
    ------
    QueryError
        If it is no valid geometry.
    """
    shape = _shape(node, crs)
    wkb, column = shapely.to_wkb(shape), "shape" if crs is Crs.CRS84 else "metres"
    text, values = f"relates(?, {column}, ?)", [name if item_first else TURNED.get(name, name), wkb]
    if name == "s_disjoint":
        return text, values
    seen = shape if crs is Crs.CRS84 else into_degrees(shapely.segmentize(shape, _step(shape)))
    west, south, east, north = seen.bounds
    if not _finite(seen.bounds):
        return NOTHING
    near, sides = box_meets(BBox(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))
    return f"({near} AND {text})", [*sides, *values]


def _shape(node: Node, crs: Crs) -> BaseGeometry:
    try:
        shape = shapely.box(*_flat(node["bbox"])) if "bbox" in node else shapely.from_geojson(json.dumps(node))
    except (shapely.errors.ShapelyError, KeyError, TypeError, ValueError):
        raise QueryError("filter", str(node), EXPECTED) from None
    reach = shapely.get_coordinates(shape)
    if shape.is_empty or not shape.is_valid or not (abs(reach) <= MOST[crs]).all():
        raise QueryError("filter", str(node), EXPECTED)
    return shape


def _step(shape: BaseGeometry) -> float:
    west, south, east, north = shape.bounds
    return float(max(east - west, north - south, 1.0)) / STEPS


def _finite(bounds: tuple[float, ...]) -> bool:
    """Tell whether a box of degrees is on the globe: what has no sense in TM2 becomes infinite or NaN there."""
    return all(abs(degrees) <= 360 for degrees in bounds)  # noqa: PLR2004  neither infinity nor NaN is


def _flat(corners: list[float]) -> list[float]:
    return [*corners[:2], *corners[3:5]] if len(corners) == 6 else corners  # noqa: PLR2004  heights are left aside
