"""Flood works that have something in common, and what of them stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from layers.flood.season import Standing, standing
from layers.flood.sums import Sum, Within
from layers.flood.work import FloodWork


@dataclass(frozen=True)
class Group:
    """Flood works that have something in common.

    Parameters
    ----------
    value : str
        As a filter names it: a basin, ``levee``, ``building``, ``2027``, ``none``.
    sum : Sum
        All of them.
    by : mapping of Standing to Sum
        Those that stand, those that are promised …; what none is, is left out.
    beside : int
        Of a basin: works that name none, and that lie in its outline.
    ids : tuple of str
        Of its works.
    """

    value: str
    sum: Sum
    by: Mapping[Standing, Sum]
    beside: int = 0
    ids: tuple[str, ...] = ()


def group(value: str, works: Sequence[FloodWork], season: int | None, parts: Within) -> Group:
    """Put works into a group.

    Parameters
    ----------
    value : str
    works : sequence of FloodWork
    season : int or None
        What stands is told as of the beginning of that year's flood season; None: today.
    parts : Within
        Whose volumes and budgets are not added again.
    """
    ids = tuple(work.id for work in works)
    return Group(value, Sum.of(works, parts), standings(works, season, parts), ids=ids)


def standings(works: Iterable[FloodWork], season: int | None, parts: Within) -> dict[Standing, Sum]:
    """Add up the works that stand, those that are promised …; see `group`."""
    members: dict[Standing, list[FloodWork]] = {one: [] for one in Standing}
    for work in works:
        members[standing(work.said, season)].append(work)
    return {one: Sum.of(found, parts) for one, found in members.items() if found}
