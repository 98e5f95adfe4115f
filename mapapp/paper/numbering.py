"""Gives the works of a sheet their numbers, by place: who lies next to whom has the next number."""

from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from mapapp.paper.numbered import Numbered
from mapapp.paper.tour import tour
from mapapp.portrait.work import Work


def number(
    works: Iterable[Work], area: BaseGeometry, district: str = ""
) -> tuple[tuple[Numbered, ...], tuple[Work, ...]]:
    """Give works their numbers, along a short walk from one to the next that begins in the north-west.

    Parameters
    ----------
    works : iterable of Work
    area : shapely geometry
        What the sheet is of, EPSG:3826.
    district : str
        The district that the sheet is of, or lies in; empty for the city and for a box, where no work is elsewhere.

    Returns
    -------
    numbered : tuple of Numbered
        Those with a place, by number: 1, 2, …
    unplaced : tuple of Work
        The others, by id.
    """
    by_id = sorted(works, key=lambda work: work.id)
    placed = [(work, anchor(work, area)) for work in by_id if work.place is not None]
    order = tour([(at.x, at.y) for _, at in placed])
    numbered = [Numbered(n, *placed[index], _elsewhere(placed[index][0], district)) for n, index in enumerate(order, 1)]
    return tuple(numbered), tuple(work for work in by_id if work.place is None)


def anchor(work: Work, area: BaseGeometry) -> BaseGeometry:
    """Give the point at which a placed work bears its number, EPSG:3826.

    Inside the area where the work reaches into it: the middle of the longest part of a line, inside the largest part of
    an area, the first of several points. Else the work's own first symbol.
    """
    inside = shapely.intersection(work.place, area)
    return Work(work.properties, None, work.place if inside.is_empty else _whole(inside)).symbols[0]


def _whole(inside: BaseGeometry) -> BaseGeometry:
    """Leave out the mere touches along a border, and join the pieces of a line that the cutting made."""
    parts = shapely.get_parts(inside)
    dimensions = shapely.get_dimensions(parts)
    kept = shapely.union_all(parts[dimensions == dimensions.max()])
    return shapely.line_merge(kept) if dimensions.max() == 1 else kept


def _elsewhere(work: Work, district: str) -> tuple[str, ...]:
    return tuple(name for name in work.properties["districts"] if name != district) if district else ()
