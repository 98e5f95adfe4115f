"""Where a work stood after some documents: what is owed, what is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from register.mentions import Mention
from register.projects import Identity
from register.reconciliation.difference import Difference, What
from register.state import State, derive
from register.status import Phase, phase_of
from register.when import Kind, When


class Standing:
    """A work after some documents.

    Parameters
    ----------
    history : sequence of Mention
        Its passages, oldest first; at least one.
    """

    def __init__(self, history: Sequence[Mention]) -> None:
        self.history = tuple(history)

    @cached_property
    def state(self) -> State:
        """All of them read together."""
        return derive(self.history)

    @property
    def newest(self) -> Mention:
        """The passage that speaks for it."""
        return self.state.passage

    @property
    def done(self) -> bool:
        """Whether it is reported completed: by a date, or by its status."""
        completion = self.state.completion
        dated = completion is not None and completion.kind is Kind.ACTUAL
        return dated or phase_of(self.state.status) is Phase.DONE

    @property
    def over(self) -> bool:
        """Whether nothing more is awaited: it is done, halted or given up."""
        return self.done or phase_of(self.state.status) is Phase.STOPPED

    @property
    def promise(self) -> When | None:
        """The completion that is promised and not reported."""
        completion = self.state.completion
        return completion if completion and completion.kind is Kind.PROMISED else None

    @property
    def owed(self) -> date | None:
        """The last day of a promise that still stands."""
        return self.promise.period.ends if self.promise and not self.over else None

    @property
    def outline(self) -> str:
        """Its status and its completion in a line, as the register writes them."""
        values = self.state.values()
        done = f"{values['completion_kind']} {values['completion']}".strip()
        return ", ".join(part for part in (values["status"], done) if part)

    def says(self, part: str) -> Mention:
        """Find the passage that says a part of the state; the newest one where none does."""
        value = getattr(self.state, part)
        if part == "status":
            return self.newest if value is None else next(one for one in reversed(self.history) if one.status is value)
        return next((one for one in reversed(self.history) if value and getattr(one, part) is value), self.newest)

    def passed(self, project: Identity, says: Mention | None = None) -> Difference:
        """Tell of its promise whose time has ended."""
        value = self.state.values()["completion"]
        said = self.says("completion")
        return Difference(What.PASSED, project.id, project.name, "completion", value, "", says, said)
