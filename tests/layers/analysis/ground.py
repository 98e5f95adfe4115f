"""A made piece of ground: works of every shape over flooded areas, some of which overlap, and points with years."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.analysis.context import Context
from layers.analysis.works import Works
from layers.items.crs import into_degrees
from layers.overlays import About, Shown

SIDE = 20
"""Cells of the made flood in a row."""
CELL = 200.0
EAST, NORTH = 180_000.0, 2_500_000.0
DEPTHS = ((0.0, 0.3), (0.3, 0.5), (0.5, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, None))
SAID = {
    **{"name": "某工程", "category": "flood_works", "phase": "done", "completion": None, "completion_kind": None},
    **{"completion_year": None, "location_type": "specific", "precision_m": 50, "flood_related": True},
    **{"districts": ["三民區"], "part_of": None, "quantity": None, "quantity_unit": None},
}


def shown(kind: str = "flood-potential", **said: object) -> Shown:
    """Make the facts of an overlay."""
    scenario = "24h500" if kind == "flood-potential" else ""
    about = About(kind, "某圖資", "某機關", "2024", kind, scenario)
    classes = tuple({"number": at, "low_m": low, "high_m": high} for at, (low, high) in enumerate(DEPTHS, 1))
    facts: dict[str, Any] = {
        "sha256": "",
        "added": "",
        "form": "",
        "encoding": "",
        "field": "",
        "codes": "",
        "count": 0,
        "notes": {},
    }
    return Shown(about, "made", extent=(0, 0, 0, 0), classes=classes, **facts | said)


def context(
    shapes: list[Any], classes: list[int] | None = None, kind: str = "flood-potential", **said: list[Any]
) -> Context:
    """Make an overlay of shapes in metres."""
    ids = [str(at) for at in range(1, len(shapes) + 1)]
    rows = [dict(zip(said, row, strict=True)) for row in zip(*said.values(), strict=True)] if said else ()
    numbers = np.array(classes or [0] * len(shapes), dtype=np.int64)
    return Context(shown(kind), ids, numbers, _array(shapes), rows)


def works(shapes: list[Any], **said: list[Any]) -> Works:
    """Make works of shapes in metres, each with its own values of what is given."""
    rows = [SAID | {"id": f"w-{at:03}"} for at in range(len(shapes))]
    for name, values in said.items():
        rows = [row | {name: value} for row, value in zip(rows, values, strict=True)]
    # in the very metres that are given: what runs along a border does so to the last digit
    return Works(rows, np.asarray(into_degrees(_array(shapes)), dtype=object), _array(shapes))


def _array(shapes: list[Any]) -> NDArray[np.object_]:
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found


def flood() -> Context:
    """Make a flood: cells of six classes, some missing, some of them bent, and some that lie over their neighbours."""
    chance = np.random.default_rng(7)
    shapes, classes = [], []
    for row in range(SIDE):
        for column in range(SIDE):
            number = int(chance.integers(0, 7))
            if number:
                west, south = EAST + column * CELL, NORTH + row * CELL
                width = CELL * (1.4 if (row + column) % 9 == 0 else 1.0)
                cell = shapely.box(west, south, west + width, south + CELL)
                hole = shapely.Point(west + 80, south + 80).buffer(40)
                shapes.append(cell.difference(hole) if row % 5 == 0 else cell)
                classes.append(number)
    return context(shapes, classes)


def built() -> Works:
    """Make works: spots, lines that bend and run along borders of the flood, areas; half of them stand."""
    chance = np.random.default_rng(8)
    places = chance.uniform(-300, SIDE * CELL + 300, (36, 2)) + np.array([EAST, NORTH])
    shapes: list[Any] = [shapely.Point(*place) for place in places[:10]]
    shapes += [shapely.MultiPoint(places[10:13]), shapely.MultiPoint(places[13:15])]
    shapes += [shapely.LineString(places[at : at + 3]) for at in range(15, 24)]
    shapes += [shapely.LineString([(EAST, NORTH + n * CELL), (EAST + 1500, NORTH + n * CELL)]) for n in (3, 8)]
    shapes += [shapely.Point(*place).buffer(150 + 40 * at) for at, place in enumerate(places[24:34])]
    shapes += [shapely.box(EAST - 5000, NORTH - 5000, EAST + 9000, NORTH + 9000)]
    return works(shapes, phase=["done" if at % 2 else "planned" for at in range(len(shapes))])
