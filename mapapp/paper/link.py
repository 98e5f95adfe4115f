"""The address on the web that shows what a sheet shows."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlencode

from shapely.geometry.base import BaseGeometry

from layers import Query
from layers.bbox import BBox
from layers.query import CHOICES
from mapapp.paper.order import Order
from register.category import FLOOD_CATEGORIES

DECIMALS = 5
"""Of a degree: a metre."""


def link(order: Order, area: BaseGeometry, site: str) -> str:
    """Give the address of the same works on the web.

    Parameters
    ----------
    order : Order
    area : shapely geometry
        EPSG:3826; of a village the web has no filter, and shows the box round it.
    site : str
        Where the map is, such as ``https://works.example/``; where it is empty, so is the answer.

    Examples
    --------
    >>> import shapely
    >>> link(Order.parse("楠梓區", {}), shapely.Point(), "https://works.example/")
    'https://works.example/districts/%E6%A5%A0%E6%A2%93%E5%8D%80'
    >>> link(Order.parse("", {"phase": "building", "near": "120.3,22.7"}), shapely.Point(), "https://works.example")
    'https://works.example/?phase=building&near=120.3,22.7&radius=1000&finished=all'
    """
    if not site:
        return ""
    base = site.rstrip("/")
    beside = {"overlay": ",".join(order.overlays), "sensors": "on" if order.sensors else ""}
    is_whole = order.query == Order.parse(order.district, {}).query and not (order.village or order.flood)
    if order.district and is_whole and not any(beside.values()):
        return f"{base}/districts/{quote(order.district, safe='')}"
    texts = dict(_texts(_shown(order, area))) | {name: text for name, text in beside.items() if text}
    return f"{base}/?{urlencode(texts, safe=',.')}"


def _shown(order: Order, area: BaseGeometry) -> Query:
    """Give the query of the page, which knows neither villages nor flood works."""
    from geocode.metres import in_degrees

    query = order.query
    if order.flood:
        # where the categories that were chosen hold none of them, those of another category that are marked so are left
        query = replace(query, category=(query.category & FLOOD_CATEGORIES) or query.category or FLOOD_CATEGORIES)
    if order.village:
        query = replace(query, bbox=BBox(*(round(degrees, DECIMALS) for degrees in in_degrees(area).bounds)))
    return query


def _texts(query: Query) -> Iterator[tuple[str, str]]:
    """Write a query as `Query.parse` reads it. The page leaves out what was finished long ago unless it is told."""
    for name in CHOICES:
        values = getattr(query, name)
        if values and name != "year":
            yield name, ",".join(sorted(values))
    yield from _moments(query)
    if query.q:
        yield "q", " ".join(query.q)
    yield from _grounds(query)
    yield "finished", query.finished


def _moments(query: Query) -> Iterator[tuple[str, str]]:
    if query.year:
        spans = [f"{first:04}..{last:04}" for first, last in query.year.spans]
        yield "year", ",".join([*spans, *(["none"] if query.year.unstated else [])])
    if query.stands:
        yield "stands", f"{query.stands:04}"


def _grounds(query: Query) -> Iterator[tuple[str, str]]:
    if query.near:
        yield "near", f"{query.near.lon:.10g},{query.near.lat:.10g}"
        yield "radius", f"{query.near.radius_m:.10g}"
    if query.bbox:
        yield "bbox", ",".join(f"{getattr(query.bbox, name):.10g}" for name in ("west", "south", "east", "north"))
