"""Whether the words that may name a work do."""

from __future__ import annotations

from collections.abc import Sequence

from register.extraction.names_chain import Chain
from register.extraction.names_marks import BREAKS, Marks
from register.extraction.names_phrase import Phrase

WINDOW = 70
NEED = {"whole": 2.0, "facility": 2.0, "weak": 2.0, "works": 4.0, "vague": 2.0, "contract": 4.0}
ENOUGH = {
    "whole": {
        "works",
        "status",
        "build",
        "do",
        "list",
        "closer",
        "plain",
        "break",
        "start",
        "quote",
        "mark",
        "amount",
        "who",
    },
    "facility": {"works", "status", "build", "do", "list", "closer"},
    "weak": {"works", "status", "build", "closer"},
    "vague": {"works", "status", "closer"},
    "contract": {"status", "list", "closer"},
    "works": {
        "works",
        "status",
        "build",
        "do",
        "list",
        "closer",
        "break",
        "start",
        "quote",
        "mark",
        "plain",
        "amount",
        "who",
    },
}


def evidence(marks: Marks, chain: Chain, limit: int) -> frozenset[str]:
    """Tell what says that a row names works: the border before it, a tail, a status behind it.

    Parameters
    ----------
    marks : Marks
    chain : Chain
    limit : int
        Where the next name begins.
    """
    found = set[str]()
    if chain.border in ("build", "do", "list") and _ended(marks, chain.ends):
        found.add(chain.border)
    elif chain.border not in ("build", "do", "list", "pass"):
        found.add(chain.border)
    if any(phrase.works for phrase in chain.phrases):
        found.add("works")
    if has_status(marks, chain.ends, limit):
        found.add("status")
    if marks.lexicon.pattern("closer", "pattern").match(marks.text, chain.ends):
        found.add("closer")
    return frozenset(found)


def has_status(marks: Marks, at: int, limit: int) -> bool:
    """Tell whether words of status stand between a name and the next, in the same sentence."""
    if "name-context" not in marks.rules:
        return False
    window = marks.text[at : min(limit, at + WINDOW)]
    for sign in "。；":
        window = window.partition(sign)[0]
    return bool(marks.lexicon.pattern("near", "status").search(window))


def _ended(marks: Marks, at: int) -> bool:
    """Tell whether the noun phrase ends here, or goes on with what may be built of a place."""
    text = marks.text
    while at < len(text) and text[at] in " 」』”":
        at += 1
    if at >= len(text) or text[at] in BREAKS or text[at] in "（(「)）":
        return True
    if at in marks.masks.values() or text.startswith(tuple(marks.lexicon.tables["mark"]["words"]), at):
        return True
    if marks.lexicon.pattern("attribute", "words").match(text, at) or marks.lexicon.pattern("near", "status").match(
        text, at
    ):
        return True
    return any(
        marks.lexicon.words.get(text[at : at + width], "common") not in ("common", "topic", "protected")
        for width in (4, 3, 2, 1)
    )


def is_work(marks: Marks, phrase: Phrase, found: frozenset[str], shared: float = 0.0) -> bool:
    """Tell whether one phrase of a row is the proper name of a work.

    Parameters
    ----------
    marks : Marks
    phrase : Phrase
    found : frozenset of str
        Of its row.
    shared : float
        What of a proper name it shares with the others of its row.
    """
    head = phrase.hit.head
    if vetoed(marks, phrase):
        return False
    if not head.alone and phrase.left.proper + shared < NEED[head.kind]:
        return False
    return bool(ENOUGH[head.kind] & found)


def vetoed(marks: Marks, phrase: Phrase) -> bool:
    """Tell whether what follows makes it an agency, an event or a paper."""
    if "name-veto-after" not in marks.rules or phrase.works:
        return False
    return bool(marks.lexicon.pattern("veto", "words").match(marks.text, phrase.ends))


def limits(rows: Sequence[Chain], end: int) -> list[int]:
    """Say for each row where the next name begins."""
    begins = [row.begins for row in rows if any(phrase.left.proper >= 2 for phrase in row.phrases)]
    return [min((at for at in begins if at >= row.ends), default=end) for row in rows]
