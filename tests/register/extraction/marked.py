"""Sentences whose works a person has marked: 〔甲橋〕 is a name; names with only 、 or 及 between them are one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from register.extraction import Found, Named, Said
from register.extraction.cells import cells
from register.extraction.extract import extract
from register.extraction.found import Extraction
from register.extraction.rules import EVERY_RULE, Rules
from register.period import Period
from register.reading import Kind, Passage, Reading

REPORT = Period.parse("2024-10-09")
MARK = re.compile(r"〔(?:(?P<within>[^〔〕|]*)\|)?(?P<said>[^〔〕]*)〕")
ROW = re.compile(r"(?:[(（][^()（）]*[)）])?[、及與和暨]?")


def read(
    *marked: str,
    spoken: Period = REPORT,
    rules: Rules = EVERY_RULE,
    kind: Kind = Kind.PARAGRAPH,
    section: str = "二、建設",
) -> Extraction:
    """Extract from passages whose names are marked; 〔甲線|北段〕 is 北段, a part of 甲線."""
    passages: list[Passage] = []
    names: list[Named] = []
    text = ""
    for number, words in enumerate(marked, 1):
        plain = MARK.sub(lambda found: found["said"], words)
        passage = Passage(kind, section, str(number), None, len(text), plain)
        names += _names(words, passage, len(names))
        passages.append(passage)
        text += plain + "\n"
    return extract(Reading(text, tuple(passages), "txt", ""), spoken, rules, names)


def _names(words: str, passage: Passage, group: int) -> Iterable[Named]:
    begins, last = passage.begins, 0
    for found in MARK.finditer(words):
        between = words[last : found.start()]
        begins += len(between)
        group += not (last and ROW.fullmatch(between))
        said = Said(begins, begins + len(found["said"]), found["said"])
        yield Named(passage, said, found["said"], None, (), "", found["within"] or "", "", group, ("by-hand",))
        begins, last = said.ends, found.end()


def told(found: Found, spoken: Period = REPORT) -> str:
    """Write what was found of a work in a line: 「甲橋: construction; from 2024-02 actual; by 2026-12 promised」."""
    cell = cells(found, spoken)
    parts = [
        cell["status"],
        cell["start"] and f"from {cell['start']} {cell['start_kind']}",
        cell["completion"] and f"by {cell['completion']} {cell['completion_kind']}",
        cell["budget_twd"] and f"${cell['budget_twd']}",
        cell["quantity"] and f"{cell['quantity']} {cell['quantity_unit']}",
    ]
    return f"{found.named.name}: " + "; ".join(part for part in parts if part)


def lines(*marked: str, spoken: Period = REPORT, rules: Rules = EVERY_RULE, kind: Kind = Kind.PARAGRAPH) -> list[str]:
    """Write what was found of each marked work."""
    return [told(found, spoken) for found in read(*marked, spoken=spoken, rules=rules, kind=kind).found]


def works(found: Sequence[Found]) -> list[str]:
    """List the names."""
    return [one.named.name for one in found]
