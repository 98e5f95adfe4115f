"""Binds sheets into an atlas."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely

from mapapp.errors import DistrictUnknownError
from mapapp.paper.atlas import Atlas, Entry, Place
from mapapp.paper.layout import lay
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.leaf.underlays import Underlays
from mapapp.paper.link import link
from mapapp.paper.material import Material
from mapapp.paper.order import Order
from mapapp.paper.overview import districts
from mapapp.paper.plan import inks, plan, underlays
from mapapp.paper.selected import said, selected
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.paper.window import Window
from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Bindery:
    """Makes atlases of one edition.

    Parameters
    ----------
    material : Material
    """

    material: Material

    def orders(self, order: Order) -> tuple[Order, ...]:
        """Order each district's sheet; where the query names districts, theirs.

        Raises
        ------
        DistrictUnknownError
            If it names one that the city has not.
        """
        known = self.material.ground.districts
        if strange := order.query.district - known.keys():
            raise DistrictUnknownError(min(strange))
        names = [name for name in known if name in (order.query.district or known)]
        return tuple(
            replace(order, district=name, query=replace(order.query, district=frozenset({name}))) for name in names
        )

    def sheet(self, order: Order) -> Sheet:
        """Plan a sheet."""
        return plan(order, self.material)

    def bind(self, order: Order, sheets: Iterable[Sheet]) -> Atlas:
        """Make an atlas of planned sheets.

        Parameters
        ----------
        order : Order
            Of the atlas.
        sheets : iterable of Sheet
            Of `orders`, in their order.
        """
        every, words = list(sheets), self.material.words
        works = selected(order, self.material.store, shapely.Point())
        shape = shapely.union_all(list(self.material.ground.districts.values()))
        laid, under = lay(replace(order, scale=None), shape), underlays(order, self.material).broad
        index = _index(works, every)
        return Atlas(
            order=order,
            name=words("paper.city"),
            overview=self._overview(order, laid.tiles[0].window, every, under),
            under=under.shown,
            landscape=laid.landscape,
            sheets=tuple(every),
            nowhere=tuple(sorted((one.work for one in index if not one.places), key=lambda work: work.id)),
            index=index,
            phases=Counter(work.phase for work in works),
            chosen=said(order.query, words, flood=order.flood),
            as_of=every[0].as_of,
            edition=every[0].edition,
            url=link(order, shape, self.material.url),
        )

    def _overview(self, order: Order, window: Window, sheets: Iterable[Sheet], under: Underlays) -> Leaf:
        shapes = {sheet.order.district: sheet.area for sheet in sheets}
        whole, material = shapely.union_all(list(shapes.values())), self.material
        scene = Scene(material.ground, whole, (), inks(order.grey), material.words, under, order.is_situation)
        return Leaf("", window, districts(scene, window, shapes), is_overview=True)


def atlas(order: Order, material: Material) -> Atlas:
    """Plan an atlas.

    Parameters
    ----------
    order : Order
        Without a district: its query may name those that are wanted; near and box choose works, and no ground.
    material : Material

    Raises
    ------
    DistrictUnknownError
        If the query names a district that the city has not.
    layers.errors.QueryError
        If the order's scale makes too many pages of a district, or there is no such overlay.
    """
    bindery = Bindery(material)
    return bindery.bind(order, map(bindery.sheet, bindery.orders(order)))


def _index(works: Iterable[Work], sheets: Sequence[Sheet]) -> tuple[Entry, ...]:
    places: dict[str, list[Place]] = {work.id: [] for work in works}
    for position, sheet in enumerate(sheets):
        for one in sheet.numbered:
            places[one.work.id].append(Place(position, one.number))
        for work in (*sheet.unplaced, *sheet.beyond):
            places[work.id].append(Place(position, None))
    by_name = sorted(works, key=lambda work: (work.properties["name"], work.id))
    return tuple(Entry(work, tuple(places[work.id])) for work in by_name)
