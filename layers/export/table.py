"""The works as rows, the same for every format."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import shapely
from shapely.geometry.base import BaseGeometry

from layers.export.column import BETWEEN, Column, Value, columns
from layers.export.crs import DECIMALS, WGS84, moved
from layers.export.selection import Selection
from layers.marks import stand

Row = tuple[Value, ...]
Watch = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Table:
    """Rows of typed values, each with its geometry.

    Parameters
    ----------
    columns : tuple of Column
    rows : tuple of tuple
        None where nothing is known; lists are joined.
    shapes : tuple of shapely geometry or None
        In the selection's coordinates, as many as rows; None where no place is known.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    shapes: tuple[BaseGeometry | None, ...]

    @classmethod
    def of(cls, selection: Selection, watch: Watch = iter) -> Self:
        """Read a selection: those with a number by number, the others behind them in the order they came in.

        Parameters
        ----------
        selection : Selection
        watch : callable
            Passes the features on, and may show how many have come by.
        """
        made = columns(selection.crs, numbered=selection.numbers is not None, measured=selection.measured)
        numbers = selection.numbers or {}
        features = sorted(map(json.loads, selection.features), key=lambda one: numbers.get(one["id"], len(numbers) + 1))
        rows, shapes = [], []
        for feature in watch(features):
            shape = _shape(feature["geometry"])
            said = feature["properties"] | {"number": numbers.get(feature["id"])} | _spot(shape, selection.crs)
            rows.append(tuple(_value(said.get(column.name), column) for column in made))
            shapes.append(None if shape is None else shapely.transform(shape, moved(selection.crs)))
        return cls(made, tuple(rows), tuple(shapes))


def _shape(geometry: Mapping[str, Any] | None) -> BaseGeometry | None:
    return None if geometry is None else shapely.from_geojson(json.dumps(geometry))


def _spot(shape: BaseGeometry | None, crs: str) -> dict[str, Value]:
    if shape is None:
        return {}
    spot = shapely.transform(stand(shape), lambda degrees: degrees.round(DECIMALS[WGS84]))
    there = shapely.transform(spot, moved(crs))
    x, y = (round(one, DECIMALS[crs]) for one in (there.x, there.y))
    return {"geometry_type": shape.geom_type} | ({"lon": x, "lat": y} if crs == WGS84 else {"x": x, "y": y})


def _value(value: Any, column: Column) -> Value:  # noqa: ANN401  whatever JSON holds
    if column.kind == "list":
        return BETWEEN.join(value or ()) or None
    if value is None:
        return None
    return float(value) if column.kind == "real" else value
