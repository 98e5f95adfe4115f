"""The atlas: the sheets of all districts behind a cover and a map of the city, and an index of every project."""

from collections.abc import Mapping
from dataclasses import dataclass

from mapapp.paper.leaf.style import Under
from mapapp.paper.order import Order
from mapapp.paper.sheet import Leaf, Sheet
from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Place:
    """Where an atlas has a project.

    Parameters
    ----------
    sheet : int
        Which of its sheets, from 0; its pages are known when it is set.
    number : int or None
        On that sheet; None where it is listed there without one.
    """

    sheet: int
    number: int | None


@dataclass(frozen=True)
class Entry:
    """A line of the index.

    Parameters
    ----------
    work : Work
    places : tuple of Place
        In the order of the sheets; empty for a work of no district, which stands in `Atlas.nowhere`.
    """

    work: Work
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Atlas:
    """Sheets, bound.

    Parameters
    ----------
    order : Order
        Of the atlas; each sheet has its own.
    name : str
        Of the city.
    overview : Leaf
        The city: the number on a district is its sheet's, from 1.
    under : tuple of Under
        The overlays as the overview has them.
    landscape : bool
        How the page of the overview is held.
    sheets : tuple of Sheet
        Districts in the order of their codes, which is the official one.
    nowhere : tuple of Work
        Those of no district, by id.
    index : tuple of Entry
        Every work once, by the code points of its name: Unicode has the common characters by radical and strokes.
    phases : mapping of str to int
        Phase to number of works, each once.
    chosen, as_of, edition, url : str
        As of a sheet.
    """

    order: Order
    name: str
    overview: Leaf
    under: tuple[Under, ...]
    landscape: bool
    sheets: tuple[Sheet, ...]
    nowhere: tuple[Work, ...]
    index: tuple[Entry, ...]
    phases: Mapping[str, int]
    chosen: str
    as_of: str
    edition: str
    url: str

    @property
    def placed(self) -> int:
        """How many works have a place, each once."""
        return sum(one.work.place is not None for one in self.index)
