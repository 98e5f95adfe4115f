"""The committed register, and the documents it was read from where they are at hand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from register import Register, load
from register.passage import occurs


@pytest.fixture(scope="module")
def register(root: Path) -> Register:
    return load(root / "data")


def text_of(root: Path, file: str) -> str:
    path = root.parent / "shared" / "documents" / file
    if not path.exists():
        pytest.skip("the documents' texts are not part of this repository")
    return path.read_text(encoding="utf-8")


def test_the_committed_register_agrees_with_itself(register: Register) -> None:
    assert len(register.projects) >= 160
    assert {mention.project for mention in register.mentions} == {project.id for project in register.projects}


def test_the_four_river_systems_and_the_fourteen_sports_centres_are_each_a_project(register: Register) -> None:
    names = [project.name for project in register.projects]
    assert sum(name.endswith("運動中心") for name in names) == 14
    for river in ("曹公新圳", "獅龍溪", "後勁溪", "典寶溪", "土庫排水", "美濃溪"):
        assert any(name.startswith(river) for name in names)


def test_phases_with_dates_of_their_own_are_parts(register: Register) -> None:
    parts = {project.name: project for project in register.projects if project.part_of}
    assert parts["捷運岡山路竹延伸線第二階段 2A"].state.completion.period.value == "2027"
    assert parts["捷運岡山路竹延伸線第二階段 2B"].state.completion.period.value == "2029"
    assert parts["翠華路拓寬工程西段"].state.status == "operating"


def test_every_word_of_a_mention_stands_in_its_document_behind_its_heading(register: Register, root: Path) -> None:
    absent = []
    for mention in register.mentions:
        text = text_of(root, mention.document.file)
        dates = [when.said for when in (mention.start, mention.completion) if when]
        amounts = [value.said for value in (mention.budget, mention.quantity) if value]
        for said in (mention.name_said, mention.status_said, *dates, *amounts):
            if said and not occurs(text, mention.section, said):
                absent.append((mention.project, said))
    assert absent == []


def test_every_total_stands_in_its_document(register: Register, root: Path) -> None:
    totals = [(total, text_of(root, total.document.file)) for total in register.aggregates]
    assert [total.id for total, text in totals if not occurs(text, total.section, total.said)] == []


def test_the_documents_are_the_bytes_that_were_read(register: Register, root: Path) -> None:
    for document in register.documents:
        data = text_of(root, document.file).encode()
        assert hashlib.sha256(data).hexdigest() == document.sha256
