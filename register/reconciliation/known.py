"""The works of the register as the matching knows them: every name that each goes by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from register.mentions import Mention
from register.projects import Identity
from register.reconciliation.folded import Folding, phases, plain
from register.reconciliation.nearness import Nearness

SEVERAL: Final = re.compile("[、，及與和]")
"""Words that name several works at once name none of them alone."""
BRACKETS: Final = re.compile("[(（][^()（）]*[)）]")
LONGEST_WORD: Final = 4
"""What a document called a work is a name by itself from so many folded characters: 左營 was said of a sports hall."""


@dataclass(frozen=True)
class Work:
    """One work of the register with its folded names.

    Parameters
    ----------
    identity : Identity
    name : str
        Its name, folded.
    own, said, short : frozenset of str
        All names that the register gives it; what earlier documents called it; its names without what stands in
        brackets.
    cores : frozenset of str
        The thing that something is done to, in each of its names.
    districts : frozenset of str
        Districts that its row or its name says, folded.
    phases : frozenset of str
        Phases that its name says beyond those of the work that it is a part of.
    """

    identity: Identity
    name: str
    own: frozenset[str]
    said: frozenset[str]
    short: frozenset[str]
    cores: frozenset[str]
    districts: frozenset[str]
    phases: frozenset[str]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every folded name that it goes by."""
        return frozenset({*self.own, *self.said, *self.short})

    @cached_property
    def all_phases(self) -> frozenset[str]:
        """Every phase or part that a name of it says, and what stands for it in the papers."""
        names = (self.identity.name, *self.identity.aliases)
        return frozenset(one for name in names for one in phases(name)) | frozenset(
            one for name in self.said for one in phases(name)
        )


class Known:
    """All works of the register.

    Parameters
    ----------
    identities : sequence of Identity
    mentions : iterable of Mention
        What other documents than the one that is read said of them.
    folding : Folding
    """

    def __init__(self, identities: Sequence[Identity], mentions: Iterable[Mention], folding: Folding) -> None:
        self.folding = folding
        said: Mapping[str, set[str]] = defaultdict(set)
        for mention in mentions:
            said[mention.project].add(mention.name_said)
        rows = {identity.id: identity for identity in identities}
        self.works: Mapping[str, Work] = {
            one.id: self._work(one, rows.get(one.part_of), said[one.id]) for one in identities
        }

    def _work(self, one: Identity, whole: Identity | None, said: Iterable[str]) -> Work:
        key = self.folding.key
        names = (one.name, *one.aliases)
        single = (key(name) for name in said if not SEVERAL.search(name))
        whole_phases = phases(whole.name) if whole else frozenset()
        return Work(
            identity=one,
            name=key(one.name),
            own=frozenset(folded for name in names for folded in self.folding.keys(name)),
            said=frozenset(word for word in single if len(word) >= LONGEST_WORD),
            short=frozenset(key(BRACKETS.sub("", name)) for name in names) - {key(one.name), ""},
            cores=frozenset(self.folding.core(BRACKETS.sub("", name)) for name in names),
            districts=frozenset(map(plain, one.districts)) | self.folding.districts_in(one.name),
            phases=phases(one.name) - whole_phases,
        )

    @cached_property
    def nearness(self) -> Nearness:
        """How near two names are, among these works."""
        return Nearness(work.names for work in self.works.values())

    def near(self, names: Iterable[str]) -> tuple[Work, ...]:
        """List the works whose names can come near some names."""
        works = tuple(self.works.values())
        return tuple(works[number] for number in sorted(self.nearness.sharing(names)))

    def parts(self, whole: str) -> tuple[Work, ...]:
        """List the parts of a work, and theirs."""
        found: list[Work] = []
        above = [whole]
        while above:
            below = [work for one in above for work in self._parts.get(one, ())]
            found += below
            above = [work.identity.id for work in below]
        return tuple(found)

    @cached_property
    def _parts(self) -> Mapping[str, list[Work]]:
        parts: Mapping[str, list[Work]] = defaultdict(list)
        for work in self.works.values():
            parts[work.identity.part_of].append(work)
        return parts

    def is_named(self, project: str, folded: str) -> bool:
        """Tell whether some folded text names a work, by its name or another of the register's."""
        work = self.works.get(project)
        return work is not None and any(len(name) > 1 and name in folded for name in work.own)
