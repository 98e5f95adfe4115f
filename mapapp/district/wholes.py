"""What each work is part of, at any depth, and so whose budget stands in another's."""

import json
from collections.abc import Iterable

from layers import Store
from mapapp.portrait.work import Work


class Wholes:
    """Finds the works that a work is part of; the register's answers are kept while a page is made.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parents: dict[str, str | None] = {}

    def of(self, project: str) -> tuple[str, ...]:
        """Give the ids of the works that one is part of, the nearest first."""
        found: list[str] = []
        above = self._parent(project)
        while above and above not in found:
            found.append(above)
            above = self._parent(above)
        return tuple(found)

    def within(self, works: Iterable[Work]) -> dict[str, str]:
        """Say whose budgets must not be added, as those of a whole are: each work that states one to that whole.

        A budget is left out of a sum where a work that it is part of is summed too and states its own. It stays where
        the whole states none, or is not among these works.

        Parameters
        ----------
        works : iterable of Work
            Those that are summed.

        Returns
        -------
        dict of str to str
            Id of a part to the id of the nearest whole whose budget is among those of `works`.
        """
        stating = {one.id for one in works if one.properties["budget_twd"] is not None}
        nearest = {part: next((one for one in self.of(part) if one in stating), None) for part in stating}
        return {part: whole for part, whole in sorted(nearest.items()) if whole}

    def _parent(self, project: str) -> str | None:
        if project not in self._parents:
            feature = self._store.get(project)
            self._parents[project] = json.loads(feature)["properties"]["part_of"] if feature else None
        return self._parents[project]
