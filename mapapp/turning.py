"""A change in words: from what to what."""

from dataclasses import dataclass

from layers.change import Change, Turn
from mapapp.wording import Wording
from mapapp.words import Words

MOVED = (Turn.LATER, Turn.EARLIER)
DONE = (Turn.KEPT, Turn.LATE, Turn.COMPLETED)
STANDS = (Turn.APPEARED, Turn.QUIET)


@dataclass(frozen=True)
class Turning:
    """Says changes in one language.

    Parameters
    ----------
    words : Words
    """

    words: Words

    def say(self, change: Change) -> str:
        """Say in one line what changed, without the project's name and the document's words."""
        if change.what in MOVED:
            return self._moved(change)
        if change.what in DONE:
            return self._done(change)
        if change.what in STANDS:
            return self.words("changes.stands", after=self._status(change.after))
        if change.what == Turn.CORRECTED:
            return self._corrected(change)
        return self._status_changed(change) if change.field == "status" else self._promised(change)

    def _moved(self, change: Change) -> str:
        days = "" if change.months else "days_"
        key = f"changes.moved_{days}{change.what}"
        return self.words(key, n=abs(change.months or 0), **self._times(change))

    def _done(self, change: Change) -> str:
        if change.before:
            return self.words("changes.done_when" if change.after else "changes.done_unsaid", **self._times(change))
        return self.words("changes.done_unpromised" if change.after else "changes.done_only", **self._times(change))

    def _status_changed(self, change: Change) -> str:
        if change.before is None:
            return self.words("changes.first_stated", after=self._status(change.after))
        values = {"before": self._status(change.before), "after": self._status(change.after)}
        return self.words("changes.from_to", **values)

    def _promised(self, change: Change) -> str:
        if change.what != Turn.CONTRADICTED:
            return self.words("changes.promise", **self._times(change))
        key = "changes.completion_said" if change.before else "changes.completion_undone"
        return self.words(key, **self._times(change))

    def _corrected(self, change: Change) -> str:
        field = self.words(f"project.field_{change.field}")
        before, after = (self._value(change.field, value) for value in (change.before, change.after))
        if change.before is None:
            return self.words("changes.decided_first", field=field, after=after)
        return self.words("changes.decided", field=field, before=before, after=after)

    def _value(self, field: str, value: str | None) -> str:
        if value is None:
            return self.words("changes.cleared")
        if field == "status":
            return self._status(value)
        if field == "budget_twd":
            return Wording(self.words).money(float(value))
        return Wording(self.words).period(value) if field.startswith("completion") else value

    def _times(self, change: Change) -> dict[str, str]:
        say = Wording(self.words).period
        return {"before": say(change.before), "after": say(change.after)}

    def _status(self, code: str | None) -> str:
        return self.words(f"status.{code or 'none'}")
