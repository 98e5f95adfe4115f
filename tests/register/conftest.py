"""A small register of two documents, written out as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from register import reconcile
from register.aggregates import COLUMNS as AGGREGATES
from register.decisions import COLUMNS as DECISIONS
from register.mentions import COLUMNS as MENTIONS
from register.projects import COLUMNS as PROJECTS
from register.table import write_table

DOCUMENTS = """
as_of = 2026-11-21

[[document]]
id = "old"
title = "舊報告"
publisher = "市府"
date = "2024-10-09"
date_basis = "首頁"
file = "old.txt"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"

[[document]]
id = "new"
title = "新綱要"
publisher = "市府"
date = "2025"
date_basis = "年度"
file = "new.txt"
sha256 = "1111111111111111111111111111111111111111111111111111111111111111"
"""
Write = Callable[..., Path]


def _rows(columns: list[str], rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{column: row.get(column, "") for column in columns} for row in rows]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a register into a folder named data: its mentions, projects and decisions as given, its values read."""

    def write(mentions: list[dict[str, str]], decisions: list[dict[str, str]] | None = None, **project: str) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        (folder / "documents.toml").write_text(DOCUMENTS, encoding="utf-8")
        row = {"id": "kw-0001", "name": "正義公園滯洪池", "category": "detention_ponds", "location_text": "正義公園"}
        place = {
            "section": "《防洪》",
            "paragraph": "1",
            "name_said": "滯洪池",
            "project": "kw-0001",
            "document": "old",
        }
        write_table(folder / "projects.csv", PROJECTS, _rows(PROJECTS, [row | {"location_type": "specific"} | project]))
        write_table(folder / "mentions.csv", MENTIONS, _rows(MENTIONS, [place | mention for mention in mentions]))
        write_table(folder / "aggregates.csv", AGGREGATES, [])
        write_table(folder / "decisions.csv", DECISIONS, _rows(DECISIONS, decisions or []))
        reconcile(folder, write=True)
        return folder

    return write
