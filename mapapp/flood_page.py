"""Everything that the page of flood works shows, gathered for its template."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

import shapely

from layers import Store
from layers.flood.asked import PLACE, WORDS, Flooded, FloodQuery
from layers.flood.kind import FloodKind
from layers.flood.season import BY_THEN, Standing, standing
from layers.flood.sums import Sum, Within, wholes
from layers.flood.work import UNNAMED, FloodWork
from mapapp.district.entry import Entry
from mapapp.district.page import MOST_LISTED, MOST_MAPPED
from mapapp.flood_group import Group, group, standings
from mapapp.flood_map import numbered
from mapapp.paper.numbered import Numbered
from mapapp.portrait.work import Work
from mapapp.sentences import PHASES
from register.period import Period

LEAST_SEASONS = 3
"""Flood seasons that are shown even where nothing is promised: this year's, and two more."""
MOST_SEASONS = 8
BESIDE = 0.01
"""Degrees, about a kilometre: what is seen round the works of a sheet."""


@dataclass(frozen=True)
class FloodPage:
    """The flood works that are asked for.

    Parameters
    ----------
    asked : FloodQuery
    flooded : Flooded
    entries : tuple of Entry
        Those that are meant, by basin, kind and id, and who says what of them; the first `MOST_LISTED`.
    near : tuple of Entry
        Where a basin is asked for by words: works that name none and lie in its outline; the first `MOST_LISTED`.
    numbered : tuple of Numbered
        Those of the entries that have a place, by the number that they have on the map and in the table.
    coverage : mapping
        Documents and day of the data.
    """

    asked: FloodQuery
    flooded: Flooded
    entries: tuple[Entry, ...]
    near: tuple[Entry, ...]
    numbered: tuple[Numbered, ...]
    coverage: Mapping[str, Any]

    @classmethod
    def read(cls, asked: FloodQuery, store: Store, coverage: Mapping[str, Any]) -> Self:
        """Read what is asked for.

        Parameters
        ----------
        asked : FloodQuery
        store : Store
        coverage : mapping
            Documents and day of the data, as the build wrote them.

        Raises
        ------
        QueryError
            If no flood work names a basin that is asked for.
        """
        flooded = Flooded.read(asked, store)
        order = sorted(flooded.meant, key=lambda work: (work.basins[0] == UNNAMED, work.basins, work.kind, work.id))
        placed = numbered(works := [Work.read(one.feature) for one in order[:MOST_LISTED]])
        entries = _entries(works, store, {one.work.id: one.number for one in placed})
        near = [Work.read(one.feature) for one in _beside(asked, flooded)[:MOST_LISTED]]
        return cls(asked, flooded, entries, _entries(near, store), placed, coverage)

    @property
    def is_mapped(self) -> bool:
        """Whether the page has a map: none is legible of a crowd, and none is needed of nothing."""
        return 0 < len(self.numbered) <= MOST_MAPPED and len(self.entries) == len(self.flooded.meant)

    @property
    def box(self) -> str:
        """Where the works lie, a little wider: west, south, east, north in degrees; empty where no place is known."""
        sides = shapely.total_bounds([None, *(work.place for work in self.flooded.meant)])
        if math.isnan(sides[0]):
            return ""
        west, south, east, north = (float(side) for side in sides)
        return f"{west - BESIDE:.3f},{south - BESIDE:.3f},{east + BESIDE:.3f},{north + BESIDE:.3f}"

    @property
    def sum(self) -> Sum:
        """All that are meant."""
        return Sum.of(self.flooded.meant, self._parts)

    @property
    def by(self) -> Mapping[Standing, Sum]:
        """What stands, what is promised … by the season that is asked for, else today."""
        return standings(self.flooded.meant, self.asked.season, self._parts)

    @property
    def undated(self) -> int:
        """How many are left out for the season, because no document says when they are to stand."""
        found = [work for work in self._ever if standing(work.said, self.asked.season) is Standing.UNDATED]
        return len(found) if self.asked.season else 0

    @property
    def basins(self) -> list[Group]:
        """Works by the basin that words name; one that names two stands in both."""
        asked = replace(self.asked, basin=frozenset(), by=WORDS)
        lying = Counter(basin for work in self._meaning(asked) for basin in self.flooded.beside.get(work.id, ()))
        found = self._groups([*self.flooded.basins, UNNAMED], lambda work: work.basins)
        return [replace(one, beside=lying[one.value] if self.asked.by == WORDS else 0) for one in found]

    @property
    def kinds(self) -> list[Group]:
        """Works by kind."""
        return self._groups([*FloodKind, UNNAMED], lambda work: (work.kind,))

    @property
    def phases(self) -> list[Group]:
        """Works by how far they are."""
        return self._groups(PHASES, lambda work: (work.said["phase"],))

    @cached_property
    def seasons(self) -> list[Group]:
        """What stands, or should, by the season of each year: every row holds the one before it."""
        return [self._season(year) for year in self.years]

    @property
    def years(self) -> range:
        """The seasons to choose from: this year's, and on until all that is promised should stand."""
        ends = [Period.parse(work.said["completion"]).ends for work in self.flooded.every if work.said["completion"]]
        last = max([end.year + 1 for end in ends], default=0)
        first = date.fromisoformat(self.coverage["as_of"]).year
        return range(first, min(max(first + LEAST_SEASONS, last + 1), first + MOST_SEASONS))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The oldest and the newest date of the documents that all this rests on."""
        dated = {one["id"]: str(one["date"]) for one in self.coverage["documents"]}
        dates = {dated[work.said["document"]] for work in self.flooded.meant}
        ordered = sorted(dates, key=lambda day: (Period.parse(day).ends, day))
        return tuple(dict.fromkeys([ordered[0], ordered[-1]])) if ordered else ()

    def standing(self, entry: Entry) -> Standing:
        """Tell what is known of a work by the season that is asked for, else today."""
        return standing(entry.said, self.asked.season)

    def volume(self, entry: Entry) -> float | None:
        """Give how much water a pond holds back, cubic metres; None where nobody says it."""
        return self._volumes.get(entry.id)

    def beside(self, entry: Entry) -> tuple[str, ...]:
        """Give the basins that a work lies in without naming one."""
        return self.flooded.beside.get(entry.id, ())

    @cached_property
    def _volumes(self) -> dict[str, float | None]:
        return {work.id: work.volume_m3 for work in self.flooded.every}

    @cached_property
    def _ever(self) -> list[FloodWork]:
        """Those that the other filters mean, by whatever season."""
        return self._meaning(replace(self.asked, season=None))

    def _meaning(self, asked: FloodQuery) -> list[FloodWork]:
        return asked.among(self.flooded.chosen, self.flooded.beside)

    @cached_property
    def _parts(self) -> Within:
        return Within.of(self.flooded.meant, wholes(self.flooded.every))

    def _groups(self, order: Iterable[str], values: Callable[[FloodWork], Sequence[str]]) -> list[Group]:
        found = ((value, [work for work in self.flooded.meant if value in values(work)]) for value in order)
        return [group(value, works, self.asked.season, self._parts) for value, works in found if works]

    def _season(self, year: int) -> Group:
        works = [work for work in self._ever if standing(work.said, year) in BY_THEN]
        return group(str(year), works, year, Within.of(works, wholes(self.flooded.every)))


def _beside(asked: FloodQuery, flooded: Flooded) -> list[FloodWork]:
    if not asked.basin or asked.by != WORDS:
        return []
    named = {work.id for work in flooded.meant}
    wider = replace(asked, by=PLACE).among(flooded.chosen, flooded.beside)
    return [work for work in wider if work.id not in named]


def _entries(works: Iterable[Work], store: Store, numbers: Mapping[str, int] | None = None) -> tuple[Entry, ...]:
    return tuple(Entry.read(work, store, "", (numbers or {}).get(work.id)) for work in works)
