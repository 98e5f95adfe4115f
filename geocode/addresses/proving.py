"""Door-plates against the ground: each lies in the district that it names, or it is refused."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from geocode.addresses.columns import WGS84
from geocode.addresses.plate import RawPlate
from geocode.addresses.refused import Reason, Refused
from geocode.boundaries import BORDER_M, CITY_BOX, Boundaries
from geocode.metres import in_metres
from geocode.text import normalise

Points = NDArray[np.object_]

_NOWHERE: Final = -1


class Placed(NamedTuple):
    """A door-plate whose place is proved.

    Parameters
    ----------
    line, district : str
    number, sub : int
    x, y : int
        EPSG:3826, decimetres.
    village : tuple of str and str, or None
        Such as ``("岡山區", "劉厝里")``; None in the harbour and on two bases, which no village covers.
    """

    line: str
    district: str
    number: int
    sub: int
    x: int
    y: int
    village: tuple[str, str] | None


class Ground:
    """The city's polygons in metres, prepared for many points.

    Parameters
    ----------
    boundaries : Boundaries
        The city; its villages are read here.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self.names: Final = list(boundaries.districts)
        self.districts: Final = in_metres(np.array(list(boundaries.districts.values())))
        self._villages = list(boundaries.villages)
        self._shapes = in_metres(np.array(list(boundaries.villages.values())))
        shapely.prepare(self.districts)
        shapely.prepare(self._shapes)
        self._number = {name: number for number, name in enumerate(self.names)}
        self._of_village = np.array([self._number[district] for district, _ in self._villages])
        self._spelled = {(district, normalise(name)): (district, name) for district, name in self._villages}
        self._box = in_metres(CITY_BOX).bounds

    def prove(self, plates: list[RawPlate], crs: str) -> tuple[list[Placed], list[Refused]]:
        """Place door-plates, and refuse those that lie outside the city or outside the district that they name.

        A plate that names a district may lie up to 30 m outside it (`geocode.boundaries.BORDER_M`), because the border
        is no better known. One that names none gets the district of the village polygon, else of the town polygon. A
        village of that district that the file names is kept; else it is that of the polygon.

        Parameters
        ----------
        plates : list of RawPlate
        crs : str
            Of their positions: ``EPSG:3826`` or ``EPSG:4326``.
        """
        points = self._points(plates, crs)
        villages, homes = self._homes(points)
        named = np.array([self._number.get(plate.district, _NOWHERE) for plate in plates], dtype=np.int64)
        districts = np.where(named == _NOWHERE, homes, named)
        good = self._within(points, districts, homes)
        tenths = np.rint(np.nan_to_num(shapely.get_coordinates(points)) * 10).astype(np.int64).tolist()
        placed, refused = [], []
        rows = zip(plates, good.tolist(), districts.tolist(), villages.tolist(), homes.tolist(), tenths, strict=True)
        for plate, is_good, district, village, home, (x, y) in rows:
            if is_good:
                key = self._village(plate, district, village)
                placed.append(Placed(plate.line, self.names[district], plate.number, plate.sub, x, y, key))
            else:
                refused.append(self._refusal(plate, home))
        return placed, refused

    def _points(self, plates: list[RawPlate], crs: str) -> Points:
        """Give the points in metres; what is far away becomes a point far away, so that nothing overflows."""
        values = np.array([(plate.x, plate.y) for plate in plates], dtype=np.float64).reshape(-1, 2)
        west, south, east, north = CITY_BOX.bounds if crs == WGS84 else self._box
        margin = (east - west) / 2
        low, high = (west - margin, south - margin), (east + margin, north + margin)
        points: Points = shapely.points(np.clip(values, low, high))
        return np.asarray(in_metres(points)) if crs == WGS84 else points

    def _homes(self, points: Points) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give for each point the village and the district that it lies in; -1 for none."""
        tree = shapely.STRtree(points)
        villages = _containing(tree, self._shapes, len(points))
        districts = _containing(tree, self.districts, len(points))
        return villages, np.where(villages == _NOWHERE, districts, self._of_village[villages])

    def _within(self, points: Points, districts: NDArray[np.int64], homes: NDArray[np.int64]) -> NDArray[np.bool_]:
        good: NDArray[np.bool_] = (districts == homes) & (homes != _NOWHERE)
        asked = np.flatnonzero(~good & (districts != _NOWHERE))
        good[asked] = shapely.dwithin(self.districts[districts[asked]], points[asked], BORDER_M)
        return good

    def _village(self, plate: RawPlate, district: int, village: int) -> tuple[str, str] | None:
        if plate.village and (named := self._spelled.get((self.names[district], normalise(plate.village)))):
            return named
        return self._villages[village] if village != _NOWHERE and self._of_village[village] == district else None

    def _refusal(self, plate: RawPlate, home: int) -> Refused:
        where = f"{plate.district}{plate.line}{plate.number}號 {plate.x:.10g},{plate.y:.10g}"
        if home == _NOWHERE:
            return Refused(plate.place, Reason.CITY, where, "a position in 高雄市")
        return Refused(
            plate.place, Reason.DISTRICT, where, f"{plate.district}; the position lies in {self.names[home]}"
        )


def _containing(tree: shapely.STRtree, polygons: NDArray[np.object_], points: int) -> NDArray[np.int64]:
    """Give for each point of the tree the first polygon that it lies in; the polygons are prepared, so it is quick."""
    found = np.full(points, _NOWHERE, dtype=np.int64)
    polygon, point = tree.query(polygons, predicate="intersects")
    found[point[::-1]] = polygon[::-1]
    return found
