"""What speaks against a found work being one of the register: a district, a category, a part, or another act."""

from __future__ import annotations

from collections.abc import Iterator

from register.extraction import Named
from register.reconciliation.acts import other_act
from register.reconciliation.folded import Folding, phases, plain
from register.reconciliation.known import Work


def districts_of(named: Named, folding: Folding) -> frozenset[str]:
    """List the districts that a passage says a work is in, its name included."""
    return frozenset(map(plain, named.districts)) | folding.districts_in(named.name)


def objections(named: Named, work: Work, folding: Folding) -> tuple[str, ...]:
    """List what contradicts; what is not said contradicts nothing.

    Parameters
    ----------
    named : Named
    work : Work
    folding : Folding
    """
    found = (other_category(named, work), *_elsewhere(named, work, folding), other_part(named, work))
    return tuple(filter(None, (*found, other_act(named, work.identity))))


def other_category(named: Named, work: Work) -> str:
    """Tell that a work is of another category; the document says none, a rule does."""
    if named.category in (None, work.identity.category):
        return ""
    return f"category {named.category}, not {work.identity.category}"


def _elsewhere(named: Named, work: Work, folding: Folding) -> Iterator[str]:
    said = districts_of(named, folding)
    if said and work.districts and not said & work.districts:
        yield f"in {folding.shown(said)}, not {folding.shown(work.districts)}"


def other_part(named: Named, work: Work) -> str:
    """Tell that only a part of a work is named, or another part than the work is."""
    if named.phase:
        return "" if _says_phase(work, named.phase) else f"of it only {named.phase}"
    return "" if phases(named.name) <= work.all_phases else "another phase or part"


def _says_phase(work: Work, phase: str) -> bool:
    wanted = phases(phase)
    names = (work.identity.name, *work.identity.aliases)
    return wanted <= work.all_phases if wanted else any(plain(phase) in plain(name) for name in names)
