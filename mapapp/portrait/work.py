"""A work as its portraits draw it."""

import json
from dataclasses import dataclass
from typing import Any, Self

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.land import Land, in_metres


@dataclass(frozen=True)
class Work:
    """A project and its place.

    Parameters
    ----------
    properties : dict
        As published.
    geometry : dict or None
        As published: GeoJSON, WGS 84.
    place : shapely geometry or None
        The same in EPSG:3826, metres; None where no place is known.
    """

    properties: dict[str, Any]
    geometry: dict[str, Any] | None
    place: BaseGeometry | None

    @classmethod
    def read(cls, feature: bytes) -> Self:
        """Read a finished feature."""
        whole = json.loads(feature)
        geometry = whole["geometry"]
        return cls(whole["properties"], geometry, in_metres(geometry) if geometry else None)

    @property
    def id(self) -> str:
        """The project's id."""
        return str(self.properties["id"])

    @property
    def phase(self) -> str:
        """How far it is."""
        return str(self.properties["phase"])

    @property
    def reach(self) -> BaseGeometry | None:
        """Where the true place may lie: everything within the published radius, EPSG:3826."""
        return None if self.place is None else shapely.buffer(self.place, self.properties["precision_m"])

    @property
    def symbols(self) -> list[BaseGeometry]:
        """Points at which the phase's symbol stands, EPSG:3826: each point, the middle of a line, inside an area."""
        if self.place is None:
            return []
        parts = list(shapely.get_parts(self.place))
        if self.place.geom_type in {"Point", "MultiPoint"}:
            return parts
        largest = max(parts, key=lambda part: part.area or part.length)
        return [_middle(largest)]

    def stated(self, land: Land) -> BaseGeometry | None:
        """Join the districts that are named for it; None where none is."""
        named = [land.districts[name] for name in self.properties["districts"] if name in land.districts]
        return shapely.union_all(named) if named else None


def _middle(part: BaseGeometry) -> BaseGeometry:
    if part.geom_type == "LineString":
        return shapely.line_interpolate_point(part, 0.5, normalized=True)
    return shapely.point_on_surface(part)
