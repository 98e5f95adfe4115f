"""What a found mention writes into the columns of `mentions.csv`: words, and the values that are read from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from register.errors import WordsError
from register.extraction.found import Found
from register.extraction.said import Said
from register.money import read_money
from register.period import Period
from register.progress import read_status
from register.quantity import read_quantity
from register.when import When, read_when

UNREADABLE: Final = "?"
"""Stands where words were taken for a value that their reader cannot read: no value, and not the absence of one."""

Value = TypeVar("Value")


def cells(found: Found, spoken: Period) -> Mapping[str, str]:
    """Write a mention as a row of `mentions.csv`, project and document aside.

    Parameters
    ----------
    found : Found
    spoken : Period
        When the document speaks.
    """
    where = {"section": found.named.passage.section, "paragraph": found.named.passage.paragraph}
    parts = {
        "status_said": found.status,
        "start_said": found.start,
        "completion_said": found.completion,
        "budget_said": found.budget,
        "quantity_said": found.quantity,
    }
    words = {"name_said": found.named.said.text} | {name: said.text if said else "" for name, said in parts.items()}
    start, completion = _when(found.start, spoken), _when(found.completion, spoken)
    return {
        **where,
        **words,
        "status": _read(found.status, lambda said: read_status(said, spoken) or ""),
        "start": start["period"],
        "start_kind": start["kind"],
        "completion": completion["period"],
        "completion_precision": completion["precision"],
        "completion_kind": completion["kind"],
        "budget_twd": _read(found.budget, lambda said: str(read_money(said).twd)),
        "quantity": _read(found.quantity, lambda said: read_quantity(said).text),
        "quantity_unit": _read(found.quantity, lambda said: read_quantity(said).unit),
    }


def _read(said: Said | None, read: Callable[[str], str]) -> str:
    try:
        return read(said.text) if said else ""
    except WordsError:
        return UNREADABLE


def _when(said: Said | None, spoken: Period) -> Mapping[str, str]:
    def part(take: Callable[[When], str]) -> str:
        return _read(said, lambda text: take(read_when(text, spoken)))

    return {
        "period": part(lambda when: when.period.value),
        "precision": part(lambda when: when.period.precision),
        "kind": part(lambda when: when.kind),
    }
