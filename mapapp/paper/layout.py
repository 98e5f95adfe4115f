"""How the maps of a sheet lie: which way the paper is held, and what ground each page shows."""

from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from layers.errors import QueryError
from mapapp.paper.order import Order
from mapapp.paper.pages import Tile, tiles
from mapapp.paper.papers import Page
from mapapp.paper.scales import largest
from mapapp.paper.window import Window


@dataclass(frozen=True)
class Layout:
    """The maps of a sheet.

    Parameters
    ----------
    landscape : bool
    tiles : tuple of Tile
        Pages on which works are drawn, in page order.
    overview : Window or None
        Shows how the tiles lie, where there are several.
    """

    landscape: bool
    tiles: tuple[Tile, ...]
    overview: Window | None = None

    @property
    def shown(self) -> BaseGeometry:
        """All the ground that the tiles show, EPSG:3826."""
        return shapely.union_all([tile.window.ground for tile in self.tiles])


def lay(order: Order, area: BaseGeometry) -> Layout:
    """Lay an area on paper, and turn the paper as the area wants it unless the order says how.

    Parameters
    ----------
    order : Order
    area : shapely geometry
        EPSG:3826, metres.

    Raises
    ------
    layers.errors.QueryError
        If the order's scale makes too many pages.
    """
    ways = (False, True) if order.landscape is None else (order.landscape,)
    laid, refused = [], []
    for landscape in ways:
        try:
            laid.append(_held(order, area, landscape))
        except QueryError as error:
            refused.append(error)
    if not laid:
        raise refused[0]
    return min(laid, key=lambda one: (len(one.tiles), one.tiles[0].window.scale))


def _held(order: Order, area: BaseGeometry, landscape: bool) -> Layout:
    size = Page(order.paper, landscape, order.explained).size_mm
    laid = Layout(landscape, tiles(area, order.scale or largest(area, size), size))
    if len(laid.tiles) == 1:
        return laid
    return replace(laid, overview=Window.round(laid.shown, largest(laid.shown, size), size))
