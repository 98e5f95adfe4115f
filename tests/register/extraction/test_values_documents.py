"""The values of the five documents, with the names that people read in them given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from register.documents import read_documents
from register.extraction import Named, Said
from register.extraction.cells import cells
from register.extraction.extract import extract
from register.reading import Passage, Reading, read_document
from register.scoring import Gold, read_reviewed
from register.scoring.pairing import same_place

WORDS = ("status", "start", "completion", "budget", "quantity")
TOLD = (
    "status",
    "start",
    "start_kind",
    "completion",
    "completion_precision",
    "completion_kind",
    "budget_twd",
    "quantity",
)
JOINED = re.compile(r"\s*[、及與和暨]\s*")
TITLE = "社宅施工進度截至 113 年 8 月，"
"""Words that a row of the register takes into a name, and that are no part of it."""


def place_of(text: str, words: str, after: int = 0) -> tuple[int, int] | None:
    """Find words in a text, white space aside."""
    places = [place for place, letter in enumerate(text) if not letter.isspace() and place >= after]
    wanted = "".join(words.split())
    begins = "".join(text[place] for place in places).find(wanted)
    return None if begins < 0 else (places[begins], places[begins + len(wanted) - 1] + 1)


def name_in(passage: Passage, gold: Gold) -> tuple[int, int]:
    """Find a name where its values are said: in their words, or the last before them."""
    name = gold.name_said.removeprefix(TITLE)
    said = [found for part in WORDS if (found := place_of(passage.text, gold.cells.get(f"{part}_said") or "?"))]
    for begins, ends in said:
        inside = place_of(passage.text[:ends], name, begins)
        if inside:
            return inside
    at = place_of(passage.text, name)
    assert at, gold
    while said and (later := place_of(passage.text, name, at[0] + 1)) and later[0] <= said[0][0]:
        at = later
    return at


def named(reading: Reading, golds: tuple[Gold, ...]) -> Iterator[tuple[Gold, Named]]:
    """Give the names that people read, in the order of the text; what 、 or 及 joins is one enumeration."""
    spots = []
    for gold in golds:
        near = [one for one in reading.body if same_place(gold, one)]
        passage = next(one for one in near if place_of(one.text, gold.name_said))
        spots.append((passage.begins, *name_in(passage, gold), passage, gold))
    group, last = 0, (-1, 0, 0)
    for place, begins, ends, passage, gold in sorted(spots, key=lambda one: (one[0], one[1], -one[2])):
        between = passage.text[last[2] : begins]
        group += not (place == last[0] and (begins < last[2] or JOINED.fullmatch(between)))
        last = (place, begins, ends)
        said = Said(place + begins, place + ends, passage.text[begins:ends])
        yield gold, Named(passage, said, gold.names[0], None, (), "", "", "", group, ())


def test_the_words_of_the_documents_give_what_people_read(root: Path) -> None:
    files = root.parent / "shared" / "documents"
    if not files.is_dir():
        pytest.skip("the documents are not here")
    right = {column: 0 for column in TOLD}
    total, golds = 0, read_reviewed(root / "data")
    for document in read_documents(root / "data").documents:
        reading = read_document(files / document.file)
        pairs = list(named(reading, golds.get(document.id, ())))
        found = extract(reading, document.spoken, names=[one for _, one in pairs]).found
        for (gold, _), one in zip(pairs, found, strict=True):
            written = cells(one, document.spoken)
            total += 1
            for column in TOLD:
                right[column] += written[column] == gold.cells.get(column, "")
            assert (written["completion_kind"], gold.cells.get("completion_kind")) != ("actual", "promised"), gold
    assert total == 226
    assert {column: count for column, count in right.items() if count < total} == {}
