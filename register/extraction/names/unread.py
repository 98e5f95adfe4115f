"""Sentences that look like a work and that no rule can read: a person has to read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from register.extraction.found import Unread
from register.extraction.named import Named
from register.extraction.names.judge import NEED
from register.extraction.names.lexicon import lexicon
from register.extraction.names.marks import Marks
from register.extraction.names.phrase import phrases
from register.extraction.rules import EVERY_RULE, Rules
from register.extraction.said import Said
from register.reading import Passage, Reading

NAMELESS = "something is built or opened here, and no rule reads its name"
UNSURE = "a name of a work, it seems, and nothing that says so: {}"
LONGEST = 2_000
SENTENCE = re.compile(r"[^。；;!？?！\t]+[。；;]?")


def find_unread(reading: Reading, named: Sequence[Named], rules: Rules = EVERY_RULE) -> tuple[Unread, ...]:
    """Find the sentences that look like a work where no name was found.

    Parameters
    ----------
    reading : Reading
    named : sequence of Named
        What was found.
    rules : Rules
    """
    if "name-unread" not in rules:
        return ()
    known: dict[int, list[Named]] = {}
    for one in named:
        known.setdefault(one.passage.begins, []).append(one)
    found: list[Unread] = []
    for passage in reading.body:
        found += _in_passage(passage, known.get(passage.begins, []), rules)
    return tuple(found)


def _in_passage(passage: Passage, named: Sequence[Named], rules: Rules) -> Iterator[Unread]:
    """Ask each sentence: words like a name that no found work has, or a deed of building with no name beside it."""
    for sentence in SENTENCE.finditer(passage.text, passage.numbered):
        begins, ends = (passage.begins + at for at in sentence.span())
        here = [one for one in named if one.said.begins < ends and begins < one.said.ends]
        text = sentence.group()[:LONGEST]
        doubtful = _doubtful(text, rules, [(one.said.begins - begins, one.said.ends - begins) for one in here])
        reason = UNSURE.format("、".join(doubtful)) if doubtful else "" if here else _reason(text, rules, bool(named))
        if reason:
            yield Unread(passage, Said(begins, ends, sentence.group()), reason)


def _doubtful(sentence: str, rules: Rules, named: Sequence[tuple[int, int]]) -> list[str]:
    """List the words that have a work's noun and a name of its own, and that no found work's words are."""
    known = lexicon()
    talk, many = known.pattern("talk", "pattern").search(sentence), known.pattern("unread", "not").search(sentence)
    if "name-doubtful" not in rules or talk or many:
        return []
    kinds = known.tables["doubtful"]["kinds"]
    like = [one for one in phrases(Marks(sentence, known, rules)) if one.hit.head.kind in kinds]
    free = [one for one in like if not any(begins < one.ends and one.begins < ends for begins, ends in named)]
    return [sentence[one.begins : one.ends] for one in free if one.left.proper >= NEED[one.hit.head.kind]]


def _reason(sentence: str, rules: Rules, told: bool) -> str:
    """Say what is missing in a sentence, or nothing if it is not like a work."""
    known = lexicon()
    built = known.pattern("unread", "built").search(sentence)
    if not built or known.pattern("unread", "not").search(sentence):
        return ""
    inside = phrases(Marks(sentence, known, rules))
    named = [sentence[one.begins : one.ends] for one in inside if one.left.proper >= NEED["facility"]]
    if named:
        return UNSURE.format("、".join(named))
    opens = known.pattern("unread", "opens").match(sentence)
    return NAMELESS if (inside and not told) or opens else ""
