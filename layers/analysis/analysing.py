"""From what is asked to what is found."""

from __future__ import annotations

import json

from layers.analysis.area_rows import area_rows
from layers.analysis.areas import Beside
from layers.analysis.asked import ALL, Analysis, Asked
from layers.analysis.before_after import seen_between
from layers.analysis.gap_rows import gap_rows
from layers.analysis.result import Result, Row
from layers.analysis.roles import Cast, cast, found
from layers.analysis.work_rows import Totals, work_rows
from layers.analysis.works import Works
from layers.analysis.zones import basins, districts, villages
from layers.overlays import Overlays
from layers.store import Store


def analyse(asked: Asked, store: Store, overlays: Overlays) -> Result:
    """Make an analysis; the same question to the same edition and overlays has the same answer.

    Parameters
    ----------
    asked : Asked
    store : layers.Store
    overlays : Overlays

    Raises
    ------
    layers.errors.QueryError
        If an overlay is not there, or does not fit the analysis.
    layers.errors.OverlayUnreadableError
        If one cannot be read.
    layers.errors.EditionError
        If the edition cannot be read.
    """
    edition, opened = store.edition, found(asked, overlays)
    roles = cast(asked, opened)
    every = works_of(asked, store)
    known = every.known_within(asked.precision)
    rows, totals = _rows(asked, every.among(known), roles, store)
    if asked.precision is not None:
        totals["left_out"] = int((~known).sum())
    as_of = str(json.loads(store.asset("coverage.json"))["as_of"])
    span = seen_between(roles.points) if roles.points else None
    return Result(asked, [one.shown for one in opened], edition, as_of, rows, totals, span)


def works_of(asked: Asked, store: Store) -> Works:
    """Give the works that an analysis is about."""
    works = Works.of(store.query(asked.query))
    if asked.which == ALL:
        return works
    import numpy as np

    return works.among(np.array([one["flood_related"] for one in works.said], dtype=bool))


def _rows(asked: Asked, works: Works, roles: Cast, store: Store) -> tuple[list[Row], Totals]:
    if asked.kind is Analysis.WORKS:
        return work_rows(works, roles, asked.metres)
    boundaries = store.shelf()[1]
    homes, every = districts(boundaries), villages(boundaries)
    if asked.kind is Analysis.GAPS:
        return gap_rows(asked, works, roles, homes, every)
    zones = basins(roles.zones) if roles.zones else homes
    return area_rows(works, zones, Beside(every, roles.points, roles.shelters), asked.metres)
