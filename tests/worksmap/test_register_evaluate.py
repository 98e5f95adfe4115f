"""The score as a person asks for it: a table, every fault on request, and an end that a build can stop at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.worksmap.conftest import Type

REPORT = """壹、水利

(一) 東山滯洪池已於 112 年 2 月開工，預計 113 年底完工。

(二) 西湖抽水站新建工程總經費 2.5 億元，112 年 8 月完工。
"""
HEADER = (
    "section,paragraph,name_said,status,completion,completion_precision,completion_kind,start,start_kind,budget_twd"
)
POND = "壹、水利,(一),東山滯洪池,construction,2024-12,month,promised,2023-02,actual,"
STATION = "壹、水利,(二),西湖抽水站新建工程,completed,2023-08,month,actual,,,250000000"
Written = Callable[..., tuple[str, ...]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write the report with what a person read in it; give the options that name both."""

    def write(*rows: str) -> tuple[str, ...]:
        text, gold = tmp_path / "report.txt", tmp_path / "report.csv"
        text.write_text(REPORT, encoding="utf-8")
        gold.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        (tmp_path / "report.date").write_text("2024-04-15\n", encoding="utf-8")
        return "--gold", str(gold), "--text", str(text), "--date", "2024-04-15"

    return write


def test_what_is_right_is_a_table_and_a_tally(typed: Type, written: Written) -> None:
    told = typed("register", "evaluate", *written(POND, STATION))
    assert told.exit_code == 0
    assert [line.split() for line in told.output.splitlines() if line.startswith("recall")] == [
        ["recall", "100.0%", "2/2"]
    ]
    assert told.output.splitlines()[-1] == "read 2 · found 2 · missed 0 · spurious 0 · promises read as facts 0"


def test_json_has_every_measure(typed: Type, written: Written) -> None:
    told = json.loads(typed("register", "evaluate", *written(POND, STATION), "--json").output)
    assert told["scores"]["report"]["completion"] == {"right": 2, "of": 2, "share": 1.0}
    assert told["scores"]["report"]["promises"] == 0
    assert told["short"] == told["lines"] == []


def test_faults_are_told_on_request(typed: Type, written: Written) -> None:
    options = written(POND.replace("construction", "design"))
    told = typed("register", "evaluate", *options, "--misses").output
    assert "spurious 壹、水利 (二) 「西湖抽水站新建工程」" in told
    assert "read 「design」, found 「construction」" in told
    assert "spurious 壹" not in typed("register", "evaluate", *options).output


def test_too_little_ends_with_1(typed: Type, written: Written) -> None:
    told = typed("register", "evaluate", *written(POND, "壹、水利,(一),北門大橋,,,,,,,"))
    assert told.exit_code == 1
    assert "SHORT: recall 50.0%, expected 70%" in told.output


def test_a_promise_read_as_a_fact_ends_with_1(typed: Type, written: Written) -> None:
    told = typed("register", "evaluate", *written(POND, STATION.replace("completed", "").replace("actual", "promised")))
    assert told.exit_code == 1
    assert "promises read as facts 1" in told.output


def test_a_folder_of_reports_is_scored_together(typed: Type, written: Written, tmp_path: Path) -> None:
    written(POND, STATION)
    told = typed("register", "evaluate", "--others", tmp_path)
    assert told.exit_code == 0
    assert told.output.splitlines()[0].split() == ["report"]


def test_a_register_without_kept_texts_says_so_of_each_document(typed: Type, tmp_path: Path) -> None:
    told = typed("register", "evaluate", "--texts", tmp_path / "none")
    assert told.exit_code == 1
    assert told.output.count("no text of it is kept") == 5


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--document", "atlantis"), "atlantis: expected one of "),
        (("--date", "2024"), "--gold, --text and --date belong together"),
    ],
)
def test_what_cannot_be_scored_is_one_line(options: tuple[str, ...], line: str, typed: Type) -> None:
    told = typed("register", "evaluate", *options)
    assert told.exit_code != 0
    assert line in told.output
