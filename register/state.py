"""What the passages say of a project when they are read together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from register.mentions import Mention
from register.money import Money
from register.quantity import Quantity
from register.status import Status
from register.when import Kind, When

Value = TypeVar("Value")


@dataclass(frozen=True)
class State:
    """Where a project stands, and the passage that says so.

    Parameters
    ----------
    status : Status or None
    status_said : str
        The words of the status, or, where none is stated, the newest words about the work.
    status_as_of : str
        Date of the document that said them.
    completion, start : When or None
    budget : Money or None
    quantity : Quantity or None
    passage : Mention
        The passage that states the status; else the completion; else the newest one.
    mentions_count : int
    slipped_months : int or None
        Months between the first and the latest promise; None unless two documents promise.
    """

    status: Status | None
    status_said: str
    status_as_of: str
    completion: When | None
    start: When | None
    budget: Money | None
    quantity: Quantity | None
    passage: Mention
    mentions_count: int
    slipped_months: int | None

    def values(self) -> dict[str, str]:
        """Write the state as the derived cells of a row of the register."""
        done = self.completion
        return {
            "status": self.status or "",
            "status_said": self.status_said,
            "status_as_of": self.status_as_of,
            "completion_year": str(done.period.ends.year) if done else "",
            "completion": done.period.value if done else "",
            "completion_precision": done.period.precision if done else "",
            "completion_kind": done.kind if done else "",
            "completion_said": done.said if done else "",
            "start": self.start.period.value if self.start else "",
            "budget_twd": str(self.budget.twd) if self.budget else "",
            "budget_said": self.budget.said if self.budget else "",
            "quantity": self.quantity.text if self.quantity else "",
            "quantity_unit": self.quantity.unit if self.quantity else "",
            "quantity_said": self.quantity.said if self.quantity else "",
            "document": self.passage.document.id,
            "section": self.passage.section,
            "paragraph": self.passage.paragraph,
            "mentions_count": str(self.mentions_count),
            "slipped_months": "" if self.slipped_months is None else str(self.slipped_months),
        }


def _newest(history: Sequence[Mention], value: Callable[[Mention], Value | None]) -> tuple[Value, Mention] | None:
    for mention in reversed(history):
        found = value(mention)
        if found:
            return found, mention
    return None


def _completion(history: Sequence[Mention]) -> tuple[When, Mention] | None:
    """Find the newest completion; what has happened is not undone by a promise."""

    def actual(mention: Mention) -> When | None:
        done = mention.completion
        return done if done and done.kind is Kind.ACTUAL else None

    return _newest(history, actual) or _newest(history, lambda mention: mention.completion)


def _slipped(history: Sequence[Mention]) -> int | None:
    promises = {m.document.id: m.completion for m in history if m.completion and m.completion.kind is Kind.PROMISED}
    if len(promises) < 2:  # noqa: PLR2004  a promise moves only between two documents
        return None
    ends = [promise.period.ends for promise in promises.values()]
    first, last = ends[0], ends[-1]
    return (last.year - first.year) * 12 + last.month - first.month


def derive(history: Sequence[Mention]) -> State:
    """Derive a project's state from its passages.

    The newest document that states a value wins; words without a code, such as 持續辦理, erase nothing. An actual
    completion is never replaced by a promise. Within one document the later row wins.

    Parameters
    ----------
    history : sequence of Mention
        Of one project, oldest first, at least one.
    """
    stated = _newest(history, lambda mention: mention.status)
    worded = _newest(history, lambda mention: mention.status_said)
    done = _completion(history)
    speaker = stated or worded
    passages = [found[1] for found in (stated, done) if found]
    return State(
        status=stated[0] if stated else None,
        status_said=speaker[1].status_said if speaker else "",
        status_as_of=speaker[1].document.date if speaker else "",
        completion=done[0] if done else None,
        start=_value(_newest(history, lambda mention: mention.start)),
        budget=_value(_newest(history, lambda mention: mention.budget)),
        quantity=_value(_newest(history, lambda mention: mention.quantity)),
        passage=passages[0] if passages else history[-1],
        mentions_count=len(history),
        slipped_months=_slipped(history),
    )


def _value(found: tuple[Value, Mention] | None) -> Value | None:
    return found[0] if found else None
