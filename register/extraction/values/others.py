"""What else is said of a work: further amounts and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register.extraction.joining import Folded
from register.extraction.rules import Rules
from register.extraction.said import Said
from register.extraction.values.money import sums_in
from register.extraction.values.segment import LAST, Segment

STOP = re.compile(r"[、,()]")
LONGEST = 30


def others(folded: Folded, segments: Sequence[Segment], taken: Sequence[Said], rules: Rules) -> tuple[Said, ...]:
    """List the amounts and dates that are said of a work and are none of its values.

    Parameters
    ----------
    folded : Folded
    segments : sequence of Segment
    taken : sequence of Said
        The values' words.
    rules : Rules
    """
    spans = [(one.begins, one.ends) for one in sums_in(folded, segments, rules)]
    for segment in segments:
        if segment.piece.rule == LAST:
            continue
        for date in segment.dates:
            begins = segment.begins + (0 if segment.promised else date.begins)
            stop = STOP.search(segment.text, date.ends)
            ends = segment.begins + (stop.start() if stop else len(segment.text))
            spans.append((begins, min(ends, begins + LONGEST)))
    said = {folded.said(begins, ends) for begins, ends in spans if begins < ends}
    return tuple(sorted(one for one in _outermost(said) if not any(_touch(one, other) for other in taken)))


def _outermost(said: set[Said]) -> list[Said]:
    return [
        one for one in said if not any(two != one and two.begins <= one.begins and one.ends <= two.ends for two in said)
    ]


def _touch(one: Said, two: Said) -> bool:
    return one.begins < two.ends and two.begins < one.ends
