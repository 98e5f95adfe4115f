"""From an order to a sheet: which works, on which ground, on which pages, under which numbers."""

import json
from dataclasses import replace
from functools import cache
from string import ascii_uppercase

import shapely
from shapely.geometry.base import BaseGeometry

from layers import Store
from mapapp.paper.area import area
from mapapp.paper.layout import Layout, lay
from mapapp.paper.leaf.dense import dense
from mapapp.paper.leaf.draw import draw
from mapapp.paper.leaf.here import here
from mapapp.paper.leaf.ink import look
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.link import link
from mapapp.paper.material import Material
from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import anchor, number
from mapapp.paper.order import Order
from mapapp.paper.overview import pages
from mapapp.paper.pages import Tile
from mapapp.paper.selected import chosen, selected
from mapapp.paper.sheet import Inset, Leaf, Sheet
from mapapp.paper.station import stations
from mapapp.portrait.ink import TOKENS
from mapapp.portrait.svg import Ink
from mapapp.portrait.work import Work

TAB = shapely.box(0, 0, 24, 4.5)
"""Where an inset bears its letter and its scale, mm from its corner, as `map.typ` sets them."""


def plan(order: Order, material: Material) -> Sheet:
    """Plan a sheet.

    Parameters
    ----------
    order : Order
    material : Material

    Raises
    ------
    DistrictUnknownError
        If the city has no such district.
    layers.errors.QueryError
        If there is no such village or overlay, no map shows the ground, or the scale makes too many pages.
    layers.errors.OverlayUnreadableError
        If the overlay cannot be read.
    """
    store, words, under = material.store, material.words, underlays(order, material)
    of = area(order, material.ground, words)
    laid = lay(order, of.shape)
    on_maps, beyond = _parted(selected(order, store, of.shape), laid.shown)
    placed, unplaced = number(on_maps, of.shape, order.district)
    numbered = tuple(_shown(one, laid.shown) for one in placed)
    seen = stations(material.moment, laid.shown) if order.sensors else None
    scene = Scene(material.ground, of.shape, numbered, inks(order.grey), words, under, order.is_situation, seen or ())
    return Sheet(
        order=order,
        name=of.name,
        area=of.shape,
        leaves=_leaves(scene, laid),
        numbered=numbered,
        unplaced=unplaced,
        chosen=chosen(order, words),
        as_of=_as_of(store),
        edition=store.edition,
        url=link(order, of.shape, material.url),
        landscape=laid.landscape,
        beyond=beyond,
        under=under.shown,
        stations=seen,
    )


def underlays(order: Order, material: Material) -> Underlays:
    """Open the overlays of an order."""
    return Underlays.find(material.overlays, order.overlays, grey=order.grey)


def _as_of(store: Store) -> str:
    return str(json.loads(store.asset("coverage.json"))["as_of"])


def _parted(works: list[Work], shown: BaseGeometry) -> tuple[list[Work], tuple[Work, ...]]:
    """Tell works that stand on a map, or nowhere, from those whose place no map of the sheet shows."""
    beyond = {work.id for work in works if work.place is not None and not work.place.intersects(shown)}
    return (
        [work for work in works if work.id not in beyond],
        tuple(work for work in sorted(works, key=lambda work: work.id) if work.id in beyond),
    )


def _shown(one: Numbered, shown: BaseGeometry) -> Numbered:
    """Let what lies outside the area, and reaches onto a map all the same, have its number where it is seen."""
    return one if shown.covers(one.at) else replace(one, at=anchor(one.work, shown))


def _leaves(scene: Scene, laid: Layout) -> tuple[Leaf, ...]:
    leaves = [_leaf(scene, tile) for tile in laid.tiles]
    if laid.overview:
        first = Leaf("", laid.overview, pages(scene, laid.overview, laid.tiles), is_overview=True)
        return first, *leaves
    return tuple(leaves)


def _leaf(scene: Scene, tile: Tile) -> Leaf:
    """Draw a page; what is too dense for it is drawn first, larger, on insets."""
    closeups = dense(tile.window, here(tile.window, scene.numbered), scene.area)
    insets = tuple(
        Inset(one.window, one.x, one.y, draw(scene, one.window, taken=[TAB]), letter)
        for one, letter in zip(closeups, ascii_uppercase, strict=False)
    )
    return Leaf(tile.name, tile.window, draw(scene, tile.window, insets), insets, tile.beside)


@cache
def inks(grey: bool) -> Ink:
    """Read how maps on paper look, in colour or in grey."""
    return look(TOKENS.read_text(encoding="utf-8"), grey=grey)
