"""Where a project stood after each document that speaks of it: the walk that its events are read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from register import Decision, Kind, Mention, Phase, Project, phase_of
from register.decisions import FIELDS
from register.period import Period
from register.state import State, derive
from register.when import When


@dataclass(frozen=True)
class Step:
    """Where a project stood once a document had spoken, or a person had corrected what the documents say.

    Parameters
    ----------
    state : State
        All documents up to this one read together.
    spoken : str
        Date of the document as it is published, or of the correction.
    document : str
        The document's id; empty for a correction.
    history : tuple of Mention
        The project's passages up to here, oldest first.
    """

    state: State
    spoken: str
    document: str
    history: tuple[Mention, ...]

    @property
    def period(self) -> Period:
        """When the document speaks."""
        return Period.parse(self.spoken)

    @property
    def promise(self) -> When | None:
        """The completion that is promised; None where none is, or where it is reported."""
        done = self.state.completion
        return done if done and done.kind is Kind.PROMISED else None

    @property
    def done(self) -> bool:
        """Whether the work is reported completed: by its date, or by its status."""
        dated = self.state.completion is not None and self.promise is None
        return dated or phase_of(self.state.status) is Phase.DONE

    @property
    def owed(self) -> date | None:
        """The last day of a promise that still stands; None where nothing is owed (any more)."""
        stopped = phase_of(self.state.status) is Phase.STOPPED
        return None if self.promise is None or self.done or stopped else self.promise.period.ends

    def says_completion(self) -> Mention | None:
        """Find the newest passage that says the completion; None if a correction does."""
        when = self.state.completion
        return next((one for one in reversed(self.history) if when and one.completion is when), None)

    def says_done(self) -> Mention | None:
        """Find the passage that reports the completion: by its date, else by its status; None if a correction does."""
        return self.says_status() if self.promise else self.says_completion() or self.says_status()

    def says_status(self) -> Mention | None:
        """Find the newest passage that says the status, or what stands for it; None if a correction does."""
        return self.state.passage if self.document else None


def steps(project: Project, history: Sequence[Mention], decisions: Sequence[Decision]) -> tuple[Step, ...]:
    """Walk through the documents that speak of a project; corrections by a person come last.

    Parameters
    ----------
    project : Project
        Its state is that after the last step.
    history : sequence of Mention
        All of the project's passages, oldest document first; at least one.
    decisions : sequence of Decision
        The project's.
    """
    walked = list(_through(history))
    days = [one.date for one in decisions if one.field in FIELDS]
    if days:
        newest = max(days, key=lambda day: Period.parse(day).ends)
        walked.append(Step(project.state, newest, "", tuple(history)))
    return tuple(walked)


def standing(history: Sequence[Mention]) -> Step:
    """Tell where a project stood after the last of some of its passages, oldest first, at least one."""
    document = history[-1].document
    return Step(derive(history), document.date, document.id, tuple(history))


def _through(history: Sequence[Mention]) -> Iterator[Step]:
    read: tuple[Mention, ...] = ()
    for _, passages in groupby(history, key=lambda mention: mention.document.id):
        read = (*read, *passages)
        yield standing(read)
