"""Whether the words that may name a work do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register.extraction.names.chain import Chain
from register.extraction.names.marks import BREAKS, Marks
from register.extraction.names.phrase import Phrase

WINDOW = 90
STOPS = "。；"
LONG = 4
NEED = {"whole": 2.0, "facility": 2.0, "weak": 2.0, "works": 3.0, "vague": 2.0, "contract": 3.0, "area": 2.0}
PLAIN = frozenset({"plain", "break", "start", "quote", "mark", "amount", "who", "far", "dash"})
SAID = frozenset({"works", "status", "closer", "money", "heading"})
ENOUGH = {
    "whole": SAID | PLAIN | {"build", "do", "list"},
    "facility": SAID | {"build", "do", "list"},
    "weak": SAID | {"build"},
    "vague": SAID,
    "area": frozenset({"money", "flood"}),
    "contract": frozenset({"status", "list", "closer", "money", "do", "build"}),
    "works": SAID | PLAIN | {"build", "do", "list"},
}
BEHIND = {"money": "name-money-behind", "flood": "name-flood-behind", "closer": "name-list-closed"}


def evidence(marks: Marks, chain: Chain, limit: int) -> frozenset[str]:
    """Tell what says that a row names works: the border before it, a tail, a status, money or water behind it.

    Parameters
    ----------
    marks : Marks
    chain : Chain
    limit : int
        Where the next name begins.
    """
    if _is_talk(marks, chain):
        return frozenset()
    found = _behind(marks, chain) | ({chain.border} if _counts(marks, chain) else set())
    if chain.begins == marks.begins and marks.text.startswith(("：", ":"), chain.ends) and "name-label" in marks.rules:
        found.add("works")
    if any(phrase.works for phrase in chain.phrases):
        found.add("works")
    if chain.border != "pass" and has_status(marks, chain.ends, limit, chain.border in ("break", "start", "list")):
        found.add("status")
    if chain.border == "plain" and _built_before(marks, chain.at):
        found.add("build")
    return frozenset(found)


def _behind(marks: Marks, chain: Chain) -> set[str]:
    """Tell what stands behind a row, or round it in a table."""
    found = {"closer"} if _is_cell(marks, chain) else set[str]()
    for name, rule in BEHIND.items():
        if rule in marks.rules and marks.lexicon.pattern(name, "pattern").match(marks.text, chain.ends):
            found.add(name)
    return found


def _is_talk(marks: Marks, chain: Chain) -> bool:
    """Tell whether the sentence is about who met whom."""
    begins = max(marks.text.rfind(sign, 0, chain.begins) + 1 for sign in STOPS)
    sentence = re.split(f"[{STOPS}]", marks.text[begins:], maxsplit=1)[0]
    return "name-talk" in marks.rules and bool(marks.lexicon.pattern("talk", "pattern").search(sentence))


def _is_cell(marks: Marks, chain: Chain) -> bool:
    """Tell whether a row of names fills a cell of a table whose row tells a date."""
    begins, ends = marks.text.rfind("\t", 0, chain.begins) + 1, marks.text.find("\t", chain.ends)
    cell = marks.text[begins : ends if ends >= 0 else len(marks.text)].strip()
    if "name-cell" not in marks.rules or "\t" not in marks.text or cell != marks.text[chain.begins : chain.ends]:
        return False
    return bool(marks.lexicon.pattern("cells", "date").search(marks.text))


def _counts(marks: Marks, chain: Chain) -> bool:
    if chain.border == "pass":
        return False
    return chain.border not in ("build", "do", "list") or _ended(marks, chain.ends)


def _built_before(marks: Marks, at: int) -> bool:
    """Tell whether a verb of building opens the clause: 「成立以甲為主題之乙園區」."""
    begins = max((marks.text.rfind(sign, 0, at) + 1 for sign in BREAKS), default=0)
    return any(marks.lexicon.words.get(marks.text[begins : begins + width]) == "build" for width in (2, 3, 4))


def has_status(marks: Marks, at: int, limit: int, subject: bool) -> bool:
    """Tell whether words of status stand behind a name: in its clause, or in the next ones if it is the subject.

    Parameters
    ----------
    marks : Marks
    at, limit : int
        Where the name ends, and where the next begins.
    subject : bool
        Whether the name opens a clause.
    """
    if "name-context" not in marks.rules:
        return False
    window = marks.text[at : min(limit, at + WINDOW)]
    for sign in STOPS:
        window = window.partition(sign)[0]
    if not subject and not window.startswith(("，", "」，", "：", "」：")):
        window = window.partition("，")[0]
    return bool(marks.lexicon.pattern("near", "status").search(window))


def _ended(marks: Marks, at: int) -> bool:
    """Tell whether the noun phrase ends here, or goes on with what may be built of a place."""
    text = marks.text
    if text[at : at + 1] in ("」", "』"):
        return True
    at += text[at : at + 1] == " "
    if at >= len(text) or text[at] in BREAKS or text[at] in "（(「)）":
        return True
    if at in marks.masks.values() or text.startswith(tuple(marks.lexicon.tables["mark"]["words"]), at):
        return True
    goes_on = [("near", "status"), ("closer", "pattern")]
    goes_on += [("attribute", "words")] if "name-attribute" in marks.rules else []
    if any(marks.lexicon.pattern(*one).match(text, at) for one in goes_on):
        return True
    kinds = {marks.lexicon.words.get(text[at : at + width], "common") for width in (4, 3, 2, 1)}
    return bool(kinds & {"build", "do", "plain", "who", "list"})


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
    before = phrase.left.pieces[-1].kind if phrase.left.pieces else ""
    if before in ("common", "topic") and phrase.core - phrase.hit.begins == 1:
        shared += NEED["weak"]
    if phrase.left.pieces and marks.lexicon.pattern("part", "stage").search(marks.text, phrase.core, phrase.ends):
        shared += NEED["facility"]
    need = 1.0 if head.kind == "weak" and phrase.works else NEED[head.kind]
    if not head.alone and phrase.left.proper + shared < need:
        return False
    quoted = head.kind == "vague" and "name-quoted" in phrase.rules
    long = head.kind in ("vague", "weak") and phrase.left.unknown >= LONG
    return bool(ENOUGH["facility" if long else "weak" if quoted else head.kind] & found)


def vetoed(marks: Marks, phrase: Phrase) -> bool:
    """Tell whether what follows makes it an agency, an event or a paper."""
    if "name-veto-after" not in marks.rules or phrase.works:
        return False
    return bool(marks.lexicon.pattern("veto", "words").match(marks.text, phrase.ends))


def limits(rows: Sequence[Chain], end: int) -> list[int]:
    """Say for each row where the next name begins."""
    begins = [row.begins for row in rows if any(phrase.left.proper >= NEED["facility"] for phrase in row.phrases)]
    return [min((at for at in begins if at >= row.ends), default=end) for row in rows]
