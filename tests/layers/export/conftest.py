"""Selections: the repository's own works, and works whose words are meant to do harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layers import Query, Store
from layers.export import FORMATS, LOSSES, Labels, Selection, export
from layers.feature import PROPERTIES

PHASES = ("planned", "building", "done", "stopped", "unstated")
LABELS = Labels(
    language="zh-Hant",
    title="全部建設",
    sheets={"works": "建設", "about": "說明", "columns": "欄位"},
    headings={**{name: f"欄 {name}" for name in PROPERTIES}, "number": "編號"},
    notes={"overdue": "期限已過"},
    codes={
        "phase": {phase: f"階段 {phase}" for phase in PHASES},
        "overdue": {"true": "是", "false": "否"},
    },
    about=(("資料基準日", "2026-11-21"),),
    lost={code: f"{code} {{n}}" for code in LOSSES},
    lost_heading="裝不下",
    table=("欄位", "名稱", "意義", "代碼"),
    colours=dict.fromkeys(PHASES, "#1b5bb5"),
)
HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝１＋１",
    "'=1+1",
    "of:=1+1",
    '<script>alert("x")</script> & ]]>',
    'a,b;"c"\nd',
    "  兩  格 ",
    "http://example.org/",
    "2024-12",
    "007",
    "{=1}",
    "_x0041_ literal",
    "🏗️ 𠮷",
]
"""Words that a spreadsheet might obey, change, or break on."""
Write = Callable[[Selection, str], Path]


@pytest.fixture(scope="session")
def whole(store: Store) -> Selection:
    """Select every work of the repository's own register."""
    return Selection.of(store, Query(), LABELS, "2026-11-21")


@pytest.fixture(scope="session")
def features(whole: Selection) -> list[dict[str, Any]]:
    return [json.loads(feature) for feature in whole.features]


@pytest.fixture(scope="session")
def hostile(whole: Selection) -> Selection:
    """Select works named by words that are meant to do harm."""
    return spoiled(whole, HOSTILE)


def spoiled(whole: Selection, names: list[str]) -> Selection:
    """Name works by other words."""
    made = []
    for feature, name in zip(whole.features, names, strict=False):
        read = json.loads(feature)
        read["properties"] |= {"name": name, "aliases": [name, name], "budget_twd": -5}
        made.append(json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode())
    return replace(whole, features=tuple(made))


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Write a selection; the same one in the same format once."""
    made: dict[tuple[int, str], Path] = {}

    def written(selection: Selection, name: str) -> Path:
        key = (id(selection), name)
        if key not in made:
            made[key] = tmp_path_factory.mktemp("export") / f"works.{FORMATS[name].suffix}"
            export(selection, name, made[key])
        return made[key]

    return written
