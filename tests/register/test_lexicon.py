"""The words by which reports are read are anybody's: none is a name of this city's works and places."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTS = sorted(
    path.relative_to(ROOT) for path in (ROOT / "register").rglob("*.toml") if path.parts[-2] != "reconciliation"
)
HAN = re.compile("[一-鿿]{2,}")
APART = re.compile(r"[（()）、，「」\s~～/]")
GENERAL = frozenset(
    "全線 規劃 都市計畫 階段 單元 園區 遷建 滯洪池 生態滯洪池 滯洪公園 幹線 道路 創新園區 特定區 輕軌 捷運 "
    "車站 火車站 國道 市道 園區道路 研教園區 算力中心 舊城 市場用地 旅運中心 公辦都更 公辦都更案 聯開 坵塊 "
    "開發坵塊 土地開發案 站周邊 站周邊土地變更 站土地開發案 站聯合開發案 土污整治 特定區計畫 修建工程 第一期 "
    "西側 地號 舊址 文中 正義 橋頭 新興".split()
)
"""Pieces of our names that every city's reports use: kinds of works, stages, sides, a virtue, a bridge's head."""


def cells(file: str, *columns: str) -> Iterator[str]:
    """Give the names in some columns of a table of ours; several stand in one cell with semicolons between."""
    with (ROOT / "data" / file).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for column in columns:
                yield from row[column].split(";")


@cache
def own_names() -> frozenset[str]:
    """Give the names of this city's works, places and districts, and their parts between brackets and commas."""
    districts = [name.removesuffix("區") for name in cells("gazetteer.csv", "districts")]
    told = [*cells("projects.csv", "name", "aliases"), *cells("gazetteer.csv", "name", "aliases"), *districts]
    return frozenset(run for name in told for part in APART.split(name) for run in HAN.findall(part)) - GENERAL


def words_of(value: object) -> Iterator[str]:
    """Give every word and pattern of a list; a reason is for people and may tell of anything."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "reason":
                yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", LISTS, ids=str)
def test_no_word_of_a_list_is_a_name_of_this_city(path: Path) -> None:
    words = words_of(tomllib.loads((ROOT / path).read_text(encoding="utf-8")))
    runs = {run for word in words for run in HAN.findall(word)}
    assert not {run: sorted(hits) for run in runs if (hits := {name for name in own_names() if name in run})}
