"""What people wrote of a document, and its reading finds otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from register.mentions import Mention
from register.reconciliation.draft import WORDS
from register.reconciliation.reconciling import Reconciling


@dataclass(frozen=True)
class Otherwise:
    """A value that stands in the register and that the reading finds otherwise, or not at all; it is never overwritten.

    Parameters
    ----------
    mention : Mention
        As it stands in the register.
    column : str
        Of `mentions.csv`; empty where the reading does not find the mention.
    kept, found : str
        The values; empty where there is none.
    said : str
        The words that the reading found.
    """

    mention: Mention
    column: str = ""
    kept: str = ""
    found: str = ""
    said: str = ""


def otherwise(reconciling: Reconciling) -> tuple[Otherwise, ...]:
    """Compare the register's rows of a document with what was found in it."""
    return tuple(one for mention in reconciling.own for one in _compared(reconciling, mention))


def _compared(reconciling: Reconciling, mention: Mention) -> Iterator[Otherwise]:
    draft = reconciling.drafts.get((mention.project, mention.section, mention.paragraph))
    if draft is None:
        yield Otherwise(mention)
        return
    found, kept = draft.mention(reconciling.document).values(), mention.values()
    for words, (value, *_) in WORDS.items():
        if found[value] != kept[value]:
            yield Otherwise(mention, value, kept[value], found[value], draft.words[words])
