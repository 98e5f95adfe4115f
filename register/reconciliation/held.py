"""What is surely said of a known work and contradicts what is known: a person is asked before it is written.

A status that goes back, a completion that is denied: either the city changed its mind, or the words were misread. The
rules cannot tell the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from register.documents import Document
from register.mentions import Mention
from register.projects import Identity
from register.reconciliation.difference import Difference, What
from register.reconciliation.draft import Draft
from register.reconciliation.weighing import weigh


@dataclass(frozen=True)
class Heard:
    """What is known before a document's new passages are read.

    Parameters
    ----------
    document : Document
    older : mapping of Identity to sequence of Mention
        What the documents before this one said of each work, oldest first.
    here : tuple of Mention
        What the document is known to say: its rows of the register, and what people answered.
    """

    document: Document
    older: Mapping[Identity, Sequence[Mention]]
    here: tuple[Mention, ...]


def contradictions(drafts: Mapping[str, Draft], heard: Heard) -> dict[str, Difference]:
    """Find the drafts that contradict what is known or one another, each with what it contradicts.

    Parameters
    ----------
    drafts : mapping of str to Draft
        By the id of the question that each may become.
    heard : Heard
    """
    works = {one.id: one for one in heard.older}
    read = {id_: draft.mention(heard.document) for id_, draft in drafts.items()}
    said: Mapping[str, list[Mention]] = defaultdict(list)
    for mention in (*heard.here, *read.values()):
        said[mention.project].append(mention)
    found = ((id_, _contradicting(works[one.project], heard, one, said[one.project])) for id_, one in read.items())
    return {id_: told[0] for id_, told in found if told}


def _contradicting(work: Identity, heard: Heard, mention: Mention, said: Iterable[Mention]) -> list[Difference]:
    told = [*weigh(work, heard.older[work], [mention])]
    told += [one for other in said if other is not mention for one in weigh(work, [], [other, mention])]
    return [one for one in told if one.what is What.CONTRADICTED]
