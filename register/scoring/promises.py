"""Promises that were read as facts: the one fault that no score may hold.

Three ways to find one, so that it cannot hide behind a kind way of cutting words:

* a date that a person read as promised was found as one that has come true;
* a work that a person read as less advanced, and that is promised, was found being built, finished or in use;
* words that were taken for a fact stand behind a word of promise in their clause, which the words themselves left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from register.extraction import Found, Said
from register.extraction.cells import cells
from register.period import Period
from register.scoring.pairing import Pair
from register.vocabulary import compact, vocabulary

REACHED: Final = ("construction", "completed", "operating")
"""Statuses that a resident takes for something seen on the ground, least advanced first."""
CLAUSE: Final = re.compile("[，,；;。：:]")
PROMISED, ACTUAL = "promised", "actual"


def broken_promises(pair: Pair, spoken: Period) -> Iterator[str]:
    """Give each promise of a person's reading that was found as a fact, in words.

    Parameters
    ----------
    pair : Pair
    spoken : Period
        When the document speaks.
    """
    read, found = pair.gold.cells, cells(pair.found, spoken)
    for date in ("start", "completion"):
        if read.get(f"{date}_kind") == PROMISED and found[f"{date}_kind"] == ACTUAL:
            yield f"{date} 「{found[f'{date}_said']}」 is promised"
    promises = PROMISED in (read.get("start_kind"), read.get("completion_kind"))
    if promises and _rank(found["status"]) > _rank(read.get("status", "")):
        yield f"status 「{found['status_said']}」 is promised"


def cut_promises(found: Found, spoken: Period) -> Iterator[str]:
    """Give each fact whose words stand behind a word of promise in the same clause, in words.

    Parameters
    ----------
    found : Found
        With a partner or without.
    spoken : Period
        When the document speaks.
    """
    for name, said in _facts(found, cells(found, spoken)).items():
        passage = found.named.passage
        before = CLAUSE.split(passage.text[: said.begins - passage.begins])[-1]
        promise = vocabulary().promise.search(compact(before))
        if promise:
            yield f"{name} 「{said.text}」 stands behind 「{promise.group()}」"


def _facts(found: Found, written: Mapping[str, str]) -> Mapping[str, Said]:
    facts = {
        "status": found.status if written["status"] in REACHED else None,
        "start": found.start if written["start_kind"] == ACTUAL else None,
        "completion": found.completion if written["completion_kind"] == ACTUAL else None,
    }
    return {name: said for name, said in facts.items() if said}


def _rank(status: str) -> int:
    return REACHED.index(status) if status in REACHED else -1
