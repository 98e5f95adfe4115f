"""What one document changes for one work, with the words that do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from register.mentions import Mention


class What(StrEnum):
    """What a document does to what was known; the order in which it is told."""

    CONTRADICTED = "contradicted"
    SLIPPED = "slipped"
    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    PASSED = "passed in silence"
    QUIET = "gone quiet"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Difference:
    """One thing that a document changes, or leaves open, for one work.

    Parameters
    ----------
    what : What
        ``contradicted``: a less advanced status, a completion that was reported and is promised or dated otherwise,
        two dates of one thing that exclude each other. ``slipped``: the promise moved. ``kept``: what was promised is
        reported done. ``changed``: another status, date, amount. ``new``: the first document that names the work.
        ``passed in silence``: the promised time had ended when the document spoke, and it neither reports nor promises
        anew. ``gone quiet``: unfinished, named by the same publisher's last document that names works, and not by this
        one. ``unchanged``: named, with nothing that was not known.
    project, name : str
        The work's id and name.
    part : str
        ``status``, ``completion``, ``start``, ``budget``, ``quantity``; or empty.
    before, after : str
        The values, as the register writes them; empty where there is none.
    says : Mention or None
        The document's passage; None where it is silent.
    said : Mention or None
        The earlier passage.
    months : int or None
        By how many months a promise moved, or was kept too late; negative if it was brought forward.
    """

    what: What
    project: str
    name: str
    part: str = ""
    before: str = ""
    after: str = ""
    says: Mention | None = None
    said: Mention | None = None
    months: int | None = None

    @property
    def line(self) -> str:
        """What changes, in a line."""
        return f"{self.part} {self.before or '—'} → {self.after or '—'}".strip()

    @property
    def words(self) -> str:
        """The words that say so: the document's; of its silence, the earlier document's."""
        mention = self.says or self.said
        if mention is None:
            return ""
        dated = {"completion": mention.completion, "start": mention.start, "budget": mention.budget}
        value = dated.get(self.part) or (mention.quantity if self.part == "quantity" else None)
        dated_said = mention.completion.said if mention.completion else ""
        return value.said if value else mention.status_said or dated_said or mention.name_said
