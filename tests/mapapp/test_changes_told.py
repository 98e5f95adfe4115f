"""Every kind of change in words, those of which the city's documents have none too; words of documents stay text."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers.change import Change, Source, Turn
from mapapp import Settings, create_app
from mapapp.chapters import LISTED
from mapapp.turning import Turning
from mapapp.words import Words

HOSTILE = "<script>alert(1)</script>「{{ 7*7 }}」"
PASSAGE = Source("outline-115", "施政要項", "(一)", "公園", 0)
PARK = Change("outline-115", "later", "kw-0001", "正義公園", "parks", "completion", None, None, (), (), PASSAGE)
STARTED = {"field": "status", "before": "design", "after": "construction"}
UNDONE = {"field": "status", "before": "construction", "after": "design"}
SAID = [
    (Turn.LATER, {"before": "2025-06", "after": "2026-12", "months": 18}, "晚 18 個月", "18 months later"),
    (Turn.LATER, {"before": "2025-06-01", "after": "2025-06-30", "months": 0}, "晚不到一個月", "less than a month"),
    (Turn.EARLIER, {"before": "2025-06", "after": "2025-05", "months": -1}, "早 1 個月", "1 month earlier"),
    (
        Turn.KEPT,
        {"before": "2025-06", "after": "2025-03"},
        "承諾 114 年 6 月（2025-06），114 年 3 月",
        "completed March 2025",
    ),
    (Turn.LATE, {"before": "2025-06", "after": "2026"}, "115 年（2026）完成", "promised for June 2025 (ROC 114)"),
    (Turn.COMPLETED, {"before": "2025-06"}, "沒有說何時完成", "does not say when"),
    (Turn.COMPLETED, {"after": "2025-06"}, "先前沒有承諾", "never promised"),
    (Turn.COMPLETED, {}, "沒有說何時完成；先前沒有承諾", "never promised"),
    (Turn.PROMISED, {"after": "2028-Q2"}, "承諾 117 年第 2 季", "promised for Q2 2028"),
    (Turn.PASSED, {"after": "2024"}, "承諾 113 年（2024）完成", "promised for 2024"),
    (Turn.UNANSWERED, {"after": "2024"}, "承諾 113 年（2024）完成", "promised for 2024"),
    (Turn.STATUS, STARTED, "由「設計」變為「施工」", "from “Design”"),
    (Turn.STATUS, {"field": "status", "after": "construction"}, "先前未載明，現在是「施工」", "not stated before"),
    (Turn.CONTRADICTED, UNDONE, "由「施工」變為", "to “Design”"),
    (Turn.CONTRADICTED, {"before": "2023", "after": "2026"}, "先前說 112 年（2023），現在說", "said 2023 (ROC 112)"),
    (Turn.CONTRADICTED, {"after": "2026"}, "先前說已經完成，現在說", "said to be completed"),
    (Turn.QUIET, {"field": "status", "after": None}, "進度：未載明", "Status: Not stated"),
    (Turn.CORRECTED, STARTED, "進度：由「設計」改為「施工」", "Design"),
    (Turn.CORRECTED, {"field": "budget_twd", "before": "5000000", "after": "7000000"}, "500 萬元", "NT$7 million"),
    (Turn.CORRECTED, {"field": "completion_promised", "before": "2024-12"}, "（清除）", "(cleared)"),
    (Turn.CORRECTED, {"field": "location_text", "after": "鼓山區"}, "地點：鼓山區", "鼓山區"),
]


@pytest.mark.parametrize(("what", "cells", "chinese", "english"), SAID)
def test_a_change_says_from_what_to_what(what: Turn, cells: dict, chinese: str, english: str) -> None:
    change = replace(PARK, what=what, **cells)
    assert chinese in Turning(Words("zh-Hant")).say(change)
    assert english in Turning(Words("en")).say(change)


@pytest.fixture(scope="module")
def many(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Serve an edition in which every kind of change happened, one of them very often, in hostile words."""
    path = Path(shutil.copy(edition, tmp_path_factory.mktemp("changed") / "edition.sqlite"))
    told = [replace(PARK, what=what, said=(HOSTILE,), said_before=(HOSTILE,), **cells) for what, cells, *_ in SAID]
    decided = {"document": "", "source": Source(), "by": "承辦<b>", "date": "2026-11-01"}
    told = [replace(one, **decided) if one.what == Turn.CORRECTED else one for one in told]
    told += [replace(PARK, what=Turn.LATER, before="2025", after="2026", months=12)] * (LISTED + 5)
    with closing(sqlite3.connect(path)) as file, file:
        rows = [(1, one.document, one.what, json.dumps(asdict(one), ensure_ascii=False)) for one in told]
        file.executemany("INSERT INTO changes (number, document, what, told) VALUES (?, ?, ?, ?)", rows)
    return create_app(Settings(edition=path)).test_client(use_cookies=False)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_kind_of_change_is_told_and_its_words_are_text(many: FlaskClient, language: str) -> None:
    page = many.get(f"/changes?lang={language}").text
    assert all(f'data-what="{what}"' in page for what in Turn)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert "承辦&lt;b&gt;" in page


def test_corrections_stand_in_a_chapter_of_their_own_with_who_and_why(many: FlaskClient) -> None:
    chapter = many.get("/changes").text.split('id="corrections"')[1]
    assert chapter.count("承辦&lt;b&gt;，2026-11-01，理由：") == 4
    assert 'href="#passage' not in chapter
    assert len(many.get("/changes.json").get_json()["corrections"]) == 4
    assert 'id="corrections"' not in many.get("/changes?document=outline-115").text


def test_a_long_list_says_how_many_it_leaves_out_and_machines_get_all(many: FlaskClient) -> None:
    page = many.get("/changes?document=outline-115&what=later").text
    rows = page.split('data-what="later"')[1].split("</details>")[0]
    assert rows.count("<li>") == LISTED
    assert f"前 {LISTED} 項，共 {LISTED + 7} 項" in rows
    (told,) = many.get("/changes.json?document=outline-115&what=later").get_json()["documents"]
    assert len(told["changes"]) == told["counts"]["later"] == LISTED + 7


def test_without_a_correction_the_page_says_that_there_is_none(client: FlaskClient) -> None:
    assert "還沒有人工更正。" in client.get("/changes").text
