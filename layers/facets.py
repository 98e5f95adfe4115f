"""How many projects each choice of a filter would leave."""

from __future__ import annotations

from collections.abc import Mapping

from layers.items.items import Rows
from layers.query import Query
from layers.where import where

FACETS = {
    "category": "SELECT category, count(*) FROM works WHERE {} GROUP BY 1",
    "status": "SELECT status, count(*) FROM works WHERE {} GROUP BY 1",
    "phase": "SELECT phase, count(*) FROM works WHERE {} GROUP BY 1",
    "year": "SELECT coalesce(year, 'none'), count(*) FROM works WHERE {} GROUP BY 1",
    "district": "SELECT district, count(*) FROM works JOIN work_districts USING (number) WHERE {} GROUP BY 1",
}
"""Filters whose choices are counted, and how; every value that a reader gives is bound, never written into SQL."""


def facets(rows: Rows, query: Query) -> Mapping[str, Mapping[str, int]]:
    """Count what each choice would leave, the other filters standing.

    Parameters
    ----------
    rows : callable
        Asks an edition.
    query : Query

    Returns
    -------
    mapping of str to mapping of str to int
        Filter name to value (``none`` for an unstated status or year) to number of projects.
    """
    counted = {}
    for name, select in FACETS.items():
        text, values = where(query, without=name)
        counted[name] = {str(value): int(str(n)) for value, n in rows(select.format(text), values)}
    return counted
