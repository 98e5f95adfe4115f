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
UNSURE = "a name of a work, it seems, and nothing that says so"
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
    """Ask each sentence that holds no name; one that goes on about a work named before it has that name."""
    for sentence in SENTENCE.finditer(passage.text, passage.numbered):
        begins, ends = (passage.begins + at for at in sentence.span())
        if not any(one.said.begins < ends and begins < one.said.ends for one in named):
            reason = _reason(sentence.group()[:LONGEST], rules, bool(named))
            if reason:
                yield Unread(passage, Said(begins, ends, sentence.group()), reason)


def _reason(sentence: str, rules: Rules, told: bool) -> str:
    """Say what is missing in a sentence, or nothing if it is not like a work."""
    known = lexicon()
    built = known.pattern("unread", "built").search(sentence)
    if not built or known.pattern("unread", "not").search(sentence):
        return ""
    inside = phrases(Marks(sentence, known, rules))
    if any(one.left.proper >= NEED["facility"] for one in inside):
        return UNSURE
    opens = known.pattern("unread", "opens").match(sentence)
    return NAMELESS if (inside and not told) or opens else ""
