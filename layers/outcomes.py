"""What became of each promise that a document made: exactly one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from layers.steps import Step
from register import Phase, phase_of


class Outcome(StrEnum):
    """What became of a promise.

    Completed by its last day (`kept`), or after it (`late`), or completed and no document says when, or none that
    tells (`completed`); another last day was promised, after it (`later`) or before it (`earlier`); the same one was
    promised again (`repeated`); the work was stopped (`stopped`); a person corrected it (`corrected`); its last day is
    over and no later document says any of these (`passed`); its last day is still to come (`open`).
    """

    KEPT = "kept"
    LATE = "late"
    COMPLETED = "completed"
    LATER = "later"
    EARLIER = "earlier"
    REPEATED = "repeated"
    STOPPED = "stopped"
    CORRECTED = "corrected"
    PASSED = "passed"
    OPEN = "open"


@dataclass(frozen=True)
class Fate:
    """A promise, and what became of it.

    Parameters
    ----------
    document : str
        Id of the document that promised; empty for a person's correction.
    section, paragraph : str
        The passage that promises; empty for a correction.
    until : str
        The promised period.
    said : str
        The words of the promise.
    outcome : str
        A value of `Outcome`.
    by : str
        Id of the document that settled it; empty where none did, or a correction.
    """

    document: str
    section: str
    paragraph: str
    until: str
    said: str
    outcome: str
    by: str


def fates(walked: Sequence[Step], as_of: date) -> Iterator[Fate]:
    """Tell what became of each promise of a project, in the order in which they were made.

    Parameters
    ----------
    walked : sequence of Step
        Of one project.
    as_of : datetime.date
        The day on which promises are weighed: one that ends on it is still open.
    """
    for at, step in enumerate(walked):
        if step.promise and _is_own(step) and not _is_done_for_good(walked[at:]):
            due, passage = step.promise.period.ends, step.says_completion()
            outcome, by = _settled(due, walked[at + 1 :]) or _stopped(walked[at:]) or _weighed(due, as_of)
            yield Fate(
                document=step.document,
                section=passage.section if passage else "",
                paragraph=passage.paragraph if passage else "",
                until=step.promise.period.value,
                said=step.promise.said,
                outcome=outcome,
                by=by,
            )


def fulfilled(due: date, done: Step) -> Outcome:
    """Tell whether a work that a document reports completed was so in time.

    A date that overlaps the promise's last day, or none with a document that speaks after that day, proves neither.

    Parameters
    ----------
    due : datetime.date
        Last day of the promise.
    done : Step
        Where the work was reported completed.
    """
    dated = done.state.completion is not None and done.promise is None
    known = done.state.completion.period if dated and done.state.completion else done.period
    if known.ends <= due:
        return Outcome.KEPT
    return Outcome.LATE if dated and known.begins > due else Outcome.COMPLETED


def _is_done_for_good(rest: Sequence[Step]) -> bool:
    """Tell whether a work is reported completed, and no later document takes that back."""
    return all(step.done for step in rest)


def _is_own(step: Step) -> bool:
    """Tell whether the step's own document, or correction, makes the promise that stands after it."""
    passage = step.says_completion()
    return passage.document.id == step.document if passage else not step.document


def _settled(due: date, later: Sequence[Step]) -> tuple[Outcome, str] | None:
    for at, step in enumerate(later):
        outcome = fulfilled(due, step) if step.document and _is_done_for_good(later[at:]) else _answer(due, step)
        if outcome:
            return outcome, step.document
    return None


def _answer(due: date, step: Step) -> Outcome | None:
    """Tell how a later step answers a promise by another one; None if it says nothing of it."""
    anew = step.promise.period.ends if step.promise else None
    if not step.document:
        return None if anew == due and not step.done else Outcome.CORRECTED
    if anew is None or not _is_own(step):
        return None
    if anew == due:
        return Outcome.REPEATED
    return Outcome.LATER if anew > due else Outcome.EARLIER


def _stopped(walked: Sequence[Step]) -> tuple[Outcome, str] | None:
    """Tell which document stopped a work that has not gone on since; None if none did."""
    still = list(takewhile(lambda step: phase_of(step.state.status) is Phase.STOPPED, reversed(walked)))
    return (Outcome.STOPPED, still[-1].document) if still else None


def _weighed(due: date, as_of: date) -> tuple[Outcome, str]:
    return (Outcome.PASSED if due < as_of else Outcome.OPEN), ""
