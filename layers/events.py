"""What happened to each project, as the documents tell it: one event for each thing that a reader may follow."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, pairwise

from layers.steps import Step, steps
from register import Mention, Phase, Project, Register, phase_of

Standing = dict[str, str | None]
"""``status``, ``status_said``, ``completion``, ``completion_kind``, ``completion_said``, as features publish them."""


class What(StrEnum):
    """What happened."""

    APPEARED = "appeared"
    STATUS = "status"
    PROMISE = "promise"
    KEPT = "kept"
    PASSED = "passed"


@dataclass(frozen=True)
class Event:
    """One thing that happened to one project.

    Parameters
    ----------
    id : str
        Never given twice, and the same in every edition: project, what happened, and the document (or the last day of
        the promise that passed).
    project, name, category : str
        The project's id, name and category.
    what : str
        A value of `What`: the first document that names it (`appeared`); its status changed (`status`); its promised
        completion moved to another last day, or was promised by a later document than the first (`promise`); it was
        reported completed (`kept`); the promised time ended and no document had reported it kept (`passed`).
    date : str
        As precisely as it is known: the document's date as published, or the day after the promised period's end.
    at : str
        A day to sort by: the last day of `date`, never after the day on which promises are weighed.
    document, section, paragraph, named : str
        The passage that says so, and what it calls the project. Empty where a person's correction does.
    before, after : Standing
        Where the project stood before, and then; before is empty where nothing was.
    months : int or None
        By how many months the promise moved; negative if it was brought forward.
    """

    id: str
    project: str
    name: str
    category: str
    what: str
    date: str
    at: str
    document: str
    section: str
    paragraph: str
    named: str
    before: Standing
    after: Standing
    months: int | None = None


def events(register: Register, as_of: date) -> tuple[Event, ...]:
    """List what happened to all projects, by project and in the order in which the documents tell it.

    A completion that is reported is no change of status besides. A correction by a person comes after all documents.

    Parameters
    ----------
    register : Register
    as_of : datetime.date
        The day on which promises are weighed: one that ends on it has not passed.
    """
    decided = defaultdict(list)
    for one in register.decisions:
        decided[one.project].append(one)
    happened: list[Event] = []
    for project in sorted(register.projects, key=lambda project: project.id):
        teller = _Teller(project, as_of)
        happened += teller.tell(steps(project, register.history(project.id), decided[project.id]))
    return tuple(happened)


@dataclass(frozen=True)
class _Teller:
    """Tells the events of one project."""

    project: Project
    as_of: date

    def tell(self, walked: Sequence[Step]) -> Iterator[Event]:
        yield self._event(What.APPEARED, walked[0], walked[0].says_status())
        for before, after in pairwise(walked):
            yield from self._changes(before, after)
        yield from self._passed(walked)

    def _changes(self, before: Step, after: Step) -> Iterator[Event]:
        kept = after.done and not before.done
        if kept:
            yield self._event(What.KEPT, after, after.says_done(), before)
        if before.state.status != after.state.status and not (kept and _phase(after) is Phase.DONE):
            yield self._event(What.STATUS, after, after.says_status(), before)
        if after.promise and (before.promise is None or before.promise.period.ends != after.promise.period.ends):
            yield self._event(What.PROMISE, after, after.says_completion(), before)

    def _passed(self, walked: Sequence[Step]) -> Iterator[Event]:
        """Tell of each promise that was owed beyond its last day: once, whatever was said of it in between."""
        found: dict[date, Event] = {}
        spans = [(owed, list(span)) for owed, span in groupby(walked, key=lambda step: step.owed)]
        for (owed, span), (_, then) in pairwise([*spans, (None, [])]):
            if owed and owed < self.as_of and (not then or _spoke_too_late(then[0], owed)):
                found.setdefault(owed, self._passing(span[-1], owed))
        yield from found.values()

    def _passing(self, step: Step, owed: date) -> Event:
        told = self._event(What.PASSED, step, step.says_completion())
        day = (owed + timedelta(days=1)).isoformat()
        return replace(told, id=f"{self.project.id}.{What.PASSED}.{owed}", date=day, at=day)

    def _event(self, what: What, step: Step, passage: Mention | None, before: Step | None = None) -> Event:
        at = min(step.period.ends, self.as_of)
        return Event(
            id=f"{self.project.id}.{what}.{step.document or 'correction-' + step.spoken}",
            project=self.project.id,
            name=self.project.name,
            category=self.project.category,
            what=what,
            date=step.spoken,
            at=at.isoformat(),
            document=passage.document.id if passage else step.document,
            section=passage.section if passage else "",
            paragraph=passage.paragraph if passage else "",
            named=passage.name_said if passage else "",
            before=_standing(before) if before else {},
            after=_standing(step),
            months=_months(before, step) if what is What.PROMISE else None,
        )


def _phase(step: Step) -> Phase:
    return phase_of(step.state.status)


def _spoke_too_late(step: Step, owed: date) -> bool:
    """Tell whether a document that ends a promise proves that it had passed unkept.

    It must have spoken after the promise's last day, and either promise anew, or date the completion after that day.
    One that says neither may report what was done in time; a correction tells of the documents, not of the work.
    """
    if not step.document or step.period.begins <= owed:
        return False
    completion = step.state.completion
    late = completion is not None and step.promise is None and completion.period.begins > owed
    return late or step.owed is not None


def _months(before: Step | None, after: Step) -> int | None:
    """Count months between the last days of two promises, as `register.state` does; None for a first promise."""
    old, new = before.promise if before else None, after.promise
    if old is None or new is None:
        return None
    first, last = old.period.ends, new.period.ends
    return (last.year - first.year) * 12 + last.month - first.month


def _standing(step: Step) -> Standing:
    done = step.state.completion
    return {
        "status": step.state.status,
        "status_said": step.state.status_said or None,
        "completion": done.period.value if done else None,
        "completion_kind": done.kind if done else None,
        "completion_said": done.said if done else None,
    }
