"""A document's passages → the works they name, and what they say of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from register.extraction.found import Extraction, Found, Unread
from register.extraction.joining import fold, headers_of
from register.extraction.named import Named
from register.extraction.names import find_names, find_unread
from register.extraction.rules import EVERY_RULE, Rules
from register.extraction.values import read_passage
from register.period import Period
from register.reading import Kind, Passage, Reading


def extract(
    reading: Reading, spoken: Period, rules: Rules = EVERY_RULE, names: Sequence[Named] | None = None
) -> Extraction:
    """Find the works that a document names, and what it says of each.

    Parameters
    ----------
    reading : Reading
    spoken : Period
        When the document speaks: 明年 and dates without a year hang on it, and what it tells of later days is a
        promise.
    rules : Rules
        What may be used; to see what a rule buys, leave it out.
    names : sequence of Named, optional
        The works that it names, where somebody knows them already.

    Returns
    -------
    Extraction
        One `Found` for each work that a passage names, in the order of the text, and what nobody could read.
    """
    named = find_names(reading, rules) if names is None else tuple(names)
    found: dict[int, Found] = {}
    unread: list[Unread] = []
    tables = _headers(reading)
    for passage, here in _by_passage(named):
        values, missed = read_passage(passage, here, spoken, rules, tables.get(passage.begins, ()))
        found |= values
        unread += missed
    unread += find_unread(reading, named, rules) if names is None else ()
    ordered = sorted(dict.fromkeys(unread), key=lambda one: one.sentence)
    return Extraction(tuple(found[index] for index in sorted(found)), tuple(ordered))


def _headers(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Give the rows of tables the heads of their columns, by where each row begins."""
    heads: dict[int, tuple[str, ...]] = {}
    for kind, rows in groupby(reading.passages, key=lambda one: (one.kind, one.section)):
        table = list(rows) if kind[0] is Kind.ROW else []
        heads |= dict.fromkeys([row.begins for row in table], headers_of([fold(row).text for row in table]))
    return heads


def _by_passage(named: Sequence[Named]) -> list[tuple[Passage, list[tuple[int, Named]]]]:
    rows: dict[int, list[tuple[int, Named]]] = {}
    for index, one in enumerate(named):
        rows.setdefault(one.passage.begins, []).append((index, one))
    return [(here[0][1].passage, here) for here in rows.values()]
