"""One thing that a document changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from register import Mention


class Turn(StrEnum):
    """What a document changed, in the order in which it is told.

    `kept`, `late`, `completed`: a work was reported completed, told apart as `layers.outcomes.Outcome` does it.
    `later` and `earlier`: its promise moved. `promised`: it got its first promise, from a later document than its first
    one. `status`: another status, unless it is `contradicted`: less advanced than before, or a completion that cannot
    be true together with what was said. `unanswered`: an earlier document's promise had passed, and this one says
    nothing of it. `quiet`: unfinished, and no longer mentioned. `appeared`: mentioned for the first time. `passed` and
    `open`: what became of promises of the document's own. `corrected`: by a person.
    """

    KEPT = "kept"
    LATE = "late"
    COMPLETED = "completed"
    LATER = "later"
    EARLIER = "earlier"
    PROMISED = "promised"
    STATUS = "status"
    CONTRADICTED = "contradicted"
    UNANSWERED = "unanswered"
    QUIET = "quiet"
    APPEARED = "appeared"
    PASSED = "passed"
    OPEN = "open"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Source:
    """The passage that says something of a project.

    Parameters
    ----------
    document, section, paragraph : str
        Empty where a person's correction says it.
    named : str
        What it calls the project.
    number : int or None
        Which of the project's passages it is, oldest first, from 0.
    """

    document: str = ""
    section: str = ""
    paragraph: str = ""
    named: str = ""
    number: int | None = None

    @classmethod
    def find(cls, history: Sequence[Mention], document: str, section: str, paragraph: str) -> Self:
        """Find the newest of a project's passages that stands there; an empty source if none does."""
        for number, one in reversed(list(enumerate(history))):
            if (one.document.id, one.section, one.paragraph) == (document, section, paragraph):
                return cls(document, section, paragraph, one.name_said, number)
        return cls()

    @classmethod
    def of(cls, history: Sequence[Mention], passage: Mention) -> Self:
        """Give the source that a passage is."""
        return cls.find(history, passage.document.id, passage.section, passage.paragraph)


@dataclass(frozen=True)
class Change:
    """One thing that a document changed for one project.

    Parameters
    ----------
    document : str
        Id of the document that changed it; empty for a person's correction.
    what : str
        A value of `Turn`.
    project, name, category : str
        The project's id, name and category.
    field : str
        What `before` and `after` are: ``status`` (a code), ``completion`` (a period), or the field of a correction.
    before, after : str or None
        The value that stood, and the one that stands then.
    said_before, said : tuple of str
        The words of each; of a correction the reason.
    source : Source
        The passage that says it; of a silence the last one that spoke.
    months : int or None
        By how many months a promise moved, between last days; negative if it was brought forward.
    by, date : str
        Who corrected it, and when.
    """

    document: str
    what: str
    project: str
    name: str
    category: str
    field: str
    before: str | None
    after: str | None
    said_before: tuple[str, ...]
    said: tuple[str, ...]
    source: Source
    months: int | None = None
    by: str = ""
    date: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """Read a change back from what `dataclasses.asdict` made of it."""
        words = {name: tuple(told[name]) for name in ("said_before", "said")}
        return cls(**{**told, **words, "source": Source(**told["source"])})
