"""What people read in a document before any rule did: their rows say which work a passage's words mean."""

from __future__ import annotations

from collections.abc import Iterable

from register.extraction import Named
from register.mentions import Mention
from register.reconciliation.folded import Folding


class Reviewed:
    """The rows of a document that people wrote.

    Parameters
    ----------
    mentions : iterable of Mention
        Of the document.
    folding : Folding
    """

    def __init__(self, mentions: Iterable[Mention], folding: Folding) -> None:
        self.folding = folding
        self._rows = tuple((one, folding.core(one.name_said)) for one in mentions)

    def work(self, named: Named) -> str:
        """Find the one work that the same words of the same passage were read as.

        Returns
        -------
        str
            Its id; empty where people read none so, or several.
        """
        where = named.passage.section, named.passage.paragraph
        words = {self.folding.core(named.said.text), self.folding.core(named.name)}
        works = {one.project for one, core in self._rows if (one.section, one.paragraph) == where and core in words}
        return works.pop() if len(works) == 1 else ""
