"""A score is worth something if a perfect reading reaches all of it, and a spoilt one does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from register.documents import read_documents
from register.extraction import Extraction, Found
from register.reading import read_document
from register.scoring import Score, faults, read_reviewed, score, total
from register.scoring.exam import Exam
from tests.register.scoring.oracle import perfect

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = ROOT.parent / "shared" / "documents"
SAMPLES = ROOT / "tests/register/samples"


@pytest.fixture(scope="module")
def exams() -> list[Exam]:
    """Open the register's documents where their files are there."""
    documents, golds = read_documents(ROOT / "data").documents, read_reviewed(ROOT / "data")
    files = {document: DOCUMENTS / document.file for document in documents}
    if not all(file.exists() for file in files.values()):
        pytest.skip("the documents' files are not here")
    return [
        Exam(document.id, read_document(file), document.spoken, golds.get(document.id, ()))
        for document, file in files.items()
    ]


def scored(exams: list[Exam], spoil: object = None) -> Score:
    """Score a perfect extraction, each work of it spoilt by a function."""
    scores = []
    for one in exams:
        found = perfect(one.reading, one.golds).found
        if callable(spoil):
            found = tuple(spoil(work) for work in found)
        scores.append(score(one.golds, one.reading, Extraction(found, ()), one.spoken))
    return total(scores)


def test_a_perfect_reading_of_the_register_scores_everything(exams: list[Exam]) -> None:
    whole = scored(exams)
    assert not list(faults(whole))
    assert whole.recall.of == 226


def test_words_that_are_left_out_cost_what_they_said(exams: list[Exam]) -> None:
    def spoil(work: Found) -> Found:
        return replace(work, completion=None)

    whole = scored(exams, spoil)
    assert whole.stated("completion").share == 0
    assert whole.stated("status").share == 1


def test_a_promise_without_its_promising_word_is_a_promise_read_as_a_fact(exams: list[Exam]) -> None:
    def spoil(work: Found) -> Found:
        said = work.completion
        cut = said and said.text.startswith("預計") and replace(said, begins=said.begins + 2, text=said.text[2:])
        return replace(work, status=cut or work.status, completion=cut or said)

    assert scored(exams, spoil).promises
