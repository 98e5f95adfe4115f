"""An event in words: what happened, what the documents say, and where they say it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from layers.events import Event, Standing, What
from mapapp.wording import Wording
from mapapp.words import Words

_WHOLE_DAY = len("2024-10-09")
_SAID = {
    What.APPEARED: ("status_said", "completion_said"),
    What.STATUS: ("status_said",),
    What.PROMISE: ("completion_said",),
    What.KEPT: ("status_said", "completion_said"),
    What.PASSED: ("completion_said",),
}
"""The words that belong to what happened."""


@dataclass(frozen=True)
class Telling:
    """Tells events in one language.

    Parameters
    ----------
    words : Words
    documents : mapping of str to dict
        Id of a source document to its title, publisher and date.
    as_of : str
        The day on which promises are weighed.
    """

    words: Words
    documents: Mapping[str, Mapping[str, Any]]
    as_of: str

    @classmethod
    def of(cls, words: Words, coverage: Mapping[str, Any]) -> "Telling":
        """Tell with the documents that an edition rests on."""
        return cls(words, {document["id"]: document for document in coverage["documents"]}, coverage["as_of"])

    def title(self, event: Event) -> str:
        """Say what happened in one line."""
        return self.words(f"event.{_key(event)}", name=event.name, **self._moved(event))

    def text(self, event: Event) -> str:
        """Say all that is known of it, in several lines; the documents' words stand in quotation marks."""
        return "\n".join(filter(None, self._lines(event)))

    def quoted(self, *said: str | None) -> str:
        """Put words of documents into quotation marks, each once."""
        return "".join(self.words("event.quoted", said=text) for text in dict.fromkeys(said) if text)

    def source(self, document: str, section: str, paragraph: str) -> str:
        """Say where a passage stands; that a person corrected it, where none does."""
        if document not in self.documents:
            return self.words("event.corrected")
        known = self.documents[document]
        date = Wording(self.words).period(known["date"])
        told = {"title": known["title"], "publisher": known["publisher"], "date": date}
        return self.words("event.source", section=section, paragraph=paragraph, **told)

    def _lines(self, event: Event) -> Iterator[str]:
        yield self.words(f"event.{_key(event)}_text", **self._moved(event))
        yield self._slip(event.months)
        yield from self._standing(event.after)
        said = [event.after.get(name) for name in _SAID[What(event.what)]]
        yield self.words("event.said", said=self.quoted(*(said if any(said) else [event.named])))
        earlier = self.quoted(*(event.before.get(name) for name in _SAID[What(event.what)]))
        if earlier and earlier != self.quoted(*said):
            yield self.words("event.said_before", said=earlier)
        yield self.source(event.document, event.section, event.paragraph)
        if len(event.date) != _WHOLE_DAY:
            yield self.words("event.loose", date=Wording(self.words).period(event.date), at=event.at)

    def _moved(self, event: Event) -> dict[str, str]:
        say, state = Wording(self.words).period, "completion" if event.what == What.PROMISE else "status"
        if state == "status":
            before, after = (self.words(f"status.{one.get('status') or 'none'}") for one in (event.before, event.after))
        else:
            before, after = say(event.before.get("completion")), say(event.after["completion"])
        return {"before": before, "after": after, "when": say(event.after["completion"])}

    def _slip(self, months: int | None) -> str:
        if not months:
            return ""
        return self.words("event.later" if months > 0 else "event.earlier", n=abs(months))

    def _standing(self, after: Standing) -> Iterator[str]:
        yield self.words("event.stands", status=self.words(f"status.{after['status'] or 'none'}"))
        if after["completion"]:
            kind = after["completion_kind"]
            yield self.words(f"event.until_{kind}", when=Wording(self.words).period(after["completion"]))


def _key(event: Event) -> str:
    """Name the words: a first promise is none that moved."""
    return "promised" if event.what == What.PROMISE and event.months is None else event.what
