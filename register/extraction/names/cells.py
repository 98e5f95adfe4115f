"""Names in the column of a table that is headed as theirs, names in headings, and labels before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from register.extraction.names.candidate import Candidate
from register.extraction.names.judge import has_status
from register.extraction.names.left import leftwards
from register.extraction.names.lexicon import Lexicon
from register.extraction.names.marks import Marks
from register.extraction.names.name import cleaned
from register.extraction.rules import Rules
from register.reading import Kind, Passage, Reading

LEAST = 3.0


def name_columns(reading: Reading, known: Lexicon, rules: Rules) -> dict[int, int]:
    """Say which cell of a row holds its name: the offset of each row's passage → the number of the cell.

    Parameters
    ----------
    reading : Reading
    known : Lexicon
    rules : Rules
    """
    columns: dict[int, int] = {}
    column, before = -1, ""
    for passage in reading.passages if "name-cell" in rules else ():
        if passage.kind is not Kind.ROW:
            column, before = -1, ""
            continue
        headed = _headed(passage, known)
        if headed >= 0 or passage.section != before:
            column, before = headed, passage.section
        elif column >= 0:
            columns[passage.begins] = column
    return columns


def _headed(passage: Passage, known: Lexicon) -> int:
    heads = known.pattern("cells", "heads")
    cells = ["".join(cell.split()) for cell in passage.text.split("\t")]
    return next((number for number, cell in enumerate(cells) if heads.search(cell)), -1) if len(cells) > 1 else -1


def named_cell(marks: Marks, column: int) -> Iterator[Candidate]:
    """Take the whole of a cell as a name.

    Parameters
    ----------
    marks : Marks
    column : int
        Number of the cell.
    """
    cells = marks.text.split("\t")
    if column < len(cells) and not marks.lexicon.pattern("cells", "not").search(cells[column].strip()):
        begins = sum(len(cell) + 1 for cell in cells[:column])
        said = cells[column].strip()
        begins += cells[column].index(said)
        heads = tuple(hit.head for hit in marks.hits if begins <= hit.begins < begins + len(said))
        yield Candidate(begins, begins + len(said), cleaned(said, marks), heads, begins, ("name-cell",))


def labelled(marks: Marks) -> Iterator[Candidate]:
    """Take the words between an item's number and its colon as a name, if a status or money follows."""
    found = marks.lexicon.pattern("label", "pattern").match(marks.text, marks.begins)
    if not found or "name-label" not in marks.rules or marks.begins == 0:
        return
    left = leftwards(marks, found.end())
    whole = left.at <= marks.begins and left.border in ("start", "quote") and left.proper >= LEAST
    if whole and has_status(marks, found.end(), len(marks.text), True):
        begins, ends = left.begins, found.end()
        name = cleaned(marks.text[begins:ends], marks)
        yield Candidate(begins, ends, name, (), begins, ("name-label",))
