"""Clauses without a name that can speak of a work named before them."""

from __future__ import annotations

import re

from register.extraction.joining.forms import form
from register.vocabulary import vocabulary

PHASE = re.compile(r"第[一二三四五六\d]+(?:階段|期|標)(?=[^,。;]{0,12}$)")
NEXT_PHASE = re.compile(r"第[一二三四五六\d]+(?:階段|期|標)")
FAR = 24
"""Characters back from a name's end in which its phase stands."""
NOUN = 2
"""Characters of the noun that a name ends in: 園區, 公園, 中心."""
FRONT = 3
"""Characters that may stand before the state: 「結算驗收完成」; 「鐵路高架化核定」 has a subject of its own."""
BRIEF = 8
"""Characters of a clause that is nothing but a state: 「訂約作業中」."""
STATES = ("whole", "state", "agency", "part", "stagesubject")


def is_state(words: str) -> bool:
    """Tell whether a clause without a name can speak of a work named before it.

    It begins as a state does, or is nothing but one, or tells what is promised to come of it: 「期能於 115 年啟用」.
    """
    known = vocabulary()
    phrase = known.words.search(words) if len(words) <= BRIEF else None
    brief = phrase and phrase.start() < FRONT and any(code is not None for code in known.codes_in(words))
    promised = form("purpose").search(words) and known.promise.search(words)
    return bool(brief or promised) or any(form(name).search(words) for name in STATES)


def is_sibling(before: str, words: str) -> bool:
    """Tell whether a clause speaks of another phase than the one that was named: 「第二階段」 behind 「甲線第一階段」.

    Parameters
    ----------
    before : str
        The text up to the name's end.
    words : str
        The clause.
    """
    named, other = PHASE.search(before[-FAR:]), NEXT_PHASE.match(words)
    return bool(named and other and named.group() != other.group())


def member_of(words: str) -> int | None:
    """Tell of which member of an enumeration a clause speaks alone: 0 for 前者, -1 for 後者."""
    former = form("former").search(words)
    return (0 if former.group().startswith("前") else -1) if former else None


def is_resumed(words: str) -> bool:
    """Tell whether a clause goes back to a work behind 「；」, which parts one work from the next."""
    return any(form(name).search(words) for name in ("resume", "whole", "part", "agency"))


def is_short_for(before: str, words: str) -> bool:
    """Tell whether a clause begins with a name's last noun: 「園區面積 …」 behind 「甲科學園區」.

    Parameters
    ----------
    before : str
        The text up to the name's end.
    words : str
        The clause.
    """
    noun = before[-NOUN:]
    return len(noun) == NOUN and words.startswith((noun, f"本{noun}", f"該{noun}"))
