"""What is compared of a mention once its work is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from register.extraction.cells import cells
from register.period import Period
from register.scoring.agreement import SHARED_PAIRS, likeness
from register.scoring.pairing import Pair, same_place

STATUS: Final = ("status",)
KINDS: Final = ("start_kind", "completion_kind")


@dataclass(frozen=True)
class Verdict:
    """One aspect of one mention: what a person read, and what was found.

    Parameters
    ----------
    read, found : str
        Empty where nothing is stated.
    right : bool
    """

    read: str
    found: str
    right: bool

    @property
    def stated(self) -> bool:
        """Whether either states something: two silences agree, and say little."""
        return bool(self.read or self.found)


UNJUDGED: Final = Verdict("", "", True)
"""Where nobody wrote down what would be right."""


def _columns(*names: str) -> Callable[[Pair, Mapping[str, str]], Verdict]:
    def compare(pair: Pair, written: Mapping[str, str]) -> Verdict:
        read, found = (" ".join(filter(None, (row.get(name, "") for name in names)))
                       for row in (pair.gold.cells, written))  # fmt: skip
        return Verdict(read, found, read == found)

    return compare


def _section(pair: Pair, _: Mapping[str, str]) -> Verdict:
    passage = pair.found.named.passage
    read, found = (f"{one.section} {one.paragraph}" for one in (pair.gold, passage))
    return Verdict(read, found, same_place(pair.gold, passage))


def _category(pair: Pair, _: Mapping[str, str]) -> Verdict:
    read, found = pair.gold.category, pair.found.named.category or ""
    return Verdict(read, found, read == found) if read else UNJUDGED


def _name(pair: Pair, _: Mapping[str, str]) -> Verdict:
    found = pair.found.named.name
    if not pair.gold.names:
        return UNJUDGED
    return Verdict(str(pair.gold), found, likeness(pair.gold, found) >= SHARED_PAIRS)


ASPECTS: Final[Mapping[str, Callable[[Pair, Mapping[str, str]], Verdict]]] = {
    "status": _columns(*STATUS),
    "modality": _columns(*KINDS),
    "start": _columns("start"),
    "completion": _columns("completion"),
    "completion precision": _columns("completion_precision"),
    "budget": _columns("budget_twd"),
    "quantity": _columns("quantity", "quantity_unit"),
    "section": _section,
    "category": _category,
    "name": _name,
}
"""Aspect → its comparison. ``modality`` is whether start and completion are promised, have happened, or are not said;
``name`` is whether the name that was understood is the work's."""


def verdicts(pair: Pair, spoken: Period) -> Mapping[str, Verdict]:
    """Judge a pair by every aspect.

    Parameters
    ----------
    pair : Pair
    spoken : Period
        When the document speaks.
    """
    written = cells(pair.found, spoken)
    return {aspect: compare(pair, written) for aspect, compare in ASPECTS.items()}
