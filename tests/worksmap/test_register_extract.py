"""A report goes in, what it says of works comes out: for a program, for a person, and with what nobody could read."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worksmap.conftest import Type
from worksmap.register_extract import COLUMNS

REPORT = """範例市政府工作報告

壹、水利

(一) 東山滯洪池(滯洪量 3 萬噸)已於 112 年 2 月開工，預計 113 年底完工。

(二) 西湖抽水站新建工程總經費 2.5 億元，112 年 8 月完工。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path / "report.txt"


def test_works_are_told_as_rows_with_their_words_and_values(typed: Type, report: Path) -> None:
    told = typed("register", "extract", report, "--date", "2024-04-15")
    rows = {row["name_said"]: row for row in csv.DictReader(io.StringIO(told.stdout))}
    pond, station = rows["東山滯洪池"], rows["西湖抽水站新建工程"]
    assert told.exit_code == 0
    assert list(pond) == COLUMNS
    assert (pond["section"], pond["paragraph"]) == ("壹、水利", "(一)")
    assert (pond["category"], pond["begins"]) == ("detention_ponds", str(REPORT.replace("\n\n", "\n").index("東山")))
    assert (pond["status"], pond["completion"], pond["completion_kind"]) == ("construction", "2024-12", "promised")
    assert (pond["quantity"], pond["quantity_unit"], station["budget_twd"]) == ("30000", "m3", "250000000")
    assert (station["status"], station["completion"], station["document"]) == ("completed", "2023-08", "report.txt")
    assert pond["rules"]


def test_a_tally_ends_it_beside_the_rows(typed: Type, report: Path) -> None:
    told = typed("register", "extract", report, "--date", "2024-04-15")
    assert told.stderr.splitlines()[-1].startswith("passages ")
    assert "works 2" in told.stderr


def test_json_has_every_word_with_its_place(typed: Type, report: Path) -> None:
    told = json.loads(typed("register", "extract", report, "--date", "2024-04-15", "--json").stdout)
    assert told["date"] == "2024-04-15"
    assert {one["name_said"] for one in told["found"]} == {"東山滯洪池", "西湖抽水站新建工程"}
    for one in told["found"]:
        for said in one["words"].values():
            assert said["ends"] - said["begins"] == len(said["text"])
    assert told["unread"] == []


def test_the_date_that_the_report_states_is_taken_and_told(typed: Type, report: Path) -> None:
    report.write_text(REPORT.replace("工作報告", "工作報告\n\n112.10.9"), encoding="utf-8")
    told = typed("register", "extract", report)
    assert told.stderr.splitlines()[0] == "report.txt says 「112.10.9」: read as of 2023-10-09 (--date says otherwise)"


def test_a_report_without_a_date_asks_for_one_in_one_line(typed: Type, report: Path) -> None:
    told = typed("register", "extract", report)
    assert told.exit_code == 1
    assert told.output.count("\n") == 1
    assert "report.txt: expected the day on which it speaks" in told.output


@pytest.mark.parametrize("date", ["113.10.9", "2024-13", "yesterday"])
def test_a_date_that_is_none_is_refused(date: str, typed: Type, report: Path) -> None:
    told = typed("register", "extract", report, "--date", date)
    assert told.exit_code == 2
    assert f"「{date}」: expected a date such as 2024-10-09" in told.output


def test_a_file_that_is_no_document_is_one_line(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"PK\x03\x04 nothing")
    told = typed("register", "extract", tmp_path / "report.pdf", "--date", "2024")
    assert told.exit_code == 1
    assert told.output.count("\n") == 1
    assert "report.pdf" in told.output


def test_who_reads_the_first_line_only_hears_no_complaint(report: Path) -> None:
    worksmap = Path(sys.executable).with_name("worksmap")
    command = f"'{worksmap}' register extract '{report}' --date 2024 | head -n 1"
    told = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout.startswith("document,section")
    assert "Broken pipe" not in told.stderr
