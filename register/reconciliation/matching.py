"""Which work of the register a found one is, by rules that can be told in a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from register.extraction import Found, Named
from register.reconciliation.acts import same_act
from register.reconciliation.candidates import candidates, proposed
from register.reconciliation.folded import is_generic, phases, plain
from register.reconciliation.known import LONGEST_WORD, Known, Work
from register.reconciliation.objections import districts_of, objections
from register.reconciliation.verdict import Certainty, Verdict

Sure = tuple[Work, str]


class Matcher:
    """Finds the works of a register that a document speaks of.

    Sure is: the same name or alias after folding, said of one work alone and contradicted by nothing; what an earlier
    document called this work alone, of the same category; a phase or part of a work that is surely named. All else
    that comes near is a question.

    Parameters
    ----------
    known : Known
    """

    def __init__(self, known: Known) -> None:
        self.known = known

    def verdict(self, found: Found) -> Verdict:
        """Tell which work a found one is, or that a person must say.

        Parameters
        ----------
        found : Found
        """
        named = found.named
        keys = self.known.folding.keys(named.name)
        same = self._having(self._by_name, keys)
        whole = self._whole(named)
        sure = self._same(named, same) or self._called(named, same) or self._part(named, whole)
        if sure:
            return Verdict(found, Certainty.SURE, sure[1], sure[0].identity.id)
        if not same and all(map(is_generic, keys)):
            return Verdict(found, Certainty.NO_WORK, "a kind of works, or a sum of several, and none by name")
        return self._question(found, same, whole)

    def _question(self, found: Found, same: tuple[Work, ...], whole: Work | None) -> Verdict:
        near = candidates(found.named, self.known, same)
        part_of = whole.identity.id if whole else ""
        if all(one.against and not one.close for one in near):
            why = f"no work of the register comes near{f'; a part of {whole.identity.name}' if whole else ''}"
            return Verdict(found, Certainty.NEW, why, "", near, part_of)
        why = near[0].why if len(near) == 1 else f"{len(near)} works come near"
        return Verdict(found, Certainty.UNSURE, why, proposed(near), near, part_of)

    def _same(self, named: Named, same: tuple[Work, ...]) -> Sure | None:
        """Find the one work of the same name; of several the one in whose district the passage says it is."""
        sound = self._sound(named, same)
        if named.category is None and max(map(len, self.known.folding.keys(named.name))) < LONGEST_WORD:
            return None
        if len(sound) == 1:
            return sound[0], "same name"
        said = districts_of(named, self.known.folding)
        there = [work for work in sound if said & work.districts]
        return (there[0], "same name, same district") if len(there) == 1 else None

    def _called(self, named: Named, same: tuple[Work, ...]) -> Sure | None:
        """Find the one work that an earlier document called so; a part only where its whole is named as well."""
        if same or named.category is None:
            return None
        keys = self.known.folding.keys(named.name)
        called = self._having(self._by_said, keys)
        sound = [work for work in self._sound(named, called) if work.identity.category is named.category]
        if len(called) != 1 or not sound or not self._in_context(named, sound[0]):
            return None
        if not any(same_act(named, sound[0].identity, key) for key in keys):
            return None
        return sound[0], "called so by an earlier document"

    def _in_context(self, named: Named, work: Work) -> bool:
        around = plain(named.passage.section + named.passage.text + named.within)
        return not work.identity.part_of or self.known.is_named(work.identity.part_of, around)

    def _whole(self, named: Named) -> Work | None:
        """Find the work that a found one is surely a part of."""
        name = named.within or (named.name if named.phase else "")
        works = self._having(self._by_name, self.known.folding.keys(name)) if name else ()
        return works[0] if len(works) == 1 else None

    def _part(self, named: Named, whole: Work | None) -> Sure | None:
        """Find the one part of a work that its phase, or its name beside the whole's, means."""
        parts = self.known.parts(whole.identity.id) if whole else ()
        meant = [work for work in parts if whole and self._is_part(named, work, whole)]
        if whole is None or len(meant) != 1 or not self._sound(named, meant):
            return None
        return meant[0], f"{named.phase or 'a part'} of {whole.identity.name}"

    def _is_part(self, named: Named, work: Work, whole: Work) -> bool:
        if named.phase:
            return bool(work.phases) and work.phases == phases(named.phase)
        beside = work.name.replace(whole.name, "", 1)
        return self._key(named.name) in {work.name, beside, *work.said}

    def _sound(self, named: Named, works: Iterable[Work]) -> list[Work]:
        return [work for work in works if not objections(named, work, self.known.folding)]

    def _key(self, name: str) -> str:
        return self.known.folding.key(name)

    def _having(self, index: Mapping[str, frozenset[str]], keys: Iterable[str]) -> tuple[Work, ...]:
        """List the works that have one of some names; what names no work in particular names none here."""
        ids = {one for key in keys if not is_generic(key) for one in index.get(key, ())}
        return tuple(self.known.works[one] for one in sorted(ids))

    @cached_property
    def _by_name(self) -> Mapping[str, frozenset[str]]:
        return _index((one, work.own) for one, work in self.known.works.items())

    @cached_property
    def _by_said(self) -> Mapping[str, frozenset[str]]:
        return _index((one, work.said) for one, work in self.known.works.items())


def _index(works: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    index: Mapping[str, set[str]] = defaultdict(set)
    for project, names in works:
        for name in names:
            index[name].add(project)
    return {name: frozenset(ids) for name, ids in index.items()}
