"""Passages that a person judged to name no work, each with the reason: who tunes the rules need not ask again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from register.extraction import Found
from register.table import Row, each, read_table
from register.vocabulary import compact

FILE: Final = "not_works.csv"
COLUMNS: Final = "document,section,paragraph,said,reason".split(",")


@dataclass(frozen=True)
class NotWork:
    """Words that look like a work, and why they are none. A work that is found in them is spurious all the same.

    Parameters
    ----------
    document : str
        Id.
    section, paragraph, said : str
        Where the words stand, and the words.
    reason : str
    """

    document: str
    section: str
    paragraph: str
    said: str
    reason: str


def read_not_works(folder: Path) -> tuple[NotWork, ...]:
    """Read the judgements.

    Raises
    ------
    RegisterError
        If the file is missing or broken, or a cell is empty.
    """

    def make(row: Row) -> NotWork:
        for column in COLUMNS:
            if not row[column]:
                raise row.wrong(column, "words")
        return NotWork(**row.cells)

    return each(read_table(folder / FILE, COLUMNS), make)


def why_not(found: Found, judged: Iterable[NotWork]) -> str:
    """Give the reason why found words name no work; empty if nobody judged them."""
    passage, said = found.named.passage, compact(found.named.said.text)
    return next(
        (
            one.reason
            for one in judged
            if compact(one.section) == compact(passage.section) and compact(one.paragraph) == compact(passage.paragraph)
            if said in compact(one.said) or compact(one.said) in said
        ),
        "",
    )
