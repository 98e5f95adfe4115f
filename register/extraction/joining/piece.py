"""A stretch of a passage that speaks of a work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where the words stand to the name."""

    OWN = "own"
    BEFORE = "before"
    AFTER = "after"
    CARRIED = "carried"
    AHEAD = "ahead"
    BRACKET = "bracket"


@dataclass(frozen=True)
class Piece:
    """Words that speak of a work.

    Parameters
    ----------
    begins, ends : int
        In the folded text of the passage.
    place : Place
    rule : str
        Which rule joined them.
    sentence : int
        Number of the sentence.
    subject : bool
        Whether the work is what the clause speaks of, rather than the object of a verb.
    partial : bool
        Whether they are said of a part: a tender, a section, a trade.
    whole : bool
        Whether they are said of the whole: 全線, 全段.
    purpose : bool
        Whether they tell what the work is good for.
    promised : bool
        Whether a promise before them holds for them: 「預計分別於 …」.
    only : int or None
        The member of the enumeration that it speaks of alone: 0 for 前者, -1 for 後者.
    header : str
        Of the column, in a row of a table.
    """

    begins: int
    ends: int
    place: Place
    rule: str
    sentence: int
    subject: bool = True
    partial: bool = False
    whole: bool = False
    purpose: bool = False
    promised: bool = False
    only: int | None = None
    header: str = ""
