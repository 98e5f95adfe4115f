"""The works of a sheet, and the filters that chose them in words."""

from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from layers import Query, Store
from mapapp.paper.order import Order
from mapapp.portrait.work import Work
from mapapp.saying import say_query
from mapapp.words import Words


def selected(order: Order, store: Store, area: BaseGeometry) -> list[Work]:
    """List the works that an order means: those of its query, in the order of the store.

    Parameters
    ----------
    order : Order
        Of a village: those of the query that lie in it, or may by the published radius; who has no place is in none.
    store : Store
    area : shapely geometry
        Of the sheet, EPSG:3826.
    """
    works = [Work.read(feature) for feature in store.query(order.query)]
    if order.flood:
        works = [work for work in works if work.properties["flood_related"]]
    if order.village:
        works = [work for work in works if work.reach is not None and work.reach.intersects(area)]
    return works


def chosen(order: Order, words: Words) -> str:
    """Say the filters besides the area that the sheet is of; nothing where there are none."""
    query = order.query
    if order.district:
        query = replace(query, district=frozenset())
    elif query.bbox:
        query = replace(query, bbox=None)
    elif query.near:
        query = replace(query, near=None)
    return said(query, words, flood=order.flood)


def said(query: Query, words: Words, *, flood: bool) -> str:
    """Say filters; nothing where there are none.

    Parameters
    ----------
    query : Query
    words : Words
    flood : bool
        Whether of its works only those are meant that are flood works.
    """
    parts = [words("paper.flood")] if flood else []
    if query != Query():
        parts.append(say_query(query, words))
    return words("asked.and").join(parts)
