"""The features as a plain table, which every other store is filled with: the same values, geometries and types."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from layers.items import Collection


@dataclass(frozen=True)
class Table:
    """Features in columns.

    Parameters
    ----------
    columns : mapping of str to list
        Property to its values; lists are texts in JSON, as neither a GeoPackage nor these servers know any.
    types : mapping of str to str
        Property to its type in JSON Schema.
    shapes : array of shapely geometries
        WGS 84, longitude first.
    """

    columns: Mapping[str, list[Any]]
    types: Mapping[str, str]
    shapes: npt.NDArray[np.object_]

    @classmethod
    def of(cls, collection: Collection, features: Sequence[bytes]) -> Table:
        """Make it of a collection's finished features."""
        read = [json.loads(feature) for feature in features]
        said = [one["properties"] for one in read]
        columns = {column.name: [_plain(row[column.name]) for row in said] for column in collection.columns}
        shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in read])
        types = {column.name: column.type for column in collection.columns}
        return cls(columns, types, np.asarray(shapes, dtype=object))


def _plain(value: Any) -> Any:  # noqa: ANN401  what JSON holds
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
