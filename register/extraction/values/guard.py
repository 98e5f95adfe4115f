"""The last look at what would be told as a fact."""

from __future__ import annotations

import re

from register.extraction.joining import Folded
from register.extraction.values.milestone import Milestone
from register.extraction.values.status import Stated
from register.period import Period
from register.spotting import spot_dates
from register.status import Status
from register.vocabulary import vocabulary
from register.when import Kind

CLAUSE = re.compile(r"[,，。;；、:\t]")
SENTENCE = frozenset("。;；\t")
REACHED = (Status.CONSTRUCTION, Status.COMPLETED, Status.OPERATING)
"""What residents would take for done, or begun."""


def behind_promise(folded: Folded, one: Stated | Milestone, spoken: Period) -> bool:
    """Tell whether words that report stand behind a promise in their clause: 「俟甲橋完工」.

    Whatever rule joined them, they are no fact then: better a fact less than a promise told as one.

    Parameters
    ----------
    folded : Folded
    one : Stated or Milestone
    spoken : Period
        When the document speaks.
    """
    reports = one.code in REACHED if isinstance(one, Stated) else bool(one.when and one.when.kind is Kind.ACTUAL)
    if not reports:
        return False
    marks = [mark.start() for mark in CLAUSE.finditer(folded.text, 0, one.begins)]
    begins = marks[-1] + 1 if marks else 0
    if vocabulary().promise.search(folded.text, begins, one.begins):
        return True
    if not marks or folded.text[marks[-1]] in SENTENCE:
        return False
    before = folded.text[marks[-2] + 1 if len(marks) > 1 else 0 : marks[-1]]
    return _goes_on(before, folded.text[begins : one.ends], spoken)


def _goes_on(before: str, words: str, spoken: Period) -> bool:
    """Tell whether a clause goes on with the promise of the one before: 「預計 113 年 8 月，甲橋完工」.

    So it does where that ends in its date, or where its date had passed as well when the document spoke, and nothing
    says that either came true.
    """
    known = vocabulary()
    if not known.promise.search(before) or known.happened.search(words) or words.endswith("中"):
        return False
    dates = spot_dates(before, spoken)
    return bool(dates) and (dates[-1].ends == len(before) or dates[-1].period.ends <= spoken.ends)
