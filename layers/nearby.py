"""How far works are from a place, and which is the nearest of all when none is near."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import shapely

from layers.errors import QueryError
from layers.near import EXPECTED, RADIUS_M, Near
from layers.query import ALL, Query
from layers.where import box_meets, where

Ask = Callable[[str, list[object]], list[tuple[bytes | str | int | float | None, ...]]]
"""Gives the rows that a statement of SQL selects."""
MEASURED = "SELECT id, phase, precision_m, metres FROM works WHERE {} ORDER BY number"
UNPLACED = "SELECT count(*) FROM works WHERE {} AND metres IS NULL"
FURTHEST_M = 400_000
"""Fuguijiao (25.30° N) is 385 km from Eluanbi (21.90° N): whoever stands on Taiwan is told of the nearest work.
EPSG:3826 is true to 2/1,000 that far east or west of its meridian."""
WIDER = 4
"""Each circle that is searched for the nearest work is so many times as wide as the one before."""
CLOSED = b"}}"
"""The end of a feature, and of the properties in it."""
AREA = 2
"""Dimensions of an area."""


@dataclass(frozen=True)
class Reached:
    """A work and how far it is.

    Parameters
    ----------
    id, phase : str
    metres : float
        To the nearest point of its geometry, in EPSG:3826; 0 within an area.
    precision_m : float
        Metres within which the place is known.
    is_area : bool
        Whether its geometry is an area.
    """

    id: str
    phase: str
    metres: float
    precision_m: float
    is_area: bool

    @property
    def distance_m(self) -> int:
        """Distance as it is published: whole metres."""
        return round(self.metres)


@dataclass(frozen=True)
class Nearby:
    """What a query means round a place.

    Parameters
    ----------
    within : tuple of Reached
        Within the radius, by distance.
    beyond : Reached or None
        The nearest outside the radius, looked for where nothing is within, up to `FURTHEST_M`.
    unplaced : int
        How many works the other filters mean that have no place, and so no distance.
    old : int
        How many more would be within, if works that were finished long ago were not left out.
    """

    within: tuple[Reached, ...]
    beyond: Reached | None
    unplaced: int
    old: int


def nearby(ask: Ask, query: Query) -> Nearby:
    """Look round the place that a query names.

    Parameters
    ----------
    ask : callable
        Gives the rows of an edition.
    query : Query

    Raises
    ------
    QueryError
        If it names no place.
    """
    within = reached(ask, query)
    text, values = where(query, without="near")
    ((unplaced,),) = ask(UNPLACED.format(f"({text})"), values)
    old = 0 if query.finished == ALL else len(reached(ask, replace(query, finished=ALL))) - len(within)
    return Nearby(within, None if within else _beyond(ask, query), int(str(unplaced)), old)


def reached(ask: Ask, query: Query) -> tuple[Reached, ...]:
    """Measure what a query means within its radius: by distance, at the same distance by id.

    The R*Tree tells whose boxes meet the circle's; those alone are measured.

    Raises
    ------
    QueryError
        If it names no place.
    """
    near = _place(query)
    box = near.box
    if box is None:
        return ()
    (others, asked), (inside, corners) = where(query, without="near"), box_meets(box)
    rows = ask(MEASURED.format(f"({others}) AND {inside}"), [*asked, *corners])
    shapes = shapely.from_wkb([row[-1] for row in rows])
    metres = shapely.distance(shapes, near.centre).tolist()
    is_area = (shapely.get_dimensions(shapes) == AREA).tolist()
    measured = (
        Reached(str(name), str(phase), far, float(str(precision_m)), area)
        for (name, phase, precision_m, _), far, area in zip(rows, metres, is_area, strict=True)
    )
    return _by_distance(one for one in measured if one.metres <= near.radius_m)


def _by_distance(found: Iterable[Reached]) -> tuple[Reached, ...]:
    # sorting is stable: what is equally far stays by id
    return tuple(sorted(found, key=lambda one: one.metres))


def _beyond(ask: Ask, query: Query) -> Reached | None:
    """Widen the circle until something is in it, or there is nowhere left to look."""
    near = _place(query)
    while near.radius_m < FURTHEST_M:
        near = replace(near, radius_m=min(max(near.radius_m * WIDER, RADIUS_M), FURTHEST_M))
        if found := reached(ask, replace(query, near=near)):
            return found[0]
    return None


def spliced(feature: bytes, distance_m: int) -> bytes:
    """Add a last property to a finished feature; what was finished is not read again.

    Parameters
    ----------
    feature : bytes
        As `layers.feature.Feature.text` writes it: the properties come last.
    distance_m : int

    Examples
    --------
    >>> spliced(b'{"type":"Feature","properties":{"id":"kw-0001"}}', 320)
    b'{"type":"Feature","properties":{"id":"kw-0001","distance_m":320}}'
    """
    return b'%b,"distance_m":%d%b' % (feature[: -len(CLOSED)], distance_m, CLOSED)


def _place(query: Query) -> Near:
    if query.near is None:
        raise QueryError("near", "", EXPECTED)
    return query.near
