"""What a document says of a work, weighed against what the documents before it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

from register.mentions import Mention
from register.period import Period
from register.projects import Identity
from register.reconciliation.difference import Difference, What
from register.reconciliation.standing import Standing
from register.status import LADDER
from register.when import Kind, When

AMOUNTS: Final = ("start", "budget", "quantity")
COLUMNS: Final = {"budget": "budget_twd"}
"""Parts of a state whose column has another name."""


def weigh(project: Identity, older: Sequence[Mention], here: Sequence[Mention]) -> tuple[Difference, ...]:
    """List what a document changes for a work that it names.

    Parameters
    ----------
    project : Identity
    older : sequence of Mention
        What the documents before it said, oldest first; may be empty.
    here : sequence of Mention
        What it says; at least one.
    """
    within = list(_within(project, here))
    if not older:
        now = Standing(here)
        first = Difference(What.NEW, project.id, project.name, "", "", now.outline, now.newest)
        return (first, *within)
    weighing = _Weighing(project, Standing(older), Standing([*older, *here]), tuple(here))
    found = [*within, *weighing.status(), *weighing.completion(), *weighing.amounts()]
    says = weighing.here[-1]
    unchanged = Difference(What.UNCHANGED, project.id, project.name, "", "", weighing.now.outline, says, older[-1])
    return tuple(found) or (unchanged,)


def _within(project: Identity, here: Sequence[Mention]) -> Iterator[Difference]:
    """Tell of two dates of one kind in one document that exclude each other."""
    for part in ("completion", "start"):
        dated = [one for one in here if getattr(one, part)]
        for one, other in combinations(dated, 2):
            first, second = getattr(one, part), getattr(other, part)
            if first.kind is second.kind and _exclude(first.period, second.period):
                values = (first.period.value, second.period.value)
                yield Difference(What.CONTRADICTED, project.id, project.name, part, *values, other, one)


def _denies(says: When, done: When) -> bool:
    """Tell whether what was reported done is promised for a later time, or dated otherwise."""
    return says.period.begins > done.period.ends if says.kind is Kind.PROMISED else _exclude(says.period, done.period)


def _exclude(one: Period, other: Period) -> bool:
    return one.ends < other.begins or other.ends < one.begins


class _Weighing:
    """Weighs a document's passages on one work against the work's standing before."""

    def __init__(self, project: Identity, before: Standing, now: Standing, here: tuple[Mention, ...]) -> None:
        self.project, self.before, self.now, self.here = project, before, now, here

    def status(self) -> Iterator[Difference]:
        old, new = self.before.state.status, self.now.state.status
        if old is new or new is None:
            return
        back = old in LADDER and new in LADDER and LADDER.index(new) < LADDER.index(old)
        if back:
            yield self._told(What.CONTRADICTED, "status")
        elif not self._kept:
            yield self._told(What.CHANGED, "status")

    @property
    def _kept(self) -> bool:
        """Whether the document reports the completion that was awaited."""
        return self.now.done and not self.before.done

    @property
    def _says(self) -> When | None:
        """The completion that the document says last."""
        return next((one.completion for one in reversed(self.here) if one.completion), None)

    def completion(self) -> Iterator[Difference]:
        """Tell what the document does to the completion."""
        old, says = self.before.state.completion, self._says
        if self.before.done:
            yield from self._again(old, says)
            return
        if self._kept:
            yield self._reported(old)
        elif says is None:
            if self.before.owed and self.before.owed < self.here[0].document.spoken.begins and not self.now.over:
                yield self.before.passed(self.project, self.here[-1])
        elif old is None:
            yield self._told(What.CHANGED, "completion")
        if old and says and says.kind is Kind.PROMISED and old.period.ends != says.period.ends:
            yield replace(self._told(What.SLIPPED, "completion"), months=_months(old.period.ends, says.period.ends))

    def _again(self, old: When | None, says: When | None) -> Iterator[Difference]:
        """Tell what a document says of a completion that was reported before."""
        if says is None:
            return
        if old and old.kind is Kind.ACTUAL:
            denied = _denies(says, old)
        else:
            denied = says.kind is Kind.PROMISED and (old is None or old.period.ends != says.period.ends)
        if denied:
            yield replace(self._told(What.CONTRADICTED, "completion"), after=f"{says.kind} {says.period.value}")
        elif old is None or (old.kind is Kind.PROMISED and says.kind is Kind.ACTUAL):
            yield self._told(What.CHANGED, "completion")

    def _reported(self, promised: When | None) -> Difference:
        """Tell that the work is done; with a promise, whether it was kept and how late."""
        says = self._says
        actual = says if says and says.kind is Kind.ACTUAL else None
        part = "completion" if actual else "status"
        late = promised and actual and actual.period.begins > promised.period.ends
        months = _months(promised.period.ends, actual.period.ends) if promised and actual and late else None
        told = self._told(What.KEPT if promised else What.CHANGED, part)
        before = promised.period.value if promised else self.before.outline
        return replace(told, before=before, after=self.now.outline, months=months)

    def amounts(self) -> Iterator[Difference]:
        before, now = self.before.state.values(), self.now.state.values()
        for part in AMOUNTS:
            column = COLUMNS.get(part, part)
            if before[column] != now[column]:
                yield self._told(self._start() if part == "start" else What.CHANGED, part)

    def _start(self) -> What:
        old, new = self.before.state.start, self.now.state.start
        actual = old and new and old.kind is new.kind is Kind.ACTUAL
        return What.CONTRADICTED if actual and old and new and _exclude(old.period, new.period) else What.CHANGED

    def _told(self, what: What, part: str) -> Difference:
        before, now = (one.state.values()[COLUMNS.get(part, part)] for one in (self.before, self.now))
        says = next((one for one in reversed(self.here) if getattr(one, part)), self.here[-1])
        return Difference(what, self.project.id, self.project.name, part, before, now, says, self.before.says(part))


def _months(first: date, last: date) -> int:
    """Count months between the last days of two periods, as `register.state` does."""
    return (last.year - first.year) * 12 + last.month - first.month
