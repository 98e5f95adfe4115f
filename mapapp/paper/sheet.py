"""A sheet as it goes to the typesetter: every value decided, every word chosen, nothing set yet."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.drawn import Drawn
from mapapp.paper.leaf.style import Under
from mapapp.paper.numbered import Numbered
from mapapp.paper.order import Order
from mapapp.paper.station import Station
from mapapp.paper.window import Window
from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Inset:
    """A dense cluster, drawn larger in a corner of the same leaf.

    Parameters
    ----------
    window : Window
        Of its own, larger scale.
    x, y : float
        Its upper left corner on the leaf's map, mm.
    drawn : Drawn
    letter : str
        What names it on the map and on the inset: ``A``, ``B``.
    """

    window: Window
    x: float
    y: float
    drawn: Drawn
    letter: str


@dataclass(frozen=True)
class Leaf:
    """One page with a map.

    Parameters
    ----------
    name : str
        What the page is of, when a sheet has several: ``B3``; empty for the one map of a sheet.
    window : Window
    drawn : Drawn
    insets : tuple of Inset
    beside : mapping of side to page name
        Which leaf joins at ``north`` ``east`` ``south`` ``west``; only sides that have one.
    is_overview : bool
        Whether it shows how the other leaves lie.
    """

    name: str
    window: Window
    drawn: Drawn
    insets: tuple[Inset, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    is_overview: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything that one sheet shows.

    Parameters
    ----------
    order : Order
    name : str
        Of the area, as the heading says it.
    area : shapely geometry
        EPSG:3826.
    leaves : tuple of Leaf
        In page order; the tables follow them.
    numbered : tuple of Numbered
        By number.
    unplaced : tuple of Work
        Those without a place, listed under their own heading.
    chosen : str
        The filters in words; empty where nothing was filtered but the area.
    as_of, edition : str
        Of the data.
    url : str
        Address of the same view on the web, absolute; empty where nobody said under which host.
    landscape : bool
        Decided.
    beyond : tuple of Work
        Those that belong to the area although their place lies outside every map of the sheet, such as a district's
        office that stands in the next one; they bear no number, and are listed under a heading that says so.
    under : tuple of Under
        The overlays that lie under the works, and how each is told from the others.
    stations : tuple of Station or None
        Those that stand on its maps, the gravest first; None where its maps show none.
    """

    order: Order
    name: str
    area: BaseGeometry
    leaves: tuple[Leaf, ...]
    numbered: tuple[Numbered, ...]
    unplaced: tuple[Work, ...]
    chosen: str
    as_of: str
    edition: str
    url: str
    landscape: bool
    beyond: tuple[Work, ...] = ()
    under: tuple[Under, ...] = ()
    stations: tuple[Station, ...] | None = None
