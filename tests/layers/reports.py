"""A register of three reports of one publisher, written for a test, and what its documents changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from layers.change import Change, Turn
from layers.changes import changes, promises_made
from register import Register, load, reconcile
from register.aggregates import COLUMNS as AGGREGATES
from register.decisions import COLUMNS as DECISIONS
from register.mentions import COLUMNS as MENTIONS
from register.projects import COLUMNS as PROJECTS
from register.table import write_table

TODAY = date(2026, 11, 21)
REPORTS = {"first": ("2023-10-09", "市府"), "second": ("2024-10-09", "市府"), "third": ("2025-10-09", "市府")}
DOCUMENT = """
[[document]]
id = "{}"
title = "報告"
publisher = "{}"
date = "{}"
date_basis = "首頁"
file = "a.txt"
sha256 = "{:064}"
"""
PARK = {"category": "parks", "location_text": "公園", "location_type": "specific"}
Made = Callable[..., Register]
Cells = dict[str, str]


def _rows(columns: list[str], given: list[Cells]) -> list[Cells]:
    return [{column: row.get(column, "") for column in columns} for row in given]


def _documents(publishers: Cells) -> str:
    texts = [
        DOCUMENT.format(name, publishers.get(name, publisher), day, number)
        for number, (name, (day, publisher)) in enumerate(REPORTS.items())
    ]
    return "as_of = 2026-11-21\n" + "".join(texts)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make a register: of each document, its publisher's first unless told, what it says of each project."""

    def make(
        said: dict[str, dict[str, Cells]], decisions: list[Cells] | None = None, publishers: Cells | None = None
    ) -> Register:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        (folder / "documents.toml").write_text(_documents(publishers or {}), encoding="utf-8")
        projects = sorted({project for passages in said.values() for project in passages})
        known = [PARK | {"id": project, "name": project} for project in projects]
        place = {"section": "一、公園", "paragraph": "1", "name_said": "公園"}
        passages = [
            place | {"document": document, "project": project} | cells
            for document, found in said.items()
            for project, cells in found.items()
        ]
        tables = {"projects.csv": (PROJECTS, known), "mentions.csv": (MENTIONS, passages)}
        tables |= {"aggregates.csv": (AGGREGATES, []), "decisions.csv": (DECISIONS, decisions or [])}
        for file, (columns, rows) in tables.items():
            write_table(folder / file, columns, _rows(columns, rows))
        reconcile(folder, write=True)
        return load(folder)

    return make


def status(said: str) -> Cells:
    return {"status_said": said}


def until(said: str) -> Cells:
    return {"completion_said": said}


def turns(register: Register, as_of: date = TODAY) -> list[tuple[str, str]]:
    return [(one.document, one.what) for one in changes(register, as_of) if one.what != Turn.APPEARED]


def only(register: Register, what: Turn) -> Change:
    (found,) = (one for one in changes(register, TODAY) if one.what == what)
    return found


def ends(register: Register, as_of: date = TODAY) -> list[tuple[str, str, str]]:
    (found,) = promises_made(register, as_of).values()
    return [(fate.document, fate.outcome, fate.by) for fate in found]


def two(made: Made, first: Cells, second: Cells | None, **rest: list[Cells]) -> Register:
    """Make a register of two reports that speak of one park; the third says nothing."""
    return made({"first": {"kw-0001": first}} | ({} if second is None else {"second": {"kw-0001": second}}), **rest)
