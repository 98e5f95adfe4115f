"""An OpenStreetMap extract: door-plates and named roads, read in a few passes with little memory.

Places of the tags: https://wiki.openstreetmap.org/wiki/Key:addr and Taiwan's own page of it. Kaohsiung's points carry
``addr:district`` (鳳山區), ``addr:street`` with section and lane (四維三路12巷) and ``addr:housenumber`` (12, 12號 or
12之3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import osmium
import shapely

from geocode.addresses.errors import AddressesError
from geocode.addresses.nodes import Nodes
from geocode.addresses.plate import RawPlate, RawRoad
from geocode.boundaries import CITY_BOX
from geocode.reading.address import split_plate
from geocode.reading.numerals import canonical
from geocode.text import CITY, normalise

BATCH: Final = 20_000
"""Plates or roads that are given at once."""

STREETS: Final = ("addr:street", "addr:place", "addr:hamlet")
"""Tags that name what a number belongs to, the first that is there: a settlement without road names has a place."""

DISTRICTS: Final = ("addr:district", "addr:suburb")
VILLAGES: Final = ("addr:village", "addr:subdistrict", "addr:neighbourhood")
NAMES: Final = ("name", "alt_name", "old_name")
"""A road is found by each of its names. Its ``ref`` is left out: 「1」 may be 台1線, 市道 or a district road."""

_WEST, _SOUTH, _EAST, _NORTH = CITY_BOX.bounds
Row = TypeVar("Row")


def plates(path: Path) -> Iterator[list[RawPlate]]:
    """Give the door-plates inside the city's box: points first, then buildings at the middle of their outline.

    The order is that of the file, the same in every run. A number that cannot be read (「12;14」) is passed over, as is
    what says that it is in another city. Buildings that are relations (with courtyards) are left out.

    Parameters
    ----------
    path : Path
        ``.osm.pbf``.

    Yields
    ------
    list of RawPlate
        At most `BATCH`; WGS 84, longitude as ``x``.

    Raises
    ------
    AddressesError
        If the file is damaged, or is none; one line.
    """
    yield from _batches(path, _plates(path))


def roads(path: Path) -> Iterator[list[RawRoad]]:
    """Give the named roads and lanes inside the city's box, each name of each way.

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
    yield from _batches(path, _roads(path))


def _plates(path: Path) -> Iterator[RawPlate]:
    for node in _objects(path, osmium.osm.NODE, "addr:housenumber"):
        if _is_here(node.lon, node.lat) and (plate := _plate(f"node {node.id}", node.tags, node.lon, node.lat)):
            yield plate
    known = _nodes_of(path, "addr:housenumber")
    for way in _objects(path, osmium.osm.WAY, "addr:housenumber"):
        outline = known.positions([node.ref for node in way.nodes])
        if len(outline):
            lon, lat = np.unique(outline, axis=0).mean(axis=0)
            if plate := _plate(f"way {way.id}", way.tags, float(lon), float(lat)):
                yield plate


def _roads(path: Path) -> Iterator[RawRoad]:
    known = _nodes_of(path, "highway", "name")
    for way in _objects(path, osmium.osm.WAY, "highway", "name"):
        course = known.positions([node.ref for node in way.nodes])
        if len(course) > 1:
            shape = shapely.LineString(course)
            for line in dict.fromkeys(filter(None, (_line(way.tags.get(name)) for name in NAMES))):
                yield RawRoad(line, shape)


def _plate(place: str, tags: osmium.osm.TagList, lon: float, lat: float) -> RawPlate | None:
    number = tags["addr:housenumber"]
    street = next(filter(None, map(tags.get, STREETS)), "")
    split = split_plate(f"{street}{number}" if "號" in number else f"{street}{number}號") if street else None
    if split is None or normalise(tags.get("addr:city") or CITY) != CITY:
        return None
    return RawPlate(place, _ending(tags, DISTRICTS, "區"), _ending(tags, VILLAGES, "里"), *split, lon, lat)


def _ending(tags: osmium.osm.TagList, names: tuple[str, ...], end: str) -> str:
    """Give the first of some tags whose value ends as it should: a suburb need not be a district."""
    return next((value for value in map(tags.get, names) if value and value.endswith(end)), "")


def _line(name: str | None) -> str:
    return canonical(normalise(name)) if name else ""


def _is_here(lon: float, lat: float) -> bool:
    return bool(_WEST <= lon <= _EAST and _SOUTH <= lat <= _NORTH)


def _nodes_of(path: Path, *keys: str) -> Nodes:
    """Find where the corners of some ways are: those inside the box, and no other node of the country."""
    wanted = osmium.IdTracker()
    for way in _objects(path, osmium.osm.WAY, *keys):
        wanted.add_references(way)
    corners: Iterable[Any] = osmium.FileProcessor(path, osmium.osm.NODE).with_filter(wanted.id_filter())
    return Nodes.of((node.id, node.lon, node.lat) for node in corners if _is_here(node.lon, node.lat))


def _objects(path: Path, kind: osmium.osm.osm_entity_bits, *keys: str) -> Iterator[Any]:
    """Read the objects of one kind that have all of some tags; osmium leaves out the others itself."""
    found = osmium.FileProcessor(path, kind)
    for key in keys:
        found = found.with_filter(osmium.filter.KeyFilter(key))
    return iter(found)


def _batches(path: Path, rows: Iterator[Row]) -> Iterator[list[Row]]:
    take: Callable[[], list[Row]] = lambda: list(islice(rows, BATCH))  # noqa: E731
    with _told(path):
        yield from iter(take, [])


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (RuntimeError, ValueError) as error:
        said = " ".join(str(error).split())
        raise AddressesError(f"{path.name}: expected an OpenStreetMap extract (.osm.pbf): {said}") from None
