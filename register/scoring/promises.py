"""Promises that were read as facts: the one fault that no score may hold.

Four ways to find one, so that it cannot hide behind a kind way of cutting words:

* a date that a person read as promised was found as one that has come true;
* a work whose completion is promised was found finished or in use, or one whose start is promised being built;
* words that were taken for a fact stand behind a word of promise in their clause, which the words themselves left out;
* they stand behind a date in their clause that lies after the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from register.dates import periods_in
from register.errors import WordsError
from register.extraction import Found, Said
from register.extraction.cells import cells
from register.period import Period
from register.scoring.pairing import Pair
from register.vocabulary import compact, vocabulary

REACHED: Final = ("construction", "completed", "operating")
"""Statuses that a resident takes for something seen on the ground, least advanced first."""
CLAUSE: Final = re.compile(r"[，,；;。：:\t]")
"""A cell of a table is a clause of its own."""
BEGUN, DONE = 0, 1
"""Ranks from which a work has begun, and is done."""
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
    reached = _rank(found["status"])
    undone = _rank(read.get("status", "")) < reached
    promised = {"start_kind": BEGUN, "completion_kind": DONE}
    if undone and any(read.get(kind) == PROMISED and reached >= rank for kind, rank in promised.items()):
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
        elif _lies_ahead(before + said.text, spoken):
            yield f"{name} 「{said.text}」 stands behind a date to come: 「{before}」"


def _facts(found: Found, written: Mapping[str, str]) -> Mapping[str, Said]:
    facts = {
        "status": found.status if written["status"] in REACHED else None,
        "start": found.start if written["start_kind"] == ACTUAL else None,
        "completion": found.completion if written["completion_kind"] == ACTUAL else None,
    }
    return {name: said for name, said in facts.items() if said}


def _lies_ahead(text: str, spoken: Period) -> bool:
    """Tell whether the last date of some words lies after the document."""
    try:
        periods = periods_in(text, spoken)
    except WordsError:
        return False
    return bool(periods) and periods[-1].begins > spoken.ends


def _rank(status: str) -> int:
    return REACHED.index(status) if status in REACHED else -1
