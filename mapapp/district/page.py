"""Everything that a district's page shows, gathered for its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from layers import Query, Store
from mapapp.district.budget import Budget
from mapapp.district.entry import Entry
from mapapp.district.group import Group, grouped, span
from mapapp.district.maps import SIZES
from mapapp.district.overview import Overview
from mapapp.district.wholes import Wholes
from mapapp.paper.numbered import Numbered
from mapapp.paper.numbering import number
from mapapp.portrait.land import Land
from mapapp.portrait.work import Work
from mapapp.sentences import PHASES
from mapapp.words import Words

MOST_MAPPED = 60
"""More numbers than this are legible on no map of a page, and each more takes longer to place: today there are 28."""
MOST_LISTED = 300
"""Rows of the table: 700 kB. Files have them all."""
UNSTATED = "none"
"""The year of what no document dates, as a filter names it."""


@dataclass(frozen=True)
class DistrictPage:
    """A district as its page shows it.

    Parameters
    ----------
    name : str
        Its official name.
    entries : tuple of Entry
        Its works: by number, then those without a place.
    numbered : tuple of Numbered
        Those with a place, as a sheet has them.
    within : mapping of str to str
        Id of a part whose budget is not added to that of its whole's id.
    land : Land
    words : Words
        Of the page's language.
    """

    name: str
    entries: tuple[Entry, ...]
    numbered: tuple[Numbered, ...]
    within: Mapping[str, str]
    land: Land
    words: Words

    @classmethod
    def read(cls, name: str, query: Query, store: Store, land: Land, words: Words) -> Self:
        """Read a district's works.

        Parameters
        ----------
        name : str
        query : Query
            Which works; it names the district.
        store : Store
        land : Land
        words : Words
        """
        works = [Work.read(feature) for feature in store.query(query)]
        numbered, unplaced = number(works, land.districts[name], name)
        placed = [Entry.read(one.work, store, name, one.number) for one in numbered]
        entries = (*placed, *(Entry.read(work, store, name) for work in unplaced))
        return cls(name, entries, numbered, Wholes(store).within(works), land, words)

    @property
    def placed(self) -> list[Entry]:
        """Works on the map, by number."""
        return [one for one in self.entries if one.number is not None]

    @property
    def is_mapped(self) -> bool:
        """Whether the page has a map: none is legible of a crowd."""
        return len(self.numbered) <= MOST_MAPPED

    @property
    def unplaced(self) -> list[Entry]:
        """Works that no text places."""
        return [one for one in self.entries if one.number is None]

    @property
    def crossing(self) -> list[Entry]:
        """Works that lie in other districts as well."""
        return [one for one in self.entries if one.elsewhere]

    @property
    def overdue(self) -> list[Entry]:
        """Works whose promise has passed, the oldest promise first."""
        late = (one for one in self.entries if one.said["overdue"])
        return sorted(late, key=lambda one: (one.said["completion_year"], one.said["completion"], one.id))

    @property
    def budget(self) -> Budget:
        """What all of them cost, as far as it is said."""
        return Budget.of([one.work for one in self.entries], self.within)

    @property
    def stating(self) -> list[Entry]:
        """Works that state a budget, the largest first."""
        found = (one for one in self.entries if one.said["budget_twd"] is not None)
        return sorted(found, key=lambda one: (-one.said["budget_twd"], one.id))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Id to work."""
        return {one.id: one for one in self.entries}

    @property
    def phases(self) -> tuple[Group, ...]:
        """Works by how far they are."""
        return grouped(self.entries, lambda one: one.work.phase, PHASES, self.within, "status")

    @property
    def years(self) -> tuple[Group, ...]:
        """Works by the year of their completion, promised or actual; those that no document dates last."""

        def year(one: Entry) -> str:
            return str(one.said["completion_year"] or UNSTATED)

        order = sorted({year(one) for one in self.entries}, key=lambda value: (value == UNSTATED, value))
        return grouped(self.entries, year, order, self.within, "completion")

    @property
    def categories(self) -> tuple[Group, ...]:
        """Works by category, in the catalogue's order."""
        order = self.words.section("category")
        return grouped(self.entries, lambda one: str(one.said["category"]), order, self.within, "status")

    @property
    def spoken(self) -> tuple[str, ...]:
        """The oldest and the newest date of the documents that all this rests on."""
        return span(self.entries, "status")

    def overview(self, size: str) -> Overview:
        """Give the map of a size: ``narrow`` or ``wide``."""
        return Overview(self.name, self.numbered, self.land, self.words, SIZES[size])
