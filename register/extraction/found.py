"""What was found in a document: works with what is said of them, and what nobody could read."""

from __future__ import annotations

from dataclasses import dataclass

from register.extraction.named import Named
from register.extraction.said import Said
from register.reading import Passage


@dataclass(frozen=True)
class Found:
    """One passage's word on one work: a mention that nobody has reviewed yet.

    The words are read into values by the same readers as those of `mentions.csv` (`read_status`, `read_when`,
    `read_money`, `read_quantity`), so that each can be written there as it is.

    Parameters
    ----------
    named : Named
    status, start, completion, budget, quantity : Said or None
        The document's words, each in one piece of the passage.
    others : tuple of Said
        Further amounts and dates that are said of it and are none of the above: a first stage's budget, the day on
        which a study is due.
    rules : tuple of str
        Ids of the rules that joined the words to the name.
    """

    named: Named
    status: Said | None = None
    start: Said | None = None
    completion: Said | None = None
    budget: Said | None = None
    quantity: Said | None = None
    others: tuple[Said, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unread:
    """A sentence that looks like a work, or a status phrase that no vocabulary knows: a person has to read it.

    Parameters
    ----------
    passage : Passage
    sentence : Said
    reason : str
        What is missing, in one line.
    """

    passage: Passage
    sentence: Said
    reason: str


@dataclass(frozen=True)
class Extraction:
    """All that was found in a document; nothing is dropped in silence.

    Parameters
    ----------
    found : tuple of Found
        In the order of the text.
    unread : tuple of Unread
    """

    found: tuple[Found, ...]
    unread: tuple[Unread, ...]
