"""The ground that maps on paper are drawn on: the city, what lies round it, and what stands there today."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers import EditionError, Store
from mapapp.paper.leaf.middles import Floats, middles
from mapapp.portrait.land import in_metres

_Name = TypeVar("_Name")
GAP_M = 60
"""The atlas draws the city's towns and the counties round it one by one; what gapes between two is no wider."""
BESIDE_M = 60
"""So near to a district's border a village's is the same border: the two files of the atlas disagree by up to 30 m,
here and there by a little more."""


@dataclass(frozen=True)
class Line:
    """Something long that stands there today.

    Parameters
    ----------
    name : str
        As it is read on a map.
    kind : str
        ``railway`` ``mrt`` ``river`` ``road``.
    shape : shapely geometry
        EPSG:3826, metres.
    """

    name: str
    kind: str
    shape: BaseGeometry


@dataclass(frozen=True, eq=False)
class Ground:
    """Everything below the works, EPSG:3826, metres.

    Parameters
    ----------
    districts, neighbours : mapping of str to shapely geometry
        By name, in the order of their codes.
    villages : mapping of (str, str) to shapely geometry
        By district and name.
    lines : tuple of Line
    """

    districts: Mapping[str, BaseGeometry]
    neighbours: Mapping[str, BaseGeometry]
    villages: Mapping[tuple[str, str], BaseGeometry]
    lines: tuple[Line, ...] = ()

    @classmethod
    def read(cls, store: Store) -> Self:
        """Read the ground of the edition that is served.

        Raises
        ------
        EditionError
            If it is an older one, without lines: a map that lacks its railway is not printed.
        """
        _, boundaries = store.shelf()
        shapes = (_flat(boundaries.districts), _flat(boundaries.neighbours), _flat(boundaries.villages))
        return cls(*shapes, _lines(store))

    @cached_property
    def land(self) -> BaseGeometry:
        """All that is not sea, without the gaps between the files that it is joined from."""
        joined = shapely.union_all([self.city, *self.neighbours.values()])
        return shapely.buffer(shapely.buffer(joined, GAP_M / 2, quad_segs=2), -GAP_M / 2, quad_segs=2)

    @cached_property
    def city(self) -> BaseGeometry:
        """All districts together."""
        return shapely.union_all(list(self.districts.values()))

    @cached_property
    def borders(self) -> BaseGeometry:
        """Lines between districts, and round the city, each once."""
        return _edges(self.districts)

    @cached_property
    def village_borders(self) -> BaseGeometry:
        """Lines between villages, where they are no district's, each once."""
        return shapely.difference(_edges(self.villages), shapely.buffer(self.borders, BESIDE_M, quad_segs=2))

    def village_middles(self, frame: BaseGeometry) -> Iterator[tuple[tuple[str, str], Floats]]:
        """Give each village that reaches into a frame, and places inside it, as `middles` lists them."""
        keys, tree = self._village_tree
        for row in sorted(tree.query(frame).tolist()):
            if keys[row] not in self._middles:
                self._middles[keys[row]] = middles(self.villages[keys[row]])
            yield keys[row], self._middles[keys[row]]

    @cached_property
    def _village_tree(self) -> tuple[list[tuple[str, str]], shapely.STRtree]:
        return list(self.villages), shapely.STRtree(list(self.villages.values()))

    @cached_property
    def _middles(self) -> dict[tuple[str, str], Floats]:
        """Kept from map to map: a sheet names its villages, and nobody waits for those of the whole city."""
        return {}


class Grounds:
    """The ground of the edition that is served now."""

    def __init__(self) -> None:
        self._kept: tuple[str, Ground] | None = None

    def of(self, store: Store) -> Ground:
        """Give the ground, read anew when the edition changed."""
        edition = store.edition
        if self._kept is None or self._kept[0] != edition:
            self._kept = (edition, Ground.read(store))
        return self._kept[1]


def _lines(store: Store) -> tuple[Line, ...]:
    try:
        collection = json.loads(store.asset("base/lines.geojson"))
    except KeyError as error:
        raise EditionError(f"{store.path.name}: expected {error} in it (worksmap layers build)") from error
    said = ((one["properties"], in_metres(one["geometry"])) for one in collection["features"])
    return tuple(Line(properties["name"], properties["kind"], shape) for properties, shape in said)


def _flat(shapes: Mapping[_Name, BaseGeometry]) -> dict[_Name, BaseGeometry]:
    from geocode import metres

    return dict(zip(shapes, metres.in_metres(np.array(list(shapes.values()))), strict=True))


def _edges(shapes: Mapping[_Name, BaseGeometry]) -> BaseGeometry:
    return shapely.line_merge(shapely.union_all(shapely.boundary(np.array(list(shapes.values())))))
