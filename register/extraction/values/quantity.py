"""Which quantity that is said of a work is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register.errors import WordsError
from register.extraction.joining import Folded
from register.extraction.values.forms import value_form
from register.extraction.values.segment import LAST, Segment
from register.quantity import AMOUNT, read_quantity

THING = re.compile(r"^(?:車站|滯洪池|停車位|車位|抽水站|人行道|社[會宅]|[^,、。;()]{0,4}站)?")


@dataclass(frozen=True)
class Measure:
    """A quantity with its words.

    Parameters
    ----------
    begins, ends : int
        In the folded text.
    named : bool
        Whether it is named by what is measured: 面積, 滯洪量.
    rule : str
    """

    begins: int
    ends: int
    named: bool
    rule: str


def measures(folded: Folded, segments: Sequence[Segment]) -> Iterator[Measure]:
    """List the quantities in what is said of a work, in the order of the text."""
    for segment in segments:
        if segment.piece.rule == LAST:
            continue
        for found in AMOUNT.finditer(segment.text):
            after = segment.text[found.end() :]
            lead = re.split(r"[,、;()]", segment.text[: found.start()])[-1][-12:]
            label = value_form("quantity_label").search(lead)
            if value_form("quantity_no").search(after) or value_form("quantity_rate").search(lead):
                continue
            thing = THING.search(after)
            ends = found.end() + (thing.end() if thing else 0)
            begins = found.start() - (len(lead) - label.start() if label else 0)
            if _readable(folded, segment.begins + begins, segment.begins + ends):
                yield Measure(segment.begins + begins, segment.begins + ends, label is not None, segment.piece.rule)


def _readable(folded: Folded, begins: int, ends: int) -> bool:
    try:
        read_quantity(folded.text[begins:ends])
    except WordsError:
        return False
    return True
