"""A reader that knows the answers: what people read, put back into their passages as if rules had found it."""

from __future__ import annotations

from collections.abc import Iterable

from register.category import Category
from register.extraction import Extraction, Found, Named, Said
from register.reading import Passage, Reading
from register.scoring import Gold
from register.scoring.pairing import same_place
from register.vocabulary import compact

WORDS = ("status", "start", "completion", "budget", "quantity")


def perfect(reading: Reading, golds: Iterable[Gold]) -> Extraction:
    """Find every mention of a gold, each word where it stands in its passage."""
    return Extraction(tuple(_found(reading, gold) for gold in golds), ())


def _found(reading: Reading, gold: Gold) -> Found:
    near = [one for one in reading.body if same_place(gold, one)]
    passage = next(one for one in near if compact(gold.name_said) in compact(one.text))
    category = Category(gold.category) if gold.category else None
    name = gold.names[0] if gold.names else gold.name_said
    named = Named(passage, _said(passage, gold.name_said), name, category, (), "", "", "", 0, ())
    said = {part: gold.cells.get(f"{part}_said", "") for part in WORDS}
    return Found(named, **{part: _said(passage, words) for part, words in said.items() if words})


def _said(passage: Passage, words: str) -> Said:
    """Find words in a passage, white space aside."""
    places = [place for place, letter in enumerate(passage.text) if not letter.isspace()]
    text, wanted = (("".join(one.split())) for one in (passage.text, words))
    start = text.index(wanted)
    begins, ends = places[start], places[start + len(wanted) - 1] + 1
    return Said(passage.begins + begins, passage.begins + ends, passage.text[begins:ends])
