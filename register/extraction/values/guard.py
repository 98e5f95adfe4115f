"""The last look at what would be told as a fact."""

from __future__ import annotations

import re

from register.extraction.joining import Folded
from register.extraction.values.milestone import Milestone
from register.extraction.values.status import Stated
from register.status import Status
from register.vocabulary import vocabulary
from register.when import Kind

CLAUSE = re.compile(r"[,，。;；、:\t]")
REACHED = (Status.CONSTRUCTION, Status.COMPLETED, Status.OPERATING)
"""What residents would take for done, or begun."""


def behind_promise(folded: Folded, one: Stated | Milestone) -> bool:
    """Tell whether words that report stand behind a promise in their clause: 「俟甲橋完工」.

    Whatever rule joined them, they are no fact then: better a fact less than a promise told as one.
    """
    reports = one.code in REACHED if isinstance(one, Stated) else bool(one.when and one.when.kind is Kind.ACTUAL)
    marks = [mark.end() for mark in CLAUSE.finditer(folded.text, 0, one.begins)]
    return reports and bool(vocabulary().promise.search(folded.text, marks[-1] if marks else 0, one.begins))
