"""Which ground a sheet is of, and what it is called."""

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from layers import Query
from layers.bbox import BBox
from layers.errors import QueryError
from mapapp.errors import DistrictUnknownError
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.order import Order
from mapapp.saying import say_query
from mapapp.wording import Wording
from mapapp.words import Words

PIECES = 16
"""A parallel bends in TM2: each side of a box is projected in so many pieces."""
ROUND = 64
"""A circle is drawn with so many corners in each quarter: half a millimetre from one to the next on A3."""
WIDEST_M = 140_000
"""A box that is wider, or higher, is no map of the city, which is 111 km high."""


@dataclass(frozen=True)
class Area:
    """The ground of a sheet.

    Parameters
    ----------
    name : str
        As a heading says it.
    shape : shapely geometry
        EPSG:3826, metres.
    """

    name: str
    shape: BaseGeometry


def area(order: Order, ground: Ground, words: Words) -> Area:
    """Find the ground that an order is of: a village, a district, a box, a circle, or the whole city.

    Parameters
    ----------
    order : Order
    ground : Ground
    words : Words

    Raises
    ------
    DistrictUnknownError
        If the city has no such district.
    layers.errors.QueryError
        If the district has no such village, or the box or the circle lies where no map of ours is.
    """
    if order.district:
        return _district(order, ground, words)
    query = order.query
    if query.bbox:
        return Area(_heading(Query(bbox=query.bbox), words), _box(query.bbox, ground))
    if query.near:
        shape = shapely.buffer(query.near.centre, query.near.radius_m, quad_segs=ROUND)
        text = f"{query.near.lon:.10g},{query.near.lat:.10g}"
        return Area(_heading(Query(near=query.near), words), _within("near", text, shape, ground))
    return Area(words("paper.city"), shapely.union_all(list(ground.districts.values())))


def _heading(query: Query, words: Words) -> str:
    """Say what ground a query asks about, as a heading begins."""
    said = say_query(query, words)
    return said[:1].upper() + said[1:]


def _district(order: Order, ground: Ground, words: Words) -> Area:
    if order.district not in ground.districts:
        raise DistrictUnknownError(order.district)
    name = Wording(words).district(order.district)
    if not order.village:
        return Area(name, ground.districts[order.district])
    if (order.district, order.village) not in ground.villages:
        first = next(village for district, village in ground.villages if district == order.district)
        raise QueryError("village", order.village, f"a village of {order.district}, such as {first}")
    shape = ground.villages[order.district, order.village]
    return Area(words("paper.village", district=name, village=order.village), shape)


def _box(box: BBox, ground: Ground) -> BaseGeometry:
    text = f"{box.west:.10g},{box.south:.10g},{box.east:.10g},{box.north:.10g}"
    if box.west == box.east or box.south == box.north:
        raise QueryError("bbox", text, "a box with a width and a height")
    sides = shapely.segmentize(box.shape, max(box.east - box.west, box.north - box.south) / PIECES)
    from geocode.metres import in_metres

    return _within("bbox", text, in_metres(sides), ground)


def _within(name: str, text: str, shape: BaseGeometry, ground: Ground) -> BaseGeometry:
    """Give a shape that touches the city and is not so much larger that no scale shows it."""
    west, south, east, north = shape.bounds
    sound = max(east - west, north - south) <= WIDEST_M and any(map(shape.intersects, ground.districts.values()))
    if not sound:
        raise QueryError(name, text, f"ground in Kaohsiung, at most {WIDEST_M // 1000} km wide and high")
    return shape
