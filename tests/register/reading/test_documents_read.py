"""What people found in the five documents stands in their readings where people say it stands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from register.documents import read_documents
from register.passage import squeezed
from register.reading import Kind, Reading, read_document

ROWS = 226


@pytest.fixture(scope="module")
def readings(root: Path) -> dict[str, Reading]:
    folder = root.parent / "shared" / "documents"
    known = {one.id: folder / one.file for one in read_documents(root / "data").documents}
    there = {name: file for name, file in known.items() if file.is_file()}
    if not there:
        pytest.skip("the documents themselves are not in the repository")
    return {name: read_document(file) for name, file in there.items()}


def test_each_mention_stands_in_the_passage_that_it_names(readings: dict[str, Reading], root: Path) -> None:
    rows = list(csv.DictReader((root / "data/mentions.csv").read_text(encoding="utf-8").splitlines()))
    astray = [row for row in rows if not _stands(readings[row["document"]], row)]
    assert len(rows) >= ROWS
    assert [(row["document"], row["section"], row["paragraph"], row["name_said"]) for row in astray] == []


def _stands(reading: Reading, row: dict[str, str]) -> bool:
    return any(
        squeezed(row["name_said"]) in squeezed(passage.text)
        for passage in reading.body
        if (passage.section, passage.paragraph) == (row["section"], row["paragraph"])
    )


def test_captions_and_running_titles_are_no_paragraphs(readings: dict[str, Reading]) -> None:
    captions = [one for one in readings["admin-1131101"].passages if one.kind is Kind.CAPTION]
    assert len(captions) == 46 and all(one.text.startswith("照片 ") for one in captions)
    furniture = [one.text for one in readings["netzero-2025"].passages if one.kind is Kind.FURNITURE]
    assert furniture == ["專題"] * 3


def test_no_paragraph_ends_in_the_middle_of_a_sentence(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        broken = [one.text for one in reading.body if one.text.endswith(("，", "、", "的", "及"))]
        assert broken == []
