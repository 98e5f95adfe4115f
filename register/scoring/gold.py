"""What people read in a document: the mentions that a perfect extraction would give."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from register.errors import RegisterError
from register.mentions import COLUMNS as MENTION_COLUMNS
from register.mentions import FILE as MENTIONS
from register.projects import COLUMNS as PROJECT_COLUMNS
from register.projects import FILE as PROJECTS
from register.table import listed, read_table

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


def read_reviewed(folder: Path) -> dict[str, tuple[Gold, ...]]:
    """Read what the reviewed register holds of each document, by the document's id.

    The values are taken as they are written in `mentions.csv`: they are what a reader is measured by, and do not change
    with it.

    Parameters
    ----------
    folder : pathlib.Path
        The city's data folder.

    Raises
    ------
    RegisterError
        If a table is missing or broken.
    """
    projects = {row["id"]: row for row in read_table(folder / PROJECTS, PROJECT_COLUMNS)}
    golds: dict[str, tuple[Gold, ...]] = {}
    for row in read_table(folder / MENTIONS, MENTION_COLUMNS):
        if row["project"] not in projects:
            raise row.wrong("project", "the id of a project")
        project = projects[row["project"]]
        names = (project["name"], *listed(project["aliases"]))
        one = Gold(row["section"], row["paragraph"], row["name_said"], names, project["category"], row.cells)
        golds[row["document"]] = (*golds.get(row["document"], ()), one)
    return golds


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
