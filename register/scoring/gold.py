"""What people read in a document: the mentions that a perfect extraction would give."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from register.errors import RegisterError
from register.mentions import Mention
from register.register import Register

NEEDED: Final = ("section", "paragraph", "name_said")


@dataclass(frozen=True)
class Gold:
    """One passage's word on one work, as a person read it.

    Parameters
    ----------
    section, paragraph : str
        As `mentions.csv` writes them.
    name_said : str
        The passage's own words.
    names : tuple of str
        Names by which the register knows the work; empty where nobody wrote one.
    category : str
        Code, or empty where nobody wrote one.
    cells : mapping of str to str
        Words and values by the columns of `mentions.csv`; a cell that is missing is empty.
    """

    section: str
    paragraph: str
    name_said: str
    names: tuple[str, ...]
    category: str
    cells: Mapping[str, str]

    def __str__(self) -> str:
        return self.names[0] if self.names else self.name_said


def gold_of(register: Register, document: str) -> tuple[Gold, ...]:
    """Take what the reviewed register holds of one document.

    Parameters
    ----------
    register : Register
    document : str
        Its id.
    """
    projects = {project.id: project for project in register.projects}
    golds = []
    for one in register.mentions:
        if one.document.id == document:
            project = projects[one.project]
            names = (project.name, *project.aliases)
            cells = {**_words(one), **one.values()}
            golds.append(Gold(one.section, one.paragraph, one.name_said, names, project.category, cells))
    return tuple(golds)


def _words(mention: Mention) -> Mapping[str, str]:
    said = {"start": mention.start, "completion": mention.completion, "budget": mention.budget}
    words = {f"{name}_said": value.said if value else "" for name, value in said.items()}
    quantity = mention.quantity.said if mention.quantity else ""
    return words | {"status_said": mention.status_said, "quantity_said": quantity}


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read the mentions that a person wrote down of a text that the register does not hold.

    Parameters
    ----------
    path : pathlib.Path
        CSV with columns of `mentions.csv`; section, paragraph and name_said are needed. ``name`` and ``category`` may
        stand beside them. Values are taken as they are written, not read from the words.

    Raises
    ------
    RegisterError
        If the file is no such table; one line for each row that lacks something.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise RegisterError([f"{path.name}: expected CSV in UTF-8: {error}"]) from None
    problems = list(_problems(path.name, rows))
    if problems:
        raise RegisterError(problems)
    return tuple(_gold(row) for row in rows)


def _problems(name: str, rows: Iterable[Mapping[str, str | None]]) -> Iterable[str]:
    for number, row in enumerate(rows, 1):
        for column in NEEDED:
            if not row.get(column):
                yield f"{name}: mention {number}: {column}: expected words, found none"


def _gold(row: Mapping[str, str | None]) -> Gold:
    cells = {
        column: cell or "" for column, cell in row.items() if isinstance(column, str) and not isinstance(cell, list)
    }
    name = cells.get("name", "")
    return Gold(
        cells["section"],
        cells["paragraph"],
        cells["name_said"],
        (name,) if name else (),
        cells.get("category", ""),
        cells,
    )
