"""Names in the documents of the register, where their files are: what was reached is held, document by document."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from register.documents import read_documents
from register.extraction import Found
from register.extraction.names import find_names, find_unread
from register.reading import Reading, read_document
from register.scoring import read_reviewed
from register.scoring.pairing import Pairing, pair

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = ROOT.parent / "shared" / "documents"
REACHED = {
    "midterm-112-115": (1.0, 1.0),
    "mayor-1131009": (0.98, 0.98),
    "netzero-2025": (0.75, 0.75),
    "outline-115": (0.91, 0.94),
}
LETTERS_OF_A_HUNDRED_PAGES = 100_000


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Read the documents, once."""
    documents = read_documents(ROOT / "data").documents
    if not all((DOCUMENTS / document.file).exists() for document in documents):
        pytest.skip("the documents' files are not here")
    return {document.id: read_document(DOCUMENTS / document.file) for document in documents}


@pytest.fixture(scope="module")
def pairings(readings: dict[str, Reading]) -> dict[str, Pairing]:
    """Pair what is found with what people read."""
    golds = read_reviewed(ROOT / "data")
    return {
        id_: pair(golds.get(id_, ()), reading, [Found(one) for one in find_names(reading)])
        for id_, reading in readings.items()
    }


@pytest.mark.parametrize("id_", sorted(REACHED))
def test_what_was_reached_in_a_document_is_held(pairings: dict[str, Pairing], id_: str) -> None:
    found, (recall, precision) = pairings[id_], REACHED[id_]
    pairs, missed, spurious = len(found.pairs), found.missed, found.spurious
    assert pairs / (pairs + len(missed)) >= recall, [one.name_said for one in missed]
    assert pairs / (pairs + len(spurious)) >= precision, [one.named.name for one in spurious]


def test_a_report_without_works_has_next_to_none(pairings: dict[str, Pairing]) -> None:
    most = 1
    assert len(pairings["admin-1131101"].spurious) <= most


def test_fewer_sentences_are_left_to_a_person_than_a_third_of_the_works(readings: dict[str, Reading]) -> None:
    most = 226 // 3
    assert sum(len(find_unread(reading, find_names(reading))) for reading in readings.values()) <= most


def test_a_hundred_pages_are_read_in_two_seconds(readings: dict[str, Reading]) -> None:
    seconds, letters = time.process_time(), 0
    for reading in readings.values():
        find_names(reading)
        letters += len(reading.text)
    spent = (time.process_time() - seconds) * LETTERS_OF_A_HUNDRED_PAGES / letters
    assert spent <= 2.0
