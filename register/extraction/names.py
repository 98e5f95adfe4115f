"""Passages → the works that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from register.extraction.lexicon import Lexicon, lexicon
from register.extraction.named import Named
from register.extraction.names_actor import works_by_actor
from register.extraction.names_candidate import Candidate
from register.extraction.names_category import category_of
from register.extraction.names_cells import labelled, name_columns, named_cell
from register.extraction.names_lists import works_in_lists
from register.extraction.names_marks import Marks
from register.extraction.names_parts import parts, wholes
from register.extraction.names_phrase import phrases
from register.extraction.names_place import districts, location_text
from register.extraction.names_rows import works_in_rows
from register.extraction.names_same import same_work
from register.extraction.names_subject import subjects
from register.extraction.names_topic import topic_of
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
    columns = name_columns(reading, known, rules)
    found: list[Named] = []
    for passage in reading.body:
        marks = Marks(passage.text, known, rules, passage.numbered)
        topic = topic_of(passage.section, known, rules)
        works = _works(marks, topic, columns.get(passage.begins))
        found += [_named(passage, one, len(found) + number, known) for number, one in _rows(works)]
    return tuple(found)


def _works(marks: Marks, topic: str, column: int | None) -> list[Candidate]:
    """Read the works of one passage, those that are surest first."""
    if column is not None:
        return list(named_cell(marks, column))
    rows = [*works_by_actor(marks, phrases(marks)), *works_in_rows(marks, topic), *works_in_lists(marks)]
    others = [*labelled(marks), *subjects(marks, topic)]
    named = _apart(others, _apart(rows, [], marks.lexicon), marks.lexicon)
    return sorted([*named, *parts(marks, named, topic), *wholes(marks, named)], key=lambda one: (one.begins, one.ends))


def _rows(works: Sequence[Candidate]) -> Iterator[tuple[int, Candidate]]:
    """Number the rows of a passage."""
    rows = {row: number for number, row in enumerate(dict.fromkeys(one.row for one in works))}
    yield from ((rows[one.row], one) for one in works)


def _apart(candidates: Iterable[Candidate], kept: Sequence[Candidate], known: Lexicon) -> list[Candidate]:
    """Add to the candidates that are kept those with another name and on other words, the longer first."""
    chosen = list(kept)
    for one in sorted(candidates, key=lambda one: (one.begins, -one.ends)):
        if not any(_overlap(one, other) or same_work(one.name, other.name, known) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: (one.begins, one.ends))


def _overlap(one: Candidate, other: Candidate) -> bool:
    if one.within and one.within in other.name:
        return False
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
