"""Status phrases that no vocabulary knows: a person has to read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from register.extraction.found import Unread
from register.extraction.joining import Folded, Place
from register.extraction.values.forms import value_form
from register.extraction.values.milestone import Milestone
from register.extraction.values.segment import Segment
from register.extraction.values.status import HANGING
from register.period import Period
from register.vocabulary import vocabulary

PHRASE = "a status phrase that no vocabulary knows"
ALONE = "a date whose year or promise stands in other words"
PROMISED = "words that report stand behind a promise"
MARKS = re.compile(r"[。;!?\t]")


def unknown_phrases(folded: Folded, segments: Sequence[Segment], spoken: Period) -> Iterator[Unread]:
    """Tell the sentences in which something is said of a work's state in words that nobody has read yet."""
    words = vocabulary()
    for segment in segments:
        near = segment.piece.place in (Place.AFTER, Place.CARRIED, Place.BRACKET) and not segment.piece.purpose
        if not near or not segment.is_fact(spoken):
            continue
        if HANGING.search(segment.text):
            yield sentence_of(folded, segment.begins, ALONE)
        if words.codes_in(segment.text):
            continue
        if value_form("looks_like_state").search(segment.text):
            yield sentence_of(folded, segment.begins, PHRASE)


def unread_dates(folded: Folded, milestones: Sequence[Milestone]) -> Iterator[Unread]:
    """Tell the sentences whose dates cannot be cut out without losing what they mean."""
    for one in milestones:
        if one.when is None:
            yield sentence_of(folded, one.begins, ALONE)


def sentence_of(folded: Folded, place: int, reason: str) -> Unread:
    """Give the sentence around a place in the folded text."""
    begins = max((found.end() for found in MARKS.finditer(folded.text, 0, place)), default=0)
    mark = MARKS.search(folded.text, max(place, begins))
    return Unread(folded.passage, folded.said(begins, mark.end() if mark else len(folded.text)), reason)
