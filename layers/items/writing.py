"""The tables of items, written into an edition beside the works that they show."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.flood import FloodKind
from layers.items.collection import Bounds, Collection, Column
from layers.items.crs import DEGREES_DECIMALS, METRES_DECIMALS, Crs
from layers.items.frame import insert_frame
from register import Category, Phase, Status
from register.period import Period

WORKS = "SELECT number, feature, shape, metres FROM works ORDER BY number"
TYPES = {
    **dict.fromkeys(("completion_year", "mentions_count", "slipped_months"), "integer"),
    **dict.fromkeys(("budget_twd", "precision_m", "quantity"), "number"),
    **dict.fromkeys(("overdue", "flood_related"), "boolean"),
    **dict.fromkeys(("districts", "aliases"), "array"),
}
"""What a published property is; every other one is text. Budgets pass 2³¹, which some take for an integer's end."""
VALUES = {"category": tuple(Category), "status": tuple(Status), "phase": tuple(Phase), "flood_kind": tuple(FloodKind)}
PROJECTS, FLOOD, UNLOCATED = "projects", "flood_related", "unlocated"
PARTS = ("points", "lines", "areas")
"""By dimension. QGIS takes a collection's kind of geometry from its first item and draws no other: it needs these."""
COLLECTIONS = frozenset(
    {*map(str, Category), PROJECTS, FLOOD, UNLOCATED, *(f"{one}_{part}" for one in (PROJECTS, FLOOD) for part in PARTS)}
)


@dataclass(frozen=True)
class _Work:
    number: int
    feature: dict[str, Any]
    shape: BaseGeometry | None
    metres: BaseGeometry | None

    @property
    def said(self) -> dict[str, Any]:
        return dict(self.feature["properties"])

    @property
    def period(self) -> Period | None:
        """The time that it is about: when it was, or is to be, completed."""
        return Period.parse(self.said["completion"]) if self.said["completion"] else None


def insert_items(file: sqlite3.Connection, properties: Sequence[str]) -> None:
    """Write the collections of an edition: each category, all works, those against floods, those without a place.

    All works and those against floods are there by dimension too, as far as there are any.

    Features without a geometry meet every box, so they are a collection of their own and in no other one.

    Parameters
    ----------
    file : sqlite3.Connection
        An edition whose works are written.
    properties : sequence of str
        Names of the properties that every feature has, in their order.
    """
    works = [_work(*row) for row in file.execute(WORKS)]
    columns = tuple(Column(name, TYPES.get(name, "string"), VALUES.get(name, ())) for name in properties)
    insert_grounds(file, map(_ground, works))
    for name, meant in _meant().items():
        chosen = [work for work in works if meant(work)]
        if chosen or not name.endswith(PARTS):
            insert_collection(file, _collection(name, chosen, columns), [work.number for work in chosen])


