"""The work that a heading names."""

from __future__ import annotations

from functools import lru_cache

from register.extraction.lexicon import lexicon
from register.extraction.names_judge import NEED
from register.extraction.names_marks import Marks
from register.extraction.names_phrase import phrases
from register.extraction.rules import Rules

PROPER = frozenset({"facility", "whole", "weak", "works", "contract"})


def topic_of(section: str, rules: Rules) -> str:
    """Read the name of the work at the end of a section's last heading, or nothing.

    Parameters
    ----------
    section : str
        Headings joined by `` / ``.
    rules : Rules
    """
    return _topic(section.rsplit(" / ", 1)[-1], rules) if "name-heading" in rules else ""


@lru_cache(maxsize=512)
def _topic(heading: str, rules: Rules) -> str:
    marks = Marks(heading, lexicon(), rules)
    named = [
        phrase
        for phrase in phrases(marks)
        if phrase.hit.head.kind in PROPER
        and (phrase.hit.head.alone or phrase.left.proper >= NEED[phrase.hit.head.kind])
    ]
    return (
        heading[named[-1].begins : named[-1].ends] if named and named[-1].ends >= len(heading.rstrip("：: 」")) else ""
    )
