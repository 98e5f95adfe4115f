"""Which sums that are said of a work are what it costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from register.errors import WordsError
from register.extraction.joining import Folded, Place
from register.extraction.rules import Rules
from register.extraction.values.forms import value_form
from register.extraction.values.segment import LAST, Segment
from register.money import AMOUNT, read_money

GRANT, PRIVATE, PHASE = 2, 3, 9
"""Ranks of what others bring, and of what a part costs."""
FAR = 24
"""Characters back to the words that a list of sums is said of: 「經費分別為 …」."""
UNIT = re.compile(r"^元")
RAISED = re.compile(r"由\d[\d,.]*[億萬兆千百]*元?[^,]{0,6}(?:至|到|為)$")


@dataclass(frozen=True)
class Sum:
    """An amount with its words.

    Parameters
    ----------
    begins, ends : int
        In the folded text.
    rank : int
        The lower the likelier it is the work's budget; below zero it is none.
    rule : str
        Of the piece.
    """

    begins: int
    ends: int
    rank: int
    rule: str


def _rank(lead: str, after: str, rules: Rules) -> int:
    if value_form("money_no").search(lead):
        return -1
    phase = "value-total-budget" in rules and value_form("money_phase").search(lead)
    if phase:
        return PHASE
    if value_form("money_grant").search(lead):
        return GRANT
    if value_form("money_private").search(lead):
        return PRIVATE
    if value_form("money_total").search(lead):
        return 0
    labelled = value_form("money_label").search(lead) or value_form("money_after").search(after)
    return 1 if labelled else -1


def _lead(text: str, begins: int) -> str:
    """Give the words before an amount, back to the amount or mark before it."""
    marks = [found.end() for found in re.finditer(r"[,、;()]|元(?!大)|(?<=億)(?![元\d])", text[:begins])]
    return text[marks[-1] if marks else 0 : begins]


def sums_in(folded: Folded, segments: Sequence[Segment], rules: Rules) -> list[Sum]:
    """List the amounts in what is said of a work, in the order of the text."""
    sums: list[Sum] = []
    for segment in segments:
        for found in AMOUNT.finditer(segment.text):
            if segment.piece.rule == LAST or _of_another(folded, segment, found.end()):
                continue
            raised = RAISED.search(segment.text[: found.start()])
            lead = _lead(segment.text, raised.start() if raised else found.start())
            unit = UNIT.search(segment.text[found.end() :])
            ends = found.end() + (1 if unit else 0)
            after = segment.text[found.end() :]
            rank = _rank(_context(folded, segment, lead), after, rules)
            rank = 1 if segment.piece.place is Place.AFTER and found.start() == 0 and not segment.heads else rank
            rank = -1 if rank == PRIVATE and segment.piece.place is Place.CARRIED and not segment.promised else rank
            begins = _begin(segment.text, raised.start() if raised else found.start(), lead)
            sums = [one for one in sums if not raised or one.ends <= segment.begins + raised.start()]
            sums.append(Sum(segment.begins + begins, segment.begins + ends, rank, segment.piece.rule))
    return [one for one in sums if _readable(folded, one)]


def _of_another(folded: Folded, segment: Segment, ends: int) -> bool:
    """Tell whether a sum before a name is that of a name before it: 「甲站(經費 1 億元)、乙站」."""
    rest = folded.text[segment.begins + ends : segment.piece.ends]
    return segment.piece.place is Place.BEFORE and bool(set(rest) & set("、)"))


def _context(folded: Folded, segment: Segment, lead: str) -> str:
    """Add the words that an amount at the head of its segment goes on from."""
    if not segment.text.startswith(lead):
        return lead
    if segment.piece.rule == "value-paired":
        before = folded.text[max(0, segment.begins - FAR) : segment.begins]
        return re.split(r"[,。;]", before)[-1] + lead
    return (
        segment.piece.header + folded.text[segment.piece.begins : segment.begins] + lead
        if segment.piece.place is not Place.OWN
        else lead
    )


def _begin(text: str, amount: int, lead: str) -> int:
    marks = list(value_form("money_begin").finditer(lead))
    return amount - len(lead) + marks[0].start() if marks else amount - len(lead)


def _readable(folded: Folded, one: Sum) -> bool:
    try:
        return read_money(folded.text[one.begins : one.ends]).twd > 0
    except WordsError:
        return False


def choose_sum(sums: Sequence[Sum]) -> Sum | None:
    """Choose what the work costs: the total before a part, what the city pays before what others bring."""
    likely = [one for one in sums if 0 <= one.rank < PHASE]
    return min(likely, key=lambda one: one.rank) if likely else None