def insert_grounds(file: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    """Write items: rows of the table ``grounds`` of `layers.items.schema`."""
    file.executemany("INSERT INTO grounds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def insert_collection(file: sqlite3.Connection, collection: Collection, numbers: Iterable[int]) -> None:
    """Write a collection, and the numbers of the items in it; their works are written before."""
    file.execute("INSERT INTO collections VALUES (?, ?)", (collection.id, collection.written()))
    file.executemany("INSERT INTO members VALUES (?, ?)", [(collection.id, number) for number in numbers])
    insert_frame(file, collection.id)


def _meant() -> dict[str, Callable[[_Work], bool]]:
    def in_category(name: str) -> Callable[[_Work], bool]:
        return lambda work: work.shape is not None and work.said["category"] == name

    def in_part(name: str, dimension: int) -> Callable[[_Work], bool]:
        return lambda work: whole[name](work) and shapely.get_dimensions(work.shape) == dimension

    whole: dict[str, Callable[[_Work], bool]] = {
        PROJECTS: lambda work: work.shape is not None,
        FLOOD: lambda work: work.shape is not None and work.said["flood_related"],
    }
    return {
        **{str(category): in_category(category) for category in Category},
        **whole,
        **{f"{name}_{part}": in_part(name, dimension) for name in whole for dimension, part in enumerate(PARTS)},
        UNLOCATED: lambda work: work.shape is None,
    }


def _work(number: int, feature: bytes, shape: bytes | None, metres: bytes | None) -> _Work:
    return _Work(number, json.loads(feature), shapely.from_wkb(shape), shapely.from_wkb(metres))


def _ground(work: _Work) -> tuple[object, ...]:
    bounds = work.shape.bounds if work.shape is not None else (None,) * 4
    days = (work.period.begins.isoformat(), work.period.ends.isoformat()) if work.period else (None, None)
    feature = work.feature | {"properties": {name: _plain(name, value) for name, value in work.said.items()}}
    bodies = in_crs(feature, work.shape, Crs.CRS84), in_crs(feature, work.metres, Crs.TWD97)
    return work.number, *bounds, *days, *bodies


def _plain(name: str, value: object) -> object:
    """Write every number of a column with a point where any may need more than an integer.

    GDAL takes a column's type from the first twenty items: of whole ones it makes 32-bit integers, and cuts what does
    not go into them.
    """
    return float(value) if TYPES.get(name) == "number" and isinstance(value, int) else value


def in_crs(feature: dict[str, Any], shape: BaseGeometry | None, crs: Crs) -> bytes:
    """Write a feature with a geometry of a coordinate system, to the decimals that are written in it.

    Parameters
    ----------
    feature : dict
        GeoJSON, whose geometry is replaced.
    shape : shapely geometry or None
        In `crs`.
    crs : Crs
    """
    geometry = None if shape is None else json.loads(shapely.to_geojson(_rounded(shape, crs)))
    return json.dumps(feature | {"geometry": geometry}, ensure_ascii=False, separators=(",", ":")).encode()


def bodies(heads: Sequence[str], shapes: Any, crs: Crs) -> list[bytes]:  # noqa: ANN401  shapely's arrays are untyped
    """Write very many features at once, as `in_crs` writes one.

    Parameters
    ----------
    heads : sequence of str
        Each feature as JSON up to its geometry: ``{"type":"Feature","id":…,"properties":{…}``.
    shapes : ndarray of shapely geometries
        In `crs`.
    crs : Crs
    """
    texts = shapely.to_geojson(_rounded(shapes, crs))
    return [f'{head},"geometry":{text}}}'.encode() for head, text in zip(heads, texts, strict=True)]


def _rounded(shapes: Any, crs: Crs) -> Any:  # noqa: ANN401  one geometry, or an array of them
    decimals = METRES_DECIMALS if crs is Crs.TWD97 else DEGREES_DECIMALS
    return shapely.transform(shapes, lambda positions: positions.round(decimals))


def _collection(name: str, works: list[_Work], columns: tuple[Column, ...]) -> Collection:
    periods = [work.period for work in works if work.period]
    return Collection(
        id=name,
        count=len(works),
        extent=extent_of(work.shape for work in works if work.shape is not None),
        began=min((period.begins.isoformat() for period in periods), default=""),
        ended=max((period.ends.isoformat() for period in periods), default=""),
        columns=columns,
    )


def extent_of(shapes: Iterable[BaseGeometry]) -> Bounds | None:
    """Give the box of some geometries in degrees, rounded outwards to six decimals; None where there is none."""
    found = [shape.bounds for shape in shapes]
    if not found:
        return None
    wests, souths, easts, norths = zip(*found, strict=True)
    scale = 10**DEGREES_DECIMALS
    # a step of 1e-9 keeps 120.3 from becoming 120.300001 for its floating-point image alone
    low = [math.floor(min(side) * scale + 1e-3) / scale for side in (wests, souths)]
    high = [math.ceil(max(side) * scale - 1e-3) / scale for side in (easts, norths)]
    return low[0], low[1], high[0], high[1]
