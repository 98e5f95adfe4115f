"""A document's passages → the works that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from register.extraction.named import Named
from register.extraction.names.candidate import Candidate
from register.extraction.names.cells import name_columns
from register.extraction.names.heading import headings
from register.extraction.names.lexicon import lexicon
from register.extraction.names.marks import Marks
from register.extraction.names.passage import works_in
from register.extraction.names.told import category_of, districts, location_text, phase_of
from register.extraction.rules import EVERY_RULE, Rules
from register.extraction.said import Said
from register.reading import Passage, Reading

LONGEST = 2_000
"""Letters that are read together: what a passage says further off than that is of another work. It bounds the time."""


def find_names(reading: Reading, rules: Rules = EVERY_RULE) -> tuple[Named, ...]:
    """Find the works that a document's paragraphs and rows name.

    A name that only a heading says has its words there: before the passage that speaks of the work.

    Parameters
    ----------
    reading : Reading
    rules : Rules
        What may be used; to see what a rule buys, leave it out.

    Returns
    -------
    tuple of Named
        In the order of the text.
    """
    columns, above = name_columns(reading, lexicon(), rules), headings(reading)
    found: list[Named] = []
    for passage in reading.body:
        works = list(_works(passage, above, columns, rules))
        rows = {row: len(found) + number for number, row in enumerate(dict.fromkeys(one.row for one in works))}
        found += [_named(reading, passage, one, rows[one.row]) for one in works]
    return tuple(found)


def _works(
    passage: Passage, above: Mapping[int, Passage], columns: Mapping[int, int], rules: Rules
) -> Iterator[Candidate]:
    """Read the works of a passage, stretch by stretch if it is long."""
    for begins, ends in _stretches(passage.text):
        marks = Marks(passage.text[begins:ends], lexicon(), rules, 0 if begins else passage.numbered, passage.section)
        heading = None if begins else above.get(passage.begins)
        for one in works_in(marks, passage, heading, columns.get(passage.begins)):
            yield replace(one, begins=one.begins + begins, ends=one.ends + begins, row=one.row + begins)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text behind a full stop, or where it has none anywhere."""
    begins = 0
    while len(text) - begins > LONGEST:
        ends = text.rfind("。", begins, begins + LONGEST) + 1 or begins + LONGEST
        yield begins, ends
        begins = ends
    yield begins, len(text)


def _named(reading: Reading, passage: Passage, one: Candidate, group: int) -> Named:
    begins, ends = passage.begins + one.begins, passage.begins + one.ends
    said = Said(begins, ends, reading.text[begins:ends])
    return Named(
        passage=passage,
        said=said,
        name=one.name,
        category=category_of(one.name, one.heads, lexicon().tables) or category_of(one.within, (), lexicon().tables),
        districts=districts(one.name),
        location_text=location_text(said.text, one.name),
        within=one.within,
        phase=one.phase or phase_of(one.name),
        group=group,
        rules=tuple(dict.fromkeys(one.rules)),
    )
