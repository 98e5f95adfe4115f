"""A made-up town of straight streets in the middle of 橋頭區, and the geocoder over it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geocode import Boundaries, DistrictGeocoder, Entry, GazetteerGeocoder, Method
from geocode.composing import ComposingGeocoder, Leaves
from geocode.metres import in_degrees, in_metres
from geocode.reading import Reader

HOME = "橋頭區"

Drawn = Callable[[BaseGeometry], BaseGeometry]


def street(*corners: tuple[float, float]) -> BaseGeometry:
    """Draw a street through corners, metres east and north of the town's middle."""
    return shapely.LineString(corners)


STREETS = {
    "測試大道": shapely.MultiLineString([[(-800, 8), (800, 8)], [(-800, -8), (800, -8)]]),  # two carriageways
    "範例一街": street((-300, -400), (-300, 400)),
    "範例二街": street((400, -400), (400, 400)),
    "範例三街": street((0, 24), (0, 500)),  # ends 16 m before 測試大道
    "並行路": street((-800, 20), (800, 20)),
    "彎曲路": street((-600, -300), (-600, 300), (600, 300), (600, -300)),
    "遠方路": street((-500, 1300), (500, 1300)),
    "環狀路": street((-200, -300), (200, -300), (200, -900), (-200, -900), (-200, -300)),
    "範例四街": street((-100, -200), (-100, -400)),
    "範例五街": street((100, -200), (100, -400)),
    "斷續路": shapely.MultiLineString([[(-700, -1000), (-20, -1000)], [(0, -1000), (700, -1000)]]),
}
PLACES = {
    "測試國小": shapely.Point(50, 120),
    "範例國小": shapely.Point(0, 700),
    "測試公園": shapely.box(100, -60, 200, 60),
}


def entry(name: str, geometry: BaseGeometry, *districts: str, precision_m: int = 10) -> Entry:
    """Make a row of the gazetteer."""
    method = (Method.EXACT, Method.ALONG, Method.AREA)[shapely.get_dimensions(geometry)]
    return Entry(name, (), "test", districts or (HOME,), geometry, precision_m, method, "測試資料", "測試用")


@pytest.fixture(scope="session")
def drawn(boundaries: Boundaries) -> Drawn:
    """Put what is drawn in metres round the town's middle on the map."""
    circle = shapely.maximum_inscribed_circle(in_metres(boundaries.districts[HOME]))
    east, north = shapely.get_coordinates(circle)[0]
    return lambda ground: in_degrees(shapely.transform(ground, lambda xy: np.add(xy, (east, north))))


@pytest.fixture(scope="session")
def town(drawn: Drawn) -> tuple[Entry, ...]:
    """Make the rows of every street and place."""
    return tuple(entry(name, drawn(ground)) for name, ground in {**STREETS, **PLACES}.items())


@pytest.fixture(scope="session")
def reader(boundaries: Boundaries) -> Reader:
    """Open the reader."""
    return Reader(boundaries)


@pytest.fixture(scope="session")
def over(boundaries: Boundaries, reader: Reader) -> Callable[..., ComposingGeocoder]:
    """Open the geocoder over any rows."""

    def build(*entries: Entry) -> ComposingGeocoder:
        leaves = Leaves(GazetteerGeocoder(entries), DistrictGeocoder(boundaries), boundaries)
        return ComposingGeocoder(reader, leaves, boundaries)

    return build


@pytest.fixture(scope="session")
def geocoder(over: Callable[..., ComposingGeocoder], town: tuple[Entry, ...]) -> ComposingGeocoder:
    """Open the geocoder over the town."""
    return over(*town)
