"""Words that are shown beside a work and say no stage: 持續辦理, 投入 2 億元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register.errors import WordsError
from register.extraction.joining import Folded, Member, Piece, Place
from register.extraction.values.segment import Segment
from register.period import Period
from register.progress import read_status
from register.vocabulary import vocabulary

LONGEST = 60
"""Characters of a status that a card can show in two lines."""
EDGE = re.compile(r"[、,]|並|及|暨")
STOP = re.compile(r"[,、]|(?:並|及)(?=\w)")


def uncoded(folded: Folded, member: Member, segments: Sequence[Segment], spoken: Period) -> tuple[int, int] | None:
    """Find words that tell what is done about a work without telling how far it is.

    Before the name from the verb on, through the name: 「持續辦理甲路拓寬」; else behind it.
    """
    lead = next((one.piece for one in segments if one.piece.place is Place.BEFORE), None)
    if lead is not None and (begins := _verb(folded, lead)) is not None:
        return _clear(folded, begins, _tail(folded, member), spoken) or _clear(folded, begins, member.ends, spoken)
    for segment in segments:
        said = segment.piece.place in (Place.AFTER, Place.CARRIED, Place.AHEAD)
        if said and segment.is_fact(spoken) and not segment.piece.purpose:
            found = _clear(folded, segment.begins, segment.ends, spoken)
            if found:
                return found
    return None


def _verb(folded: Folded, lead: Piece) -> int | None:
    words = folded.text[lead.begins : lead.ends]
    edges = [edge.end() for edge in EDGE.finditer(words) if edge.end() < len(words)]
    for first in [edges[-1], 0] if edges else [0]:
        found = vocabulary().words.search(words, first)
        if found:
            return lead.begins + found.start()
    return None


def _tail(folded: Folded, member: Member) -> int:
    stop = STOP.search(folded.text, member.ends)
    mark = re.compile(r"[,。;!?\t]").search(folded.text, member.ends)
    ends = min([one.start() for one in (stop, mark) if one] or [len(folded.text)])
    return min(ends, member.ends + 14)


def _clear(folded: Folded, begins: int, ends: int, spoken: Period) -> tuple[int, int] | None:
    """Give the words if they are known to say no stage."""
    text = folded.text[begins:ends]
    words = vocabulary()
    if not text or len(text) > LONGEST or any(code is not None for code in words.codes_in(text)):
        return None
    try:
        return (begins, ends) if read_status(text, spoken) is None else None
    except WordsError:
        return None
