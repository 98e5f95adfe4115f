"""The documents are read as well as they have to be: held by a test, wherever their files are."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.documents import read_documents
from register.extraction.extract import extract
from register.period import Period
from register.reading import read_document
from register.scoring import Score, faults, read_gold, read_reviewed, score, total
from register.scoring.bounds import REVIEWED, STRANGE, fallen_short
from register.scoring.exam import Exam, sit

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = ROOT.parent / "shared" / "documents"
SAMPLES = ROOT / "tests" / "register" / "samples"


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """Score the register's documents, once."""
    documents, golds = read_documents(ROOT / "data").documents, read_reviewed(ROOT / "data")
    if not all((DOCUMENTS / document.file).exists() for document in documents):
        pytest.skip("the documents' files are not here")
    exams = (
        Exam(document.id, read_document(DOCUMENTS / document.file), document.spoken, golds.get(document.id, ()))
        for document in documents
    )
    return sit(exams, extract)


def test_the_five_documents_together_reach_what_is_asked(scores: dict[str, Score]) -> None:
    assert not list(fallen_short(total(scores.values()), REVIEWED))


def test_no_document_has_a_promise_that_is_read_as_a_fact(scores: dict[str, Score]) -> None:
    assert [why for one in scores.values() for _, why in one.promises] == []


def test_every_work_has_the_section_in_which_it_stands(scores: dict[str, Score]) -> None:
    assert total(scores.values()).right("section").share == 1


def test_the_report_of_an_invented_city_is_read_as_well_as_a_stranger_must_be() -> None:
    reading, golds = read_document(SAMPLES / "report.txt"), read_gold(SAMPLES / "mentions.csv")
    spoken = Period.parse("2023-04-15")
    result = score(golds, reading, extract(reading, spoken), spoken)
    assert not list(fallen_short(result, STRANGE)), list(faults(result))
