"""The works that come near a found one, for a person to choose from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from register.extraction import Named
from register.reconciliation.folded import plain
from register.reconciliation.known import Known, Work
from register.reconciliation.objections import districts_of, objections, other_part
from register.reconciliation.verdict import Candidate

NEAR: Final = 0.5
"""Half of the names is the same. A measure to propose by: what is shown costs a look, what is not shown
is created twice; on the five documents no work of the register that was meant lay below it and off its place."""
NEAR_BY_PLACE: Final = 0.25
"""With the same words for the place, or the same district, half of that is worth a look."""
SAME_THING: Final = 0.8
"""Two names of one thing to which other things are done, or of which one does not say what."""
FAR_ENOUGH: Final = 0.1
"""The nearest is proposed when the next one is so much farther: two that are equally near are proposed by nobody."""
ALIKE: Final = 0.7
"""Names so near are one work or two that a person must tell apart, whatever category or district a rule read."""
SHOWN: Final = 5
PLACE: Final = 3
"""Words that say where count from so many characters."""


def candidates(named: Named, known: Known, same: Collection[Work]) -> tuple[Candidate, ...]:
    """List the works that come near, those that nothing contradicts first, nearest first.

    Parameters
    ----------
    named : Named
    known : Known
    same : collection of Work
        Works of the very name, which are always shown.
    """
    keys = known.folding.keys(named.name)
    near = {work.identity.id: work for work in (*known.near(keys), *same)}
    found = (_candidate(named, work, (known, keys, work in same)) for work in near.values())
    shown = [one for one in found if one is not None]
    shown.sort(key=lambda one: (one.against, -one.nearness, one.project))
    return tuple(shown[:SHOWN])


def _candidate(named: Named, work: Work, how: tuple[Known, frozenset[str], bool]) -> Candidate | None:
    known, keys, same = how
    thing = known.folding.core(named.name) in work.cores
    near = 1.0 if same else max(known.nearness.between(key, name) for key in keys for name in work.names)
    near = max(near, SAME_THING) if thing else near
    place = _same_place(named, work, known)
    agrees = named.category in (None, work.identity.category)
    if near < (NEAR_BY_PLACE if place and agrees else NEAR):
        return None
    against = objections(named, work, known.folding)
    for_it = (
        "same name"
        if same
        else "the name in short"
        if near == 1
        else "the same thing"
        if thing
        else f"{near:.0%} of the name"
    )
    why = "; ".join([for_it, *([place] if place else []), *(f"but {one}" for one in against)])
    close = near >= ALIKE and not other_part(named, work)
    return Candidate(work.identity.id, work.identity.name, round(near, 2), why, bool(against), close)


def _same_place(named: Named, work: Work, known: Known) -> str:
    where, there = plain(named.location_text), plain(work.identity.location_text)
    shorter = min(where, there, key=len)
    if len(shorter) >= PLACE and (where in there or there in where):
        return "same words for the place"
    both = districts_of(named, known.folding) & work.districts
    return f"both in {known.folding.shown(both)}" if both else ""


def proposed(near: tuple[Candidate, ...]) -> str:
    """Give the id that is proposed to a person: the nearest, if the next is farther; or empty."""
    open_to = [one for one in near if not one.against]
    if not open_to or (len(open_to) > 1 and open_to[0].nearness - open_to[1].nearness < FAR_ENOUGH):
        return ""
    return open_to[0].project
