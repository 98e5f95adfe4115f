"""A broken row stops the build with file, line, column and what was expected."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from register import RegisterError, load
from tests.register.conftest import Write


def spoil(path: Path, column: str, text: str) -> None:
    """Put a text into one column of the first row."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture
def folder(written: Write) -> Path:
    return written([{"status_said": "施工中", "completion_said": "預計 113 年底完工"}])


@pytest.mark.parametrize(
    ("file", "column", "text", "expected"),
    [
        ("mentions.csv", "completion_said", "預計 約", "one date such as"),
        ("mentions.csv", "completion", "2024-11", "「2024-12」"),
        ("mentions.csv", "completion_kind", "actual", "「promised」"),
        ("mentions.csv", "status_said", "風光明媚", "vocabulary"),
        ("mentions.csv", "status", "completed", "「construction」"),
        ("mentions.csv", "document", "oldest", "one of old, new"),
        ("mentions.csv", "budget_said", "很多錢", "one amount"),
        ("mentions.csv", "section", "", "words"),
        ("projects.csv", "id", "KW1", "kw- and four digits"),
        ("projects.csv", "id", "kw-０００１", "kw- and four digits"),
        ("projects.csv", "name", "", "a name"),
        ("projects.csv", "category", "ponds", "one of detention_ponds"),
        ("projects.csv", "location_type", "somewhere", "one of specific"),
        ("projects.csv", "location_text", "", "words that say where"),
        ("projects.csv", "part_of", "kw-0404", "the id of a project"),
        ("projects.csv", "part_of", "kw-0001", "no circle"),
        ("projects.csv", "flood_related", "ja", "yes, or nothing"),
        ("projects.csv", "status", "operating", "「construction」"),
        ("projects.csv", "completion_year", "2031", "「2024」"),
        ("projects.csv", "mentions_count", "7", "「1」"),
    ],
)
def test_a_broken_cell_is_told_with_its_place(folder: Path, file: str, column: str, text: str, expected: str) -> None:
    spoil(folder / file, column, text)
    with pytest.raises(RegisterError) as stopped:
        load(folder)
    line = stopped.value.problems[0]
    assert line.startswith(f"data/{file}:2: {column}: 「{text}」: expected ")
    assert expected in line


def test_a_project_without_a_passage_is_refused(folder: Path) -> None:
    lines = (folder / "mentions.csv").read_text(encoding="utf-8").splitlines()
    (folder / "mentions.csv").write_text(lines[0] + "\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"data/projects\.csv:2: id: 「kw-0001」: expected a passage"):
        load(folder)


def test_a_passage_without_a_project_is_refused(folder: Path) -> None:
    spoil(folder / "mentions.csv", "project", "kw-0404")
    with pytest.raises(
        RegisterError, match=r"data/mentions\.csv:2: project: 「kw-0404」: expected the id of a project"
    ):
        load(folder)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("mentions.csv", "project,document\n", r"mentions\.csv:1: header: .*expected project,document,section"),
        ("mentions.csv", None, r"mentions\.csv: expected a file"),
        ("projects.csv", "", r"projects\.csv:1: header"),
        ("documents.toml", "as_of = 2026-11-21\n[[document", r"documents\.toml: expected TOML"),
        ("documents.toml", "", r"documents\.toml: as_of: expected a date"),
        ("documents.toml", "as_of = 2026-11-21T08:00:00", r"documents\.toml: as_of: expected a date"),
        ("documents.toml", "as_of = 2026-11-21", r"documents\.toml: document: expected one"),
        ("documents.toml", "as_of = 2026-11-21\ndocument = 3", r"documents\.toml: document: expected one"),
        ("documents.toml", "as_off = 2026-11-21", r"documents\.toml: as_off: expected as_of or"),
        ("documents.toml", "as_of = 2026-11-21\n[[document]]\nid = 'a'\n", "document 1: title: expected words"),
    ],
)
def test_a_broken_file_is_told(folder: Path, file: str, text: str | None, expected: str) -> None:
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=expected):
        load(folder)


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ('id = "old"', 'id = "Old Report"', "document 1: id: 「Old Report」: expected letters"),
        ('id = "new"', 'id = "old"', "documents.toml: old: expected each id once"),
        ('date = "2025"', 'date = "2023"', "new: expected oldest first, found 2023 after 2024-10-09"),
        ('date = "2025"', 'date = "114 年"', "document 2: date: 「114 年」: expected a date"),
        ('file = "old.txt"', 'file = "old.txt"\nauthor = "市府"', "document 1: author: expected one of id, title"),
        ('file = "old.txt"', 'file = "old.txt"\nnote = 3', "document 1: note: expected words"),
        ("0" * 64, "0" * 63, "document 1: sha256"),
    ],
)
def test_a_document_that_is_not_described_right_is_told(folder: Path, right: str, wrong: str, expected: str) -> None:
    path = folder / "documents.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    with pytest.raises(RegisterError) as stopped:
        load(folder)
    assert expected in str(stopped.value)


def test_a_row_of_the_wrong_length_is_told_by_its_line(folder: Path) -> None:
    with (folder / "mentions.csv").open("a", encoding="utf-8") as file:
        file.write("kw-0001,old\n")
    with pytest.raises(RegisterError, match=r"mentions\.csv:3: row: 「2 cells」: expected 20 cells"):
        load(folder)


def test_bytes_that_are_no_utf_8_are_told(folder: Path) -> None:
    (folder / "projects.csv").write_bytes("名稱".encode("big5"))
    with pytest.raises(RegisterError, match=r"projects\.csv: byte 0: expected UTF-8"):
        load(folder)


def test_every_problem_is_told_not_the_first_alone(folder: Path) -> None:
    rows = (folder / "mentions.csv").read_text(encoding="utf-8").splitlines()
    (folder / "mentions.csv").write_text(
        "\n".join([*rows, rows[1], rows[1]]).replace("預計 113 年底", "預計"), encoding="utf-8"
    )
    with pytest.raises(RegisterError) as stopped:
        load(folder)
    assert [problem.split(": ")[0] for problem in stopped.value.problems] == [
        f"data/mentions.csv:{n}" for n in (2, 3, 4)
    ]
