"""Tables are read strictly, and text is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from register import RegisterError, load, reconcile
from register.aggregates import COLUMNS as AGGREGATES
from register.table import read_table, write_table
from tests.register.conftest import Write

HOSTILE = [
    '=HYPERLINK("x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "<img src=x onerror=alert(1)>",
    "a,b",
    '"',
    "一\n二",
    "${alert(1)}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_is_text_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    write_table(tmp_path / "t.csv", ["a", "b"], [{"a": text, "b": ""}])
    (row,) = read_table(tmp_path / "t.csv", ["a", "b"])
    assert row["a"] == text


def test_a_row_is_found_on_the_line_where_it_begins(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", ["a", "b"], [{"a": "一\n二", "b": ""}, {"a": "三", "b": ""}])
    assert [row.line for row in read_table(tmp_path / "t.csv", ["a", "b"])] == [2, 4]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_project_may_be_named_anything(written: Write, name: str) -> None:
    (project,) = load(written([{"status_said": "施工中"}], name=name)).projects
    assert project.name == name


def test_a_byte_order_mark_of_a_spreadsheet_is_no_part_of_the_header(written: Write) -> None:
    folder = written([{"status_said": "施工中"}])
    path = folder / "mentions.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load(folder).mentions) == 1


def test_what_is_written_is_utf_8_with_plain_line_ends_and_keeps_the_order(written: Write) -> None:
    folder = written([{"status_said": "施工中"}, {"document": "new", "status_said": "設計中"}, {"note": "備註"}])
    text = (folder / "mentions.csv").read_bytes()
    assert b"\r" not in text
    assert not text.startswith(b"\xef\xbb\xbf")
    assert [line.split(",")[1] for line in text.decode().splitlines()[1:]] == ["old", "new", "old"]
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".new") == []


def test_a_failed_reading_leaves_the_files_as_they_were(written: Write) -> None:
    folder = written([{"status_said": "施工中"}])
    path = folder / "mentions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("施工中", "風光明媚"), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(RegisterError, match="風光明媚"):
        reconcile(folder, write=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_reconciling_without_writing_tells_the_cell_and_changes_nothing(written: Write) -> None:
    folder = written([{"status_said": "施工中"}])
    path = folder / "projects.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("construction", "operating"), encoding="utf-8")
    before = path.read_bytes()
    assert reconcile(folder, write=False)[1] == ["data/projects.csv:2: status: 「operating」 → 「construction」"]
    assert path.read_bytes() == before
    assert reconcile(folder, write=True)[1] != []
    load(folder)


def aggregate(**cells: str) -> dict[str, str]:
    row = {"id": "agg-01", "category": "detention_ponds", "label": "滯洪池", "quantity": "25", "unit": "座"}
    return row | {"said": "25 座滯洪池", "document": "old", "section": "《防洪》", "paragraph": "1"} | cells


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"category": "ponds"}, "category: 「ponds」: expected one of"),
        ({"document": "none"}, "document: 「none」: expected one of"),
        ({"quantity": "NaN"}, "quantity: 「NaN」: expected a number"),
        ({"quantity": "26"}, "quantity: 「26」: expected 25 座"),
        ({"unit": "處"}, "quantity: 「25」: expected 25 座"),
        ({"unit": "TWD"}, "said: 「25 座滯洪池」: expected one amount"),
        ({"label": ""}, "label: 「」: expected words"),
    ],
)
def test_a_total_that_its_words_do_not_say_is_refused(written: Write, cells: dict[str, str], expected: str) -> None:
    folder = written([{"status_said": "施工中"}])
    write_table(folder / "aggregates.csv", AGGREGATES, [aggregate(**cells)])
    with pytest.raises(RegisterError) as stopped:
        load(folder)
    assert stopped.value.problems[0].startswith(f"data/aggregates.csv:2: {expected}")


def test_a_total_given_twice_is_told_with_the_first_line(written: Write) -> None:
    folder = written([{"status_said": "施工中"}])
    write_table(folder / "aggregates.csv", AGGREGATES, [aggregate(), aggregate()])
    with pytest.raises(RegisterError, match=r"aggregates\.csv:3: id: 「agg-01」: expected a text that line 2"):
        load(folder)
