"""Rows of names → works: each phrase, and each member that shares its noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from register.extraction.names.candidate import Candidate
from register.extraction.names.chain import Chain, chains
from register.extraction.names.judge import NEED, evidence, is_work, limits, vetoed
from register.extraction.names.marks import Marks
from register.extraction.names.member import Member, front_of, is_bare
from register.extraction.names.name import cleaned, heads_of
from register.extraction.names.phrase import Phrase, phrases
from register.extraction.names.united import along_streets, united

BEHIND = frozenset({"works", "status", "closer", "money"})
LISTED = re.compile(r"[(（]([^()（）]*、[^()（）]*)[)）]")


def works_in_rows(marks: Marks, topic: str) -> Iterator[Candidate]:
    """Read the works that a passage names by a noun.

    Parameters
    ----------
    marks : Marks
    topic : str
        The work that the heading names, or empty.
    """
    rows = chains(marks, phrases(marks))
    told_of = [
        frozenset[str]() if vetoed(marks, row.phrases[-1]) else evidence(marks, row, limit)
        for row, limit in zip(rows, limits(rows, len(marks.text)), strict=True)
    ]
    for at, row in enumerate(rows):
        found = told_of[at] | (BEHIND & told_of[at + 1] if _goes_on(marks, rows[at : at + 2]) else frozenset())
        whole = united(marks, row) if found & BEHIND or "build" in found else None
        yield from [whole] if whole else _in_row(marks, row, found, topic)


def _in_row(marks: Marks, row: Chain, found: frozenset[str], topic: str) -> Iterator[Candidate]:
    """Read the works of one row."""
    sure = _vouching(marks, row, found) if "name-vouched" in marks.rules else Counter[str]()
    along = along_streets(marks, row, found)
    yield from along
    place, before = "", None
    for number, phrase in enumerate(row.phrases):
        if number < len(along):
            continue
        told = found | {"heading"} if topic and marks.text[phrase.begins : phrase.ends] == topic else found
        told |= {"closer"} if sure[str(phrase.hit.head.category)] else set()
        shared = _shared(row) if number == 0 else 0.0
        if is_work(marks, phrase, told, shared + _vouched(phrase, sure)):
            yield from _named(marks, row, phrase, number == 0)
            place, before = _place(marks, phrase), phrase
        elif _part(marks, phrase, place or topic, before):
            yield _inside(marks, row, phrase, place, topic)


def _goes_on(marks: Marks, rows: Sequence[Chain]) -> bool:
    """Tell whether only a sign parts a row from the next: what is said behind the next is said of both."""
    if len(rows) < len(("this", "next")):
        return False
    gap = marks.text[rows[0].ends : rows[1].begins].strip()
    return gap in marks.lexicon.tables["mark"]["words"]


def _vouching(marks: Marks, row: Chain, found: frozenset[str]) -> Counter[str]:
    """Count the works of a row that are sure by themselves, by kind and by category of their nouns."""
    works = [one.hit.head for one in row.phrases if is_work(marks, one, found)]
    return Counter([*(head.kind for head in works), *(str(head.category) for head in works if head.category)])


def _vouched(phrase: Phrase, sure: Counter[str]) -> float:
    """Let the other works of a row vouch for one whose words are common: 「光明公園、青年公園」."""
    return 2.0 if phrase.left.pieces and sure[phrase.hit.head.kind] else 0.0


def _shared(row: Chain) -> float:
    return sum(2.0 for member in row.members if not is_bare(member.left.pieces))


def _place(marks: Marks, phrase: Phrase) -> str:
    """Take the words of a name before its last noun: what the next of its row may share."""
    first = next((piece for piece in phrase.left.pieces if piece.kind in ("noun", "name")), None)
    return marks.text[phrase.begins : first.ends if first else phrase.hit.begins]


def _part(marks: Marks, phrase: Phrase, place: str, before: Phrase | None) -> bool:
    """Tell whether a noun without a name of its own is a work at a place that is known."""
    if (
        "name-part-of-place" not in marks.rules
        or not place
        or vetoed(marks, phrase)
        or phrase.left.proper >= NEED["facility"]
    ):
        return False
    if before:
        stretch = re.search(marks.lexicon.tables["part"]["another"] + "$", marks.text[: phrase.hit.ends])
        alike = bool(stretch) and phrase.hit.head.id == before.hit.head.id and phrase.left.border == "mark"
        told = phrase.works or phrase.left.border in ("build", "do") or alike
        return not phrase.left.pieces and told
    contract = marks.lexicon.pattern("contract", "pattern").search(marks.text[phrase.hit.begins : phrase.ends])
    return bool(contract) and phrase.hit.head.kind in ("facility", "vague")


def _inside(marks: Marks, row: Chain, phrase: Phrase, place: str, topic: str) -> Candidate:
    begins = phrase.left.at if place and phrase.left.border in ("build", "do") else phrase.begins
    name = cleaned((place or topic) + marks.text[begins : phrase.ends], marks)
    within = "" if place else topic
    rules = (*phrase.rules, "name-part-of-place")
    return Candidate(begins, phrase.ends, name, heads_of(marks, phrase), row.begins, rules, within)


def _named(marks: Marks, row: Chain, phrase: Phrase, first: bool) -> Iterator[Candidate]:
    if first:
        yield from (_member(marks, row, member) for member in row.members)
    if first and row.closed:
        return
    front = ""
    if first and row.members and is_bare(phrase.left.pieces):
        front = row.members[-1].front or front_of(marks, row.members[-1].left)
    name = cleaned(front + marks.text[phrase.begins : phrase.ends], marks)
    yield Candidate(phrase.begins, phrase.ends, name, heads_of(marks, phrase), row.begins, phrase.rules)
    if phrase.hit.head.kind == "area":
        yield from _bracketed(marks, phrase)


def _bracketed(marks: Marks, phrase: Phrase) -> Iterator[Candidate]:
    """Read the rivers that a bracket behind an area lists."""
    inside = LISTED.search(marks.text, phrase.core, phrase.ends)
    if inside and "name-bracket" in marks.rules:
        for one in re.finditer(r"[^、及與]+", inside.group(1)):
            begins, ends = inside.start(1) + one.start(), inside.start(1) + one.end()
            rules = (phrase.hit.head.id, "name-bracket")
            yield Candidate(
                begins,
                ends,
                one.group().strip(),
                (phrase.hit.head,),
                begins,
                rules,
                marks.text[phrase.begins : phrase.core],
            )


def _member(marks: Marks, row: Chain, member: Member) -> Candidate:
    last = row.phrases[0]
    noun = marks.text[last.hit.begins : last.ends]
    if row.closed:
        noun = marks.text[last.begins : last.ends]
    words = marks.text[member.left.begins : member.ends]
    own = tuple(marks.ending[piece.ends].head for piece in member.left.pieces if piece.kind == "noun")
    if own and last.hit.head.kind != "whole":
        noun = ""
    name = cleaned(member.front + words + (noun[1:] if _said(words, noun) else noun), marks)
    heads = heads_of(marks, last) if noun else own
    return Candidate(member.left.begins, member.ends, name, heads, row.begins, (*last.rules, "name-members"))


def _said(words: str, noun: str) -> bool:
    """Tell whether a member says the noun's first character itself: 「甲站、乙站開發案」."""
    return bool(noun) and bool(re.search(re.escape(noun[0]) + r"(?:[(（].*)?$", words))
