"""Passages → the works that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from register.extraction.lexicon import Lexicon, lexicon
from register.extraction.named import Named
from register.extraction.names_candidate import Candidate
from register.extraction.names_category import category_of
from register.extraction.names_lists import works_in_lists
from register.extraction.names_marks import Marks
from register.extraction.names_parts import parts
from register.extraction.names_place import districts, location_text
from register.extraction.names_topic import topic_of
from register.extraction.names_rows import works_in_rows
from register.extraction.rules import EVERY_RULE, Rules
from register.extraction.said import Said
from register.reading import Passage, Reading


def find_names(reading: Reading, rules: Rules = EVERY_RULE) -> tuple[Named, ...]:
    """Find the works that a document's paragraphs and rows name.

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
    known = lexicon()
    found: list[Named] = []
    for passage in reading.body:
        found += _names_in(passage, known, rules, len(found))
    return tuple(found)


def _names_in(passage: Passage, known: Lexicon, rules: Rules, group: int) -> list[Named]:
    marks = Marks(passage.text, known, rules, passage.numbered)
    topic = topic_of(passage.section, known, rules)
    named = _apart([*works_in_rows(marks, topic), *works_in_lists(marks)])
    named = sorted([*named, *parts(marks, named, topic)], key=lambda one: (one.begins, one.ends))
    rows = {row: number for number, row in enumerate(dict.fromkeys(one.row for one in named))}
    return [_named(passage, one, group + rows[one.row], known) for one in named]


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep of two candidates with the same name, or on the same words, the first."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.begins, -one.ends)):
        if not any(one.name == other.name or (one.row != other.row and _overlap(one, other)) for other in kept):
            kept.append(one)
    return kept


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.begins < other.ends and other.begins < one.ends


def _named(passage: Passage, one: Candidate, group: int, known: Lexicon) -> Named:
    begins = passage.begins + one.begins
    return Named(
        passage=passage,
        said=Said(begins, passage.begins + one.ends, passage.text[one.begins : one.ends]),
        name=one.name,
        category=category_of(one.name, one.heads, known.tables),
        districts=districts(one.name),
        location_text=location_text(passage.text, one.begins, one.ends, one.name),
        within=one.within,
        phase=one.phase,
        group=group,
        rules=_unique(one.rules),
    )


def _unique(rules: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules))
