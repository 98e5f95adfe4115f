"""An OpenStreetMap extract: the door-plates and the named roads of the city.

The file is read in a few passes, each from its begin to its end, and may be far larger than the memory. What is given
comes in the order of the file, the same in every run: points by number, then buildings by number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
import osmium
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geocode.addresses.csv_file import BATCH, Batch
from geocode.addresses.errors import AddressesError
from geocode.addresses.osm_names import names_of
from geocode.addresses.osm_pieces import pieces, tagged
from geocode.addresses.osm_tags import KEY, Said, read, said_by
from geocode.addresses.osm_ways import lines
from geocode.addresses.plate import RawRoad
from geocode.addresses.refused import Refused
from geocode.boundaries import CITY_BOX
from geocode.text import CITY

_UNITS = 10_000_000
"""OpenStreetMap keeps positions in whole ten-millionths of a degree."""

_WEST, _SOUTH, _EAST, _NORTH = (round(bound * _UNITS) for bound in CITY_BOX.bounds)

Row = TypeVar("Row")


class _Spot(NamedTuple):
    """An object with a number, and where it is.

    Parameters
    ----------
    place : str
        In the file: ``node 123``.
    said : Said
        Its address.
    x, y : float
        Longitude and latitude.
    position : int
        Bytes of the file up to it.
    """

    place: str
    said: Said
    x: float
    y: float
    position: int


def plates(path: Path, area: BaseGeometry = CITY_BOX, done: int = 0) -> Iterator[Batch]:
    """Give the door-plates of an area: points, then buildings and grounds at a point inside their outline.

    What lies elsewhere is passed over, because an extract has the whole country; what lies here and is no door-plate of
    the city is refused. Outlines with holes (relations) are left out.

    Parameters
    ----------
    path : Path
        ``.osm.pbf``.
    area : Polygon or MultiPolygon
        Not larger than the city's box; best prepared (`shapely.prepare`).
    done : int
        Objects of the area to pass over, because they were read before.

    Yields
    ------
    Batch
        Of at most `BATCH` objects; WGS 84, longitude as ``x``.

    Raises
    ------
    AddressesError
        If the file is damaged or in another order than usual, or has nothing in the area; one line.
    """
    found = 0
    for spots in _batches(chain(_points(path), _buildings(path))):
        is_here = shapely.contains_xy(area, [spot.x for spot in spots], [spot.y for spot in spots]).tolist()
        inside = [spot for spot, here in zip(spots, is_here, strict=True) if here]
        if fresh := inside[max(0, done - found) :]:
            yield _read(fresh)
        found += len(inside)
    if not found:
        raise AddressesError(f"{path.name}: the extract has no address in {CITY}")


def roads(path: Path) -> Iterator[list[RawRoad]]:
    """Give the named roads and lanes that touch the city's box, each way under each of its names.

    Parameters
    ----------
    path : Path

    Yields
    ------
    list of RawRoad
        At most `BATCH`; WGS 84, longitude first.

    Raises
    ------
    AddressesError
        As `plates`.
    """
    found = lines(path, "highway", lambda way: names_of(way.tags))
    own = {name for names in found.said for name in names.own}
    yield from _batches(
        RawRoad(name, shape)
        for names, shape in zip(found.said, found.shapes.tolist(), strict=True)
        for name in (*names.own, *(other for other in names.others if other not in own))
    )


def _points(path: Path) -> Iterator[_Spot]:
    for piece in pieces(path):
        for place, said, x, y in tagged(piece, osmium.osm.NODE, KEY, _point):
            yield _Spot(place, said, x, y, piece.position)


def _point(node: osmium.osm.Node) -> tuple[str, Said, float, float] | None:
    at = node.location
    if _WEST <= at.x <= _EAST and _SOUTH <= at.y <= _NORTH:  # one that is nowhere on Earth has numbers far outside
        return f"node {node.id}", said_by(node.tags), at.lon, at.lat
    return None


def _buildings(path: Path) -> Iterator[_Spot]:
    found = lines(path, KEY, _outline)
    closed = np.flatnonzero(shapely.is_closed(found.shapes) & (shapely.get_num_points(found.shapes) > 3))  # noqa: PLR2004
    size = path.stat().st_size
    for at, (x, y) in zip(closed.tolist(), _inside(found.shapes[closed]).tolist(), strict=True):
        yield _Spot(*found.said[at], x, y, size)


def _outline(way: osmium.osm.Way) -> tuple[str, Said]:
    return f"way {way.id}", said_by(way.tags)


def _inside(outlines: NDArray[np.object_]) -> NDArray[np.float64]:
    """Give a point inside each closed line."""
    corners, owners = shapely.get_coordinates(outlines, return_index=True)
    areas = shapely.make_valid(shapely.polygons(shapely.linearrings(corners, indices=owners)))
    return np.asarray(shapely.get_coordinates(shapely.point_on_surface(areas)))


def _read(spots: list[_Spot]) -> Batch:
    results = [read(spot.place, spot.said, spot.x, spot.y) for spot in spots]
    refused = [one for one in results if isinstance(one, Refused)]
    found = [plate for one in results if not isinstance(one, Refused) for plate in one]
    return Batch(found, refused, len(spots), spots[-1].position)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    take: Callable[[], list[Row]] = lambda: list(islice(rows, BATCH))  # noqa: E731
    return iter(take, [])
