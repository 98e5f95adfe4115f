"""What each document changed: the works it brought, and what it did to what earlier documents had said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from layers.change import Change, Source, Turn
from layers.contradictions import contradictions
from layers.events import events
from layers.marks import strokes
from layers.outcomes import Fate, Outcome, fates
from layers.quiet import Silence, silences
from layers.retold import Retelling
from layers.steps import standing, steps
from layers.unanswered import unanswered
from register import Decision, Mention, Project, Register

ORDER = {turn: place for place, turn in enumerate(Turn)}
WEIGHED = (Outcome.PASSED, Outcome.OPEN)
CELLS = {"completion_actual": "completion", "completion_promised": "completion"}
"""Field of a correction to the cell of the state that it stands in for, where the two names differ."""


class _OfProject(Protocol):
    @property
    def project(self) -> str: ...


One = TypeVar("One", bound=_OfProject)


def promises_made(register: Register, as_of: date) -> Mapping[str, tuple[Fate, ...]]:
    """Tell by project what became of each promise that was made of it.

    Parameters
    ----------
    register : Register
    as_of : datetime.date
        The day on which promises are weighed.
    """
    decided = _by_project(register.decisions)
    return {
        project.id: tuple(fates(steps(project, register.history(project.id), decided[project.id]), as_of))
        for project in register.projects
    }


def changes(register: Register, as_of: date) -> tuple[Change, ...]:
    """List what the documents changed: corrections first, then the newest document's; by kind, then by name.

    Parameters
    ----------
    register : Register
    as_of : datetime.date
        The day on which promises are weighed.
    """
    # without the corrections: what a person did is told as that, and changes nothing of what a document did
    happened = _by_project(events(replace(register, decisions=()), as_of))
    promised, quiet = promises_made(register, as_of), tuple(silences(register))
    silent, decided = _by_project(quiet), _by_project(register.decisions)
    unsaid = _by_project(unanswered(register, promised, quiet))
    found: list[Change] = []
    for project in register.projects:
        name, teller = project.id, _Teller(project, register)
        found += Retelling(register.history(name), promised[name]).tell(happened[name])
        found += teller.weighed(promised[name])
        found += [teller.of_promise(one.fate, Turn.UNANSWERED, one.document) for one in unsaid[name]]
        found += teller.contradicted()
        found += map(teller.fell_silent, silent[name])
        found += map(teller.corrected, decided[name])
    newest = {document.id: place for place, document in enumerate(reversed(register.documents))} | {"": -1}
    return tuple(sorted(found, key=lambda one: (newest[one.document], ORDER[Turn(one.what)], _rank(one))))


def _rank(change: Change) -> tuple[object, ...]:
    return *strokes(change.name), change.project, change.field, change.date


def _by_project(rows: Iterable[One]) -> Mapping[str, list[One]]:
    found: Mapping[str, list[One]] = defaultdict(list)
    for row in rows:
        found[row.project].append(row)
    return found


@dataclass(frozen=True)
class _Teller:
    """Tells of one project what is no event."""

    project: Project
    register: Register

    def weighed(self, made: Iterable[Fate]) -> list[Change]:
        """Tell the promises that no document has answered: those that passed, and those that are open."""
        found = (fate for fate in made if fate.outcome in WEIGHED)
        return [self.of_promise(fate, Turn(fate.outcome), fate.document) for fate in found]

    def of_promise(self, fate: Fate, turn: Turn, document: str) -> Change:
        """Tell what became of a promise with a document."""
        source = Source.find(self._history, fate.document, fate.section, fate.paragraph)
        return replace(self._blank(document, turn, "completion", source), after=fate.until, said=(fate.said,))

    def contradicted(self) -> Iterator[Change]:
        """Tell the passages that contradict an earlier one on the completion."""
        for one in contradictions(self._history):
            old, new = one.earlier.completion, one.later.completion
            source = Source.of(self._history, one.later)
            row = self._blank(one.later.document.id, Turn.CONTRADICTED, "completion", source)
            if old and new:
                row = replace(row, before=old.period.value, after=new.period.value)
                yield replace(row, said_before=(old.said,), said=(new.said,))

    def fell_silent(self, silence: Silence) -> Change:
        """Tell that a document no longer mentions the work."""
        state = silence.step.state
        row = self._blank(silence.document, Turn.QUIET, "status", Source.of(self._history, silence.passage))
        return replace(row, after=state.status, said=(state.status_said,) if state.status_said else ())

    def corrected(self, decision: Decision) -> Change:
        """Tell a correction by a person."""
        cells = standing(self._history).state.values()
        row = self._blank("", Turn.CORRECTED, decision.field, Source())
        row = replace(row, before=cells.get(CELLS.get(decision.field, decision.field)) or None)
        decided = replace(row, after=decision.value or None, said=(decision.reason,))
        return replace(decided, by=decision.by, date=decision.date)

    @property
    def _history(self) -> tuple[Mention, ...]:
        return self.register.history(self.project.id)

    def _blank(self, document: str, turn: Turn, field: str, source: Source) -> Change:
        known = self.project
        return Change(document, turn, known.id, known.name, known.category, field, None, None, (), (), source)
