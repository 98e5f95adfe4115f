"""The words that tell of a flood work."""

from collections.abc import Iterator

from register import Project
from register.vocabulary import compact


def decided(project: Project) -> Iterator[str]:
    """Give what a person wrote of a work: its name, and where it is; folded."""
    yield compact(project.name)
    yield compact(project.location_text)


def said(project: Project) -> Iterator[str]:
    """Give what documents say of a work: how far it is, what it costs, how much it holds; folded."""
    state = project.state
    yield compact(state.status_said)
    yield from (compact(value.said) for value in (state.budget, state.quantity) if value)
