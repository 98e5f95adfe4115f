"""What is surely said of a known work and contradicts what is known: a person is asked before it is written.

A status that goes back, a completion that is denied: either the city changed its mind, or the words were misread. The
rules cannot tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from register.documents import Document
from register.mentions import Mention
from register.projects import Identity
from register.reconciliation.difference import Difference, What
from register.reconciliation.draft import Draft
from register.reconciliation.weighing import weigh


def contradictions(
    drafts: Iterable[tuple[str, Draft]], document: Document, older: Mapping[Identity, Sequence[Mention]]
) -> dict[str, Difference]:
    """Find the drafts that contradict, each with what it contradicts.

    Parameters
    ----------
    drafts : iterable of (str, Draft)
        Each with the id of the question that it may become.
    document : Document
    older : mapping of Identity to sequence of Mention
        What the documents before this one said of each work, oldest first.
    """
    works = {one.id: one for one in older}
    read = [(id_, works[draft.project], draft.mention(document)) for id_, draft in drafts]
    found: dict[str, Difference] = {}
    for id_, work, mention in read:
        others = (other for _, same, other in read if same is work and other is not mention)
        for one in _contradicting(work, older[work], mention, others):
            found.setdefault(id_, one)
    return found


def _contradicting(
    work: Identity, older: Sequence[Mention], mention: Mention, others: Iterable[Mention]
) -> Iterator[Difference]:
    yield from (one for one in weigh(work, older, [mention]) if one.what is What.CONTRADICTED)
    for other in others:
        yield from (one for one in weigh(work, [], [other, mention]) if one.what is What.CONTRADICTED)
