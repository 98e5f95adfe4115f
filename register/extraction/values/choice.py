"""Which of the stages that are said of a work tells how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from register.extraction.rules import Rules
from register.extraction.values.status import STOPPED, Stated
from register.status import LADDER, Status

PARTIAL = (Status.CONSTRUCTION,)
"""What a part can tell of the whole: that it has begun, never that it is done."""


def choose_status(stated: Sequence[Stated], rules: Rules) -> Stated | None:
    """Choose the words that tell how far the work is.

    What is stopped is stopped. Of several stages that a work is said to be in, the least advanced counts. Else stages
    follow one another, and the latest that was reported is where it is; a part tells of the whole that it has begun,
    and no more.
    """
    whole = [one for one in stated if not one.partial]
    stopped = [one for one in whole if one.code in STOPPED]
    if stopped:
        return stopped[0]
    parts = [one for one in stated if one.partial and one.code in PARTIAL]
    ongoing = [one for one in whole if one.ongoing]
    if len(ongoing) > 1 and "value-ongoing" in rules:
        return _with(min(ongoing, key=lambda one: LADDER.index(one.code)), ongoing, "value-ongoing")
    choice = whole + parts
    if not choice or "value-latest" not in rules:
        return choice[0] if choice else None
    return _with(max(choice, key=lambda one: LADDER.index(one.code)), choice, "value-latest")


def _with(chosen: Stated, among: Sequence[Stated], rule: str) -> Stated:
    """Note the rule that chose, where there was a choice."""
    choice = len({one.code for one in among}) > 1
    return replace(chosen, rules=(*chosen.rules, rule)) if choice else chosen
