"""The land that a small map is drawn on: the edition's own districts and the counties round them, in metres."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import shapely
from shapely.geometry.base import BaseGeometry

from layers import Store
from layers.near import to_metres


def in_metres(geometry: Mapping[str, Any]) -> BaseGeometry:
    """Read a GeoJSON geometry (WGS 84, longitude first) into EPSG:3826, TWD97 / TM2 zone 121.

    Parameters
    ----------
    geometry : mapping
        As a feature of ours has it.
    """
    shape = shapely.from_geojson(json.dumps(geometry))
    return shapely.transform(shape, to_metres().transform, interleaved=False)


@dataclass(frozen=True)
class Land:
    """Districts and neighbours.

    Parameters
    ----------
    districts : mapping of str to shapely geometry
        Name to polygons, EPSG:3826, metres.
    neighbours : tuple of shapely geometry
        The counties round the city, in the same.
    city : shapely geometry
        All districts together.
    """

    districts: Mapping[str, BaseGeometry]
    neighbours: tuple[BaseGeometry, ...]
    city: BaseGeometry

    @classmethod
    def read(cls, store: Store) -> Self:
        """Read the base of the edition that is served."""
        districts = _shapes(store.asset("base/districts.geojson"))
        neighbours = _shapes(store.asset("base/neighbours.geojson"))
        # both are rounded to their drawing's grid, where borders may cross by a hair
        city = shapely.union_all([shapely.make_valid(shape) for shape in districts.values()])
        return cls(districts, tuple(neighbours.values()), city)


class Lands:
    """The land of the edition that is served now."""

    def __init__(self) -> None:
        self._kept: tuple[str, Land] | None = None

    def of(self, store: Store) -> Land:
        """Give the land, read anew when the edition changed."""
        edition = store.edition
        if self._kept is None or self._kept[0] != edition:
            self._kept = (edition, Land.read(store))
        return self._kept[1]


def _shapes(collection: bytes) -> dict[str, BaseGeometry]:
    features = json.loads(collection)["features"]
    return {one["properties"]["name"]: in_metres(one["geometry"]) for one in features}
