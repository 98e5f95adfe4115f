"""Binds sheets into an atlas."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely

from layers import Store
from mapapp.errors import DistrictUnknownError
from mapapp.paper.atlas import Atlas, Entry, Place
from mapapp.paper.layout import lay
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.scene import Scene
from mapapp.paper.link import link
from mapapp.paper.order import Order
from mapapp.paper.overview import districts
from mapapp.paper.plan import inks, plan
from mapapp.paper.selected import said, selected
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.paper.window import Window
from mapapp.portrait.work import Work
from mapapp.words import Words


@dataclass(frozen=True)
class Bindery:
    """Makes atlases of one edition.

    Parameters
    ----------
    store : Store
    ground : Ground
        Of the same edition.
    words : Words
        Of the atlas's language.
    url : str
        Where the map is on the web; may be empty.
    """

    store: Store
    ground: Ground
    words: Words
    url: str = ""

    def orders(self, order: Order) -> tuple[Order, ...]:
        """Order each district's sheet; where the query names districts, theirs.

        Raises
        ------
        DistrictUnknownError
            If it names one that the city has not.
        """
        if strange := order.query.district - self.ground.districts.keys():
            raise DistrictUnknownError(min(strange))
        names = [name for name in self.ground.districts if name in (order.query.district or self.ground.districts)]
        return tuple(
            replace(order, district=name, query=replace(order.query, district=frozenset({name}))) for name in names
        )

    def sheet(self, order: Order) -> Sheet:
        """Plan a sheet."""
        return plan(order, self.store, self.ground, self.words, self.url)

    def bind(self, order: Order, sheets: Iterable[Sheet]) -> Atlas:
        """Make an atlas of planned sheets.

        Parameters
        ----------
        order : Order
            Of the atlas.
        sheets : iterable of Sheet
            Of `orders`, in their order.
        """
        every = list(sheets)
        works = selected(order, self.store, shapely.Point())
        shape = shapely.union_all(list(self.ground.districts.values()))
        laid = lay(replace(order, scale=None), shape)
        index = _index(works, every)
        return Atlas(
            order=order,
            name=self.words("paper.city"),
            overview=self._overview(order, laid.tiles[0].window, every),
            landscape=laid.landscape,
            sheets=tuple(every),
            nowhere=tuple(sorted((one.work for one in index if not one.places), key=lambda work: work.id)),
            index=index,
            phases=Counter(work.phase for work in works),
            chosen=said(order.query, self.words, flood=order.flood),
            as_of=every[0].as_of,
            edition=every[0].edition,
            url=link(order, shape, self.url),
        )

    def _overview(self, order: Order, window: Window, sheets: Iterable[Sheet]) -> Leaf:
        shapes = {sheet.order.district: sheet.area for sheet in sheets}
        scene = Scene(self.ground, shapely.union_all(list(shapes.values())), (), inks(order.grey), self.words)
        return Leaf("", window, districts(scene, window, shapes), is_overview=True)


def atlas(order: Order, store: Store, ground: Ground, words: Words, url: str = "") -> Atlas:
    """Plan an atlas.

    Parameters
    ----------
    order : Order
        Without a district: its query may name those that are wanted; near and box choose works, and no ground.
    store : Store
    ground : Ground
        Of the same edition.
    words : Words
        Of the atlas's language.
    url : str
        Where the map is on the web; may be empty.

    Raises
    ------
    DistrictUnknownError
        If the query names a district that the city has not.
    layers.errors.QueryError
        If the order's scale makes too many pages of a district.
    """
    bindery = Bindery(store, ground, words, url)
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
