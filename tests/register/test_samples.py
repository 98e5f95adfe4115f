"""Reports of a city that does not exist are read as a person reads them: works, values, and no promise as a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.extraction.extract import extract
from register.period import Period
from register.reading import read_document
from register.scoring import Score, faults, read_gold, score
from register.scoring.aspects import ASPECTS

SAMPLES = Path(__file__).with_name("samples")
SAID = {"report": ("mentions.csv", "2023-04-15"), "works": ("works.csv", "2025-10-20")}
"""A sample's text → what a person read in it, and the day on which it speaks."""


@pytest.fixture(scope="module", params=SAID)
def read(request: pytest.FixtureRequest) -> Score:
    golds, day = SAID[request.param]
    spoken = Period.parse(day)
    reading = read_document(SAMPLES / f"{request.param}.txt")
    return score(read_gold(SAMPLES / golds), reading, extract(reading, spoken), spoken)


def test_every_work_is_found_and_nothing_else(read: Score) -> None:
    assert not read.missed and not read.spurious, "\n".join(faults(read))


@pytest.mark.parametrize("aspect", list(ASPECTS))
def test_what_is_said_of_each_is_read(read: Score, aspect: str) -> None:
    assert read.right(aspect).share == 1, "\n".join(faults(read))


def test_no_promise_is_read_as_a_fact(read: Score) -> None:
    assert read.promises == ()
