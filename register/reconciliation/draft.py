"""A row of `mentions.csv` before it is written: the words of a passage on one work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from register.documents import Document
from register.extraction import Found
from register.extraction.cells import UNREADABLE, cells
from register.mentions import COLUMNS, FILE, Mention, read_mention
from register.period import Period
from register.table import Row

WORDS: Final = {
    "status_said": ("status",),
    "start_said": ("start", "start_kind"),
    "completion_said": ("completion", "completion_precision", "completion_kind"),
    "budget_said": ("budget_twd",),
    "quantity_said": ("quantity", "quantity_unit"),
}
"""Columns of words → the columns of the values that are read from them."""
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Draft:
    """What one passage says of one work, in its words.

    Parameters
    ----------
    project : str
    section, paragraph, name_said : str
    words : mapping of str to str
        By the columns of `WORDS`; empty where nothing is said.
    by_person : bool
        Whether a person's answer says so.
    """

    project: str
    section: str
    paragraph: str
    name_said: str
    words: Mapping[str, str]
    by_person: bool = False

    @property
    def key(self) -> Key:
        """What a document's rows are told apart by."""
        return self.project, self.section, self.paragraph

    def row(self, document: str) -> dict[str, str]:
        """Write the row; its values are read from the words afterwards."""
        places = {"project": self.project, "document": document, "section": self.section}
        known = {**places, "paragraph": self.paragraph, "name_said": self.name_said, **self.words}
        return {column: known.get(column, "") for column in COLUMNS}

    def mention(self, document: Document) -> Mention:
        """Read its words.

        Raises
        ------
        RowError
            If they cannot be read.
        """
        return read_mention(Row(FILE, 0, self.row(document.id)), {document.id: document})

    def joined(self, other: Draft) -> Draft:
        """Take from another draft of the same key what this one does not say."""
        words = {column: said or other.words[column] for column, said in self.words.items()}
        return Draft(*self.key, self.name_said, words, self.by_person or other.by_person)


def words_of(found: Found, spoken: Period) -> tuple[dict[str, str], tuple[str, ...]]:
    """Take the words of a found work: those whose values can be read, and those that no reader can read.

    Parameters
    ----------
    found : Found
    spoken : Period
        When the document speaks.
    """
    read = cells(found, spoken)
    broken = {column for column, values in WORDS.items() if UNREADABLE in (read[value] for value in values)}
    words = {column: "" if column in broken else read[column] for column in WORDS}
    return words, tuple(read[column] for column in WORDS if column in broken)


def joined(drafts: Iterable[Draft]) -> dict[Key, Draft]:
    """Make one draft of all that speak of one work in one passage; a person's comes first, then the text's order."""
    whole: dict[Key, Draft] = {}
    for draft in sorted(drafts, key=lambda one: not one.by_person):
        whole[draft.key] = whole[draft.key].joined(draft) if draft.key in whole else draft
    return whole
