"""Promised completions: until when, who says so, and how often the promise moved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from layers.events import Event, What
from register import Kind, Project, Register


@dataclass(frozen=True)
class Promise:
    """The promise that a project's newest documents give.

    Parameters
    ----------
    project : str
        Id of the project.
    until : str
        Last day of the promised period.
    document, section, paragraph : str
        The passage that promises. Empty where a person's correction does.
    moved : int
        How often it moved from one document to another.
    """

    project: str
    until: str
    document: str
    section: str
    paragraph: str
    moved: int


def promises(register: Register, happened: Iterable[Event]) -> tuple[Promise, ...]:
    """List the promises that stand, by project: one for each whose published completion is promised.

    Parameters
    ----------
    register : Register
    happened : iterable of Event
        All events of the register.
    """
    moves = Counter(event.project for event in happened if event.what == What.PROMISE and event.months is not None)
    found = (_promise(register, project, moves[project.id]) for project in register.projects)
    return tuple(sorted(filter(None, found), key=lambda promise: promise.project))


def _promise(register: Register, project: Project, moved: int) -> Promise | None:
    when = project.state.completion
    if when is None or when.kind is not Kind.PROMISED:
        return None
    passage = next((one for one in reversed(register.history(project.id)) if one.completion is when), None)
    until = when.period.ends.isoformat()
    if passage is None:
        return Promise(project.id, until, "", "", "", moved)
    return Promise(project.id, until, passage.document.id, passage.section, passage.paragraph, moved)
