"""A document's passages → the works that they name."""

from __future__ import annotations

from register.extraction.lexicon import lexicon
from register.extraction.named import Named
from register.extraction.names_candidate import Candidate
from register.extraction.names_category import category_of
from register.extraction.names_cells import name_columns
from register.extraction.names_heading import headings
from register.extraction.names_marks import Marks
from register.extraction.names_passage import works_in
from register.extraction.names_place import districts, location_text, phase_of
from register.extraction.rules import EVERY_RULE, Rules
from register.extraction.said import Said
from register.reading import Passage, Reading


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
        marks = Marks(passage.text, lexicon(), rules, passage.numbered)
        works = works_in(marks, passage, above.get(passage.begins), columns.get(passage.begins))
        rows = {row: len(found) + number for number, row in enumerate(dict.fromkeys(one.row for one in works))}
        found += [_named(reading, passage, one, rows[one.row]) for one in works]
    return tuple(found)


def _named(reading: Reading, passage: Passage, one: Candidate, group: int) -> Named:
    begins, ends = passage.begins + one.begins, passage.begins + one.ends
    said = Said(begins, ends, reading.text[begins:ends])
    return Named(
        passage=passage,
        said=said,
        name=one.name,
        category=category_of(one.name, one.heads, lexicon().tables),
        districts=districts(one.name),
        location_text=location_text(said.text, one.name),
        within=one.within,
        phase=one.phase or phase_of(one.name),
        group=group,
        rules=tuple(dict.fromkeys(one.rules)),
    )
