"""A hundred ways to promise, to hope, to require and to deny: none of them is a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from register.extraction.cells import cells
from register.extraction.extract import extract
from register.period import Period
from register.reading.document import read_bytes
from register.reading.limits import Limits
from register.scoring.promises import ACTUAL, REACHED

SPOKEN = Period.parse("2024-10-09")
PROMISES = Path(__file__).with_name("promises.txt").read_text(encoding="utf-8").splitlines()


def facts_in(sentence: str) -> list[str]:
    """Tell what a sentence is taken to report of a work: that it is built, done or in use, or when it was."""
    reading = read_bytes(f"一、建設\n\n(一) {sentence}\n".encode(), "report.txt", Limits())
    told = []
    for one in extract(reading, SPOKEN).found:
        written = cells(one, SPOKEN)
        told += [written["status_said"]] if written["status"] in REACHED else []
        told += [written[f"{date}_said"] for date in ("start", "completion") if written[f"{date}_kind"] == ACTUAL]
    return told


@pytest.mark.parametrize("sentence", PROMISES)
def test_what_is_promised_hoped_required_or_denied_is_no_fact(sentence: str) -> None:
    assert facts_in(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "東山大橋新建工程已於今年 8 月通車。",
        "東山大橋新建工程今年 9 月完工。",
        "西海捷運藍線刻正施工中，預計明年完工。",
    ],
)
def test_what_has_happened_is_one(sentence: str) -> None:
    assert facts_in(sentence)
