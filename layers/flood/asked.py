"""Which flood works are meant: the filters that every address has, and three of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from layers.errors import QueryError
from layers.flood.beside import basin_areas, lying_in
from layers.flood.kind import FloodKind
from layers.flood.season import BY_THEN, standing
from layers.flood.work import UNNAMED, FloodWork
from layers.query import PARAMETERS as SHARED
from layers.query import Query, any_of, one_of, sound, values_of
from layers.store import Store
from layers.years import parse_year

WORDS, PLACE = REACHES = ("words", "place")
"""How a work may be in a basin: words name it, or its place meets the basin's outline as well."""
PARAMETERS = ("kind", "basin", "by", "season")


@dataclass(frozen=True)
class FloodQuery:
    """Which flood works are meant; an empty filter leaves everything in.

    Parameters
    ----------
    query : Query
        The filters that every address has.
    kind, basin : frozenset of str
        Any of these; ``none`` is what no words tell.
    by : str
        ``words``: works that name a basin. ``place``: also those that name none and whose place meets its outline.
    season : int or None
        What stands when the flood season of that year begins, or should by what was promised.
    """

    query: Query = field(default_factory=Query)
    kind: frozenset[str] = frozenset()
    basin: frozenset[str] = frozenset()
    by: str = WORDS
    season: int | None = None

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Read a request's filters.

        Parameters
        ----------
        texts : mapping of str to str
            Parameter to text; several values are comma-separated.

        Raises
        ------
        QueryError
            For an unknown parameter or an unsound value.

        Examples
        --------
        >>> FloodQuery.parse({"kind": "levee", "season": "2027"}).season
        2027
        """
        others = {name: text for name, text in texts.items() if name not in PARAMETERS}
        if strange := others.keys() - set(SHARED):
            name = min(strange)
            raise QueryError(name, texts[name], f"one of the parameters {', '.join((*PARAMETERS, *SHARED))}")
        read = {name: READERS[name](texts[name]) for name in PARAMETERS if texts.get(name)}
        if "basin" not in read:
            # how a work may be in a basin says nothing where none is asked for
            read.pop("by", None)
        return cls(Query.parse(others), **read)  # type: ignore[arg-type]  # each reader gives its field's type

    def among(self, works: Iterable[FloodWork], beside: Mapping[str, tuple[str, ...]]) -> list[FloodWork]:
        """Choose the works that the three filters of flood works mean.

        Parameters
        ----------
        works : iterable of FloodWork
        beside : mapping of str to tuple of str
            Work to the basins that it lies in by its place, from `layers.flood.beside.lying_in`.
        """
        return [work for work in works if self._means(work, beside.get(work.id, ()))]

    def _means(self, work: FloodWork, beside: tuple[str, ...]) -> bool:
        basins = {*work.basins, *(beside if self.by == PLACE else ())}
        return (
            (not self.kind or work.kind in self.kind)
            and (not self.basin or not self.basin.isdisjoint(basins))
            and (self.season is None or standing(work.said, self.season) in BY_THEN)
        )


@dataclass(frozen=True)
class Flooded:
    """The flood works of an edition, and which of them are meant.

    Parameters
    ----------
    every : tuple of FloodWork
        All that the edition has, by id.
    beside : mapping of str to tuple of str
        Work that names no basin, to those whose outline its place meets.
    chosen : tuple of FloodWork
        Those that the filters mean which every address has, in the order of the store.
    meant : tuple of FloodWork
        Those of them that are asked for.
    """

    every: tuple[FloodWork, ...]
    beside: Mapping[str, tuple[str, ...]]
    chosen: tuple[FloodWork, ...]
    meant: tuple[FloodWork, ...]

    @classmethod
    def read(cls, asked: FloodQuery, store: Store) -> Self:
        """Read the flood works, and choose.

        Raises
        ------
        QueryError
            If no flood work names a basin that is asked for.
        """
        every = FloodWork.among(store.query(Query()))
        basins = sorted({basin for work in every for basin in work.basins} | {UNNAMED})
        if strange := asked.basin.difference(basins):
            raise QueryError("basin", min(strange), f"one of {', '.join(basins)}")
        beside = lying_in(basin_areas(every), every)
        chosen = every if asked.query == Query() else FloodWork.among(store.query(asked.query))
        return cls(tuple(every), beside, tuple(chosen), tuple(asked.among(chosen, beside)))

    @property
    def basins(self) -> tuple[str, ...]:
        """The basins that flood works name."""
        return tuple(sorted({basin for work in self.every for basin in work.basins} - {UNNAMED}))


READERS: Mapping[str, Callable[[str], object]] = {
    "kind": any_of("kind", [*FloodKind, UNNAMED]),
    "basin": lambda text: frozenset(values_of("basin", text)),
    "by": one_of("by", REACHES),
    "season": lambda text: parse_year("season", sound("season", text)),
}
