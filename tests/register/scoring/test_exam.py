"""Reports with what people read in them: opened together, split as they were tuned, refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.errors import RegisterError
from register.extraction import Extraction
from register.period import Period
from register.reading import Reading, read_document
from register.scoring import read_gold
from register.scoring.exam import Exam, exams_in, sit, together


def sat(*documents: str, reading: Reading) -> dict[str, object]:
    exams = (Exam(document, reading, Period.parse("2024"), ()) for document in documents)
    return dict(together(sit(exams, lambda _, __: Extraction((), ()))))


def test_tuned_and_held_out_documents_are_told_apart(reading: Reading) -> None:
    assert list(sat("mayor-1131009", "another", reading=reading)) == ["tuned", "held out", "all"]


def test_documents_of_one_kind_are_told_together_only(reading: Reading) -> None:
    assert list(sat("one", "another", reading=reading)) == ["all"]
    assert sat("one", reading=reading) == {}


def test_a_folder_gives_each_document_that_has_a_gold(tmp_path: Path) -> None:
    for name, text in {"a.txt": "一、水利\n\n南橋完工。\n", "a.date": "2024-10\n", "b.txt": "沒有人讀過。"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.csv").write_text("section,paragraph,name_said\n一、水利,1,南橋\n", encoding="utf-8")
    (one,) = exams_in(tmp_path, read_document)
    assert (one.document, one.spoken.value, one.golds[0].name_said) == ("a", "2024-10", "南橋")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "expected a document with its mentions"),
        ({"a.csv": "section,paragraph,name_said\n", "a.date": "2024"}, "a.csv: expected one document"),
        ({"a.csv": "section,paragraph,name_said\n", "a.txt": "南橋"}, "a.date: expected a date"),
        ({"a.csv": "section,paragraph,name_said\n", "a.txt": "南橋", "a.date": "今年"}, "a.date: expected a date"),
        ({"a.csv": "section,paragraph\nx,1\n", "a.txt": "南橋", "a.date": "2024"}, "mention 1: name_said"),
    ],
)
def test_what_is_missing_is_told_in_one_line(files: dict[str, str], told: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=told) as refused:
        list(exams_in(tmp_path, read_document))
    assert str(refused.value).count("\n") == 0


def test_a_gold_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(RegisterError, match="expected CSV in UTF-8"):
        read_gold(tmp_path / "gold.csv")
