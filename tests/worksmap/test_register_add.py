"""``worksmap register add``: a document becomes known once, and its text is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Add = Callable[..., Result]
SAID = ("--title", "範例市政府施政報告", "--publisher", "範例市政府", "--date", "2026-04-15", "--date-basis", "封面")
TEXT = "範例市政府施政報告\n\n中華民國 115 年 4 月 15 日\n\n一、交通\n\n松嶺路已完工。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def add(typed: Callable[..., Result], data: Path, tmp_path: Path) -> Add:
    return lambda *words: typed("register", "add", "--data", data, "--texts", tmp_path / "texts", *words)


def _state(folder: Path) -> dict[str, bytes]:
    watched = [folder / "data/documents.toml", *(folder / "texts").glob("*")]
    return {file.name: file.read_bytes() for file in watched}


def test_a_document_is_added_once(add: Add, report: Path, tmp_path: Path) -> None:
    first = add(report, "--id", "report-115", *SAID)
    assert first.exit_code == 0 and "text kept 1 · entries written 1" in first.output
    held = _state(tmp_path)
    assert set(held) == {"documents.toml", "report-115.json"} and b'id = "report-115"' in held["documents.toml"]
    second = add(report, "--id", "report-115", *SAID)
    assert second.exit_code == 0 and "nothing changed" in second.output
    assert _state(tmp_path) == held


def test_a_known_document_needs_no_more_than_its_file(add: Add, report: Path, tmp_path: Path) -> None:
    add(report, "--id", "report-115", *SAID)
    (tmp_path / "texts/report-115.json").unlink()
    told = add(report, "--json")
    tally = {"document": "report-115", "passages": 2, "pages without text": 0, "text kept": 1, "entries written": 0}
    assert json.loads(told.output) == {**tally, "lines": []}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "expected --id --title --publisher --date --date-basis (it says 「中華民國115年4月15日」"),
        (("--id", "report-115", *SAID[:4]), "expected --date --date-basis (it says"),
        (("--id", "mayor-1131009", *SAID), "other bytes have it"),
        (("--id", "新", *SAID), "expected letters, digits and -"),
    ],
)
def test_what_cannot_be_added_leaves_all_as_it_was(
    add: Add, report: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    before = _state(tmp_path)
    refused = add(report, *words)
    assert refused.exit_code == 1 and told in refused.output and len(refused.output.splitlines()) == 1
    assert _state(tmp_path) == before


@pytest.mark.parametrize(("option", "other"), [("--id", "report-116"), ("--title", "別的"), ("--date", "2026-04")])
def test_a_known_document_is_not_changed(add: Add, report: Path, tmp_path: Path, option: str, other: str) -> None:
    add(report, "--id", "report-115", *SAID)
    before = _state(tmp_path)
    refused = add(report, option, other)
    assert refused.exit_code == 1 and len(refused.output.splitlines()) == 1
    assert _state(tmp_path) == before


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(add: Add, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 junk")
    before = _state(tmp_path)
    refused = add(tmp_path / "report.pdf", "--id", "report-115", *SAID)
    assert refused.exit_code == 1 and refused.output.startswith("Error: report.pdf: no PDF that can be read")
    assert _state(tmp_path) == before


def test_an_entry_that_cannot_be_written_takes_its_text_back(
    add: Add, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "documents.toml")

    monkeypatch.setattr("worksmap.register_add.add_entry", full)
    before = _state(tmp_path)
    assert add(report, "--id", "report-115", *SAID).exit_code == 1
    assert _state(tmp_path) == before
