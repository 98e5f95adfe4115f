"""Texts that a deployment keeps, and new documents in documents.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from register import Document, RegisterError
from register.documents import read_documents
from register.entries import add_entry, known, with_entry
from register.reading import Limits, Reading
from register.reading.document import read_bytes
from register.texts import Texts


def _read(text: str) -> Reading:
    return read_bytes(text.encode(), "a.txt", Limits())


REPORT = _read("一、交通\n\n（一） 松嶺路 已完工。\n\n（二）木棉路已完工。")
NEW = Document("new-113", '甲 "乙"\\\x7f', "範例市政府", "2024-12", "封面", "new.pdf", "a" * 64, note="註")


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    shutil.copy(root / "data/documents.toml", tmp_path / "data")
    return tmp_path / "data"


def test_a_kept_text_is_read_back_as_it_was(tmp_path: Path) -> None:
    texts = Texts(tmp_path / "texts")
    assert texts.reading("report-1") is None
    assert texts.keep("report-1", REPORT) is True
    assert texts.keep("report-1", REPORT) is False
    assert Texts(tmp_path / "texts").reading("report-1") == REPORT


def test_a_passage_is_found_by_its_section_and_number(tmp_path: Path) -> None:
    texts = Texts(tmp_path)
    texts.keep("report-1", REPORT)
    assert texts.passage("report-1", "一、 交通", "（一）") == "（一） 松嶺路 已完工。"
    assert texts.passage("report-1", "一、交通", "（三）") is None
    assert texts.passage("report-2", "一、交通", "（一）") is None


def test_a_text_that_changes_is_read_anew(tmp_path: Path) -> None:
    texts, others = Texts(tmp_path), Texts(tmp_path)
    texts.keep("report-1", REPORT)
    assert texts.reading("report-1") == REPORT
    others.keep("report-1", _read("二、水利\n\n（一）柳溪滯洪池已完工。"))
    assert texts.passage("report-1", "一、交通", "（一）") is None


def test_a_damaged_text_shows_no_passage_and_is_told_to_who_reads_it(tmp_path: Path) -> None:
    (tmp_path / "report-1.json").write_text("{", encoding="utf-8")
    assert Texts(tmp_path).passage("report-1", "一、交通", "（一）") is None
    with pytest.raises(RegisterError, match="a kept text"):
        Texts(tmp_path).reading("report-1")


@pytest.mark.parametrize("name", ["../report", "a/b", "A", ""])
def test_an_id_that_is_a_path_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="expected letters, digits and -"):
        Texts(tmp_path).keep(name, REPORT)


def test_a_new_document_stands_behind_those_that_are_not_younger(data: Path) -> None:
    before = (data / "documents.toml").read_text(encoding="utf-8")
    add_entry(data, read_documents(data), NEW)
    after = (data / "documents.toml").read_text(encoding="utf-8")
    ids = [one.id for one in read_documents(data).documents]
    assert ids == ["midterm-112-115", "mayor-1131009", "admin-1131101", "new-113", "netzero-2025", "outline-115"]
    assert read_documents(data).documents[3] == NEW
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert [file.name for file in data.iterdir()] == ["documents.toml"]


def test_comments_stay_with_the_document_that_they_are_on(data: Path) -> None:
    text = (data / "documents.toml").read_text(encoding="utf-8")
    commented = text.replace('[[document]]\nid = "netzero-2025"', '# an article\n[[document]]\nid = "netzero-2025"')
    (data / "documents.toml").write_text(commented, encoding="utf-8")
    written = with_entry(commented, read_documents(data), NEW)
    assert '\n\n# an article\n[[document]]\nid = "netzero-2025"' in written


def test_the_youngest_document_stands_last(data: Path) -> None:
    youngest = Document(**{**NEW.__dict__, "date": "2026-10-01"})
    add_entry(data, read_documents(data), youngest)
    assert read_documents(data).documents[-1] == youngest


def test_the_same_bytes_are_known_and_others_may_not_take_their_id(data: Path) -> None:
    documents = read_documents(data)
    mayor = documents.documents[1]
    assert known(documents, "", mayor.sha256) == known(documents, mayor.id, mayor.sha256) == mayor
    assert known(documents, "new-113", "a" * 64) is None
    with pytest.raises(RegisterError, match="these bytes are mayor-1131009"):
        known(documents, "mayor-2", mayor.sha256)
    with pytest.raises(RegisterError, match="other bytes have it"):
        known(documents, mayor.id, "a" * 64)


def test_an_entry_that_would_be_wrong_is_not_written(data: Path) -> None:
    before = (data / "documents.toml").read_bytes()
    with pytest.raises(RegisterError, match="expected letters, digits and -"):
        add_entry(data, read_documents(data), Document(**{**NEW.__dict__, "id": "新"}))
    assert (data / "documents.toml").read_bytes() == before
    assert [file.name for file in data.iterdir()] == ["documents.toml"]
