"""An event as the change that its document made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layers.change import Change, Source, Turn
from layers.contradictions import is_less
from layers.events import Event, Standing, What
from layers.outcomes import Fate, Outcome
from register import Kind, Mention, Phase, phase_of
from register.period import Period
from register.status import Status

Values = tuple[str | None, str | None]
"""What stood before, and what stands then."""
FULFILLED = (Outcome.KEPT, Outcome.LATE, Outcome.COMPLETED)
SAID = {
    What.APPEARED: ("status_said", "completion_said"),
    What.STATUS: ("status_said",),
    What.PROMISE: ("completion_said",),
    What.KEPT: ("status_said", "completion_said"),
}
"""The words that belong to what happened."""


@dataclass(frozen=True)
class Retelling:
    """Retells the events of one project.

    Parameters
    ----------
    history : sequence of Mention
        The project's passages, oldest first.
    made : sequence of Fate
        The promises that documents made of it.
    """

    history: Sequence[Mention]
    made: Sequence[Fate]

    def tell(self, happened: Iterable[Event]) -> list[Change]:
        """Retell what documents brought about; that a promise passed no document did."""
        return [self._change(event) for event in happened if event.what != What.PASSED]

    def _change(self, event: Event) -> Change:
        turn, field = self._turn(event)
        before, after = _completion(event) if field == "completion" else _status(event)
        said_before, said = _words(event, event.before), _words(event, event.after)
        return Change(
            document=event.document,
            what=turn,
            project=event.project,
            name=event.name,
            category=event.category,
            field=field,
            before=before,
            after=after,
            said_before=said_before,
            said=tuple(words for words in said if words not in said_before) or said,
            source=Source.find(self.history, event.document, event.section, event.paragraph),
            months=event.months,
        )

    def _turn(self, event: Event) -> tuple[Turn, str]:
        if event.what == What.APPEARED:
            return Turn.APPEARED, "status"
        if event.what == What.STATUS:
            back = is_less(event.before["status"], event.after["status"])
            return (Turn.CONTRADICTED if back else Turn.STATUS), "status"
        return (self._end(event) if event.what == What.KEPT else _promise(event)), "completion"

    def _end(self, event: Event) -> Turn:
        """Tell how a promise ended that a document reports as completed; without a promise, that it was completed."""
        ends = {fate.by: fate.outcome for fate in self.made if fate.outcome in FULFILLED}
        return Turn(ends.get(event.document, Outcome.COMPLETED))


def _promise(event: Event) -> Turn:
    """Tell what a new promise is: one for what was already reported completed contradicts that."""
    status = event.before["status"]
    if status and phase_of(Status(status)) is Phase.DONE:
        return Turn.CONTRADICTED
    if event.months is None:
        return Turn.PROMISED
    before, after = (Period.parse(one["completion"] or "").ends for one in (event.before, event.after))
    return Turn.LATER if before < after else Turn.EARLIER


def _status(event: Event) -> Values:
    return event.before.get("status"), event.after["status"]


def _completion(event: Event) -> Values:
    """Give the promise that stood, and what stands then; a completion of which no document says when has no time."""
    said = event.after["completion"]
    is_told = event.what != What.KEPT or event.after["completion_kind"] == Kind.ACTUAL
    return event.before.get("completion"), said if is_told else None


def _words(event: Event, where: Standing) -> tuple[str, ...]:
    said = (where.get(name) for name in SAID[What(event.what)])
    return tuple(dict.fromkeys(words for words in said if words))
