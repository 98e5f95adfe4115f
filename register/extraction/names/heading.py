"""Headings: the work that one names, for the paragraph below and for what is within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from register.extraction.names.candidate import Candidate
from register.extraction.names.judge import NEED, has_status
from register.extraction.names.lexicon import lexicon
from register.extraction.names.marks import Marks
from register.extraction.names.name import cleaned, same_work
from register.extraction.names.phrase import phrases
from register.extraction.rules import Rules
from register.reading import Kind, Passage, Reading


def headings(reading: Reading) -> dict[int, Passage]:
    """Give the first passage below each heading its heading: where it begins → the heading.

    Parameters
    ----------
    reading : Reading
    """
    found: dict[int, Passage] = {}
    last: Passage | None = None
    for passage in reading.passages:
        if passage.kind is Kind.HEADING:
            last = passage
        elif passage.kind is Kind.PARAGRAPH and last is not None:
            found[passage.begins] = last
            last = None
    return found


def by_heading(
    marks: Marks, passage: Passage, heading: Passage | None, topic: str, works: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Take a heading's name for the paragraph below, where it speaks of that work and does not name it itself.

    Parameters
    ----------
    marks : Marks
        Of the paragraph.
    passage : Passage
        The paragraph.
    heading : Passage or None
        The heading, if this is the first paragraph below it.
    topic : str
        The work that the heading names, in the heading's words, or empty.
    works : sequence of Candidate
        Works that the paragraph names itself.
    """
    if heading is None or not topic or heading.text[heading.numbered :].strip() != topic:
        return
    part = marks.lexicon.pattern("part", "pattern").match(marks.text, marks.begins)
    if part or topic in marks.text or any(same_work(topic, one.name, marks.lexicon) for one in works):
        return
    opens = marks.lexicon.pattern("heading", "begins").match(marks.text, marks.begins)
    if (opens or not works) and _told(marks):
        begins = heading.begins + heading.text.index(topic, heading.numbered) - passage.begins
        heads = tuple(hit.head for hit in Marks(topic, marks.lexicon, marks.rules).hits)
        yield Candidate(begins, begins + len(topic), cleaned(topic, marks), heads, begins, ("name-heading",))


def said_topic(marks: Marks, section: str) -> Iterator[Candidate]:
    """Take the heading's words for a name where the paragraph opens with them and they hold a number or a code.

    Parameters
    ----------
    marks : Marks
    section : str
    """
    words = section.rsplit(" / ", 1)[-1]
    coded = any(sign.isascii() and sign.isalnum() for sign in words)
    if "name-heading" in marks.rules and coded and len(words) <= LONGEST and marks.text.startswith(words, marks.begins):
        yield Candidate(
            marks.begins, marks.begins + len(words), cleaned(words, marks), (), marks.begins, ("name-heading",)
        )


LONGEST = 12


def _told(marks: Marks) -> bool:
    return bool(marks.masks) or has_status(marks, marks.begins, len(marks.text), True)


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
