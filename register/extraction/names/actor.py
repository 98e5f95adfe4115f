"""Nouns that become names by the place where, or the one by whom, they are built."""

from __future__ import annotations

from collections.abc import Iterator

from register.extraction.names.candidate import Candidate
from register.extraction.names.left import leftwards
from register.extraction.names.marks import Marks
from register.extraction.names.member import Member, members_before
from register.extraction.names.name import cleaned, heads_of
from register.extraction.names.phrase import Phrase, phrases
from register.extraction.names.piece import Left

KINDS = frozenset({"unknown", "single", "ordinal", "code", "number", "name", "protected", "noun"})
LONGEST = 14
PROPER = 2


def works_by_actor(marks: Marks) -> Iterator[Candidate]:
    """Read 「某路增設箱涵」 and 「甲大、乙大設立分部」.

    Parameters
    ----------
    marks : Marks
    """
    if "name-actor" not in marks.rules:
        return
    for phrase in phrases(marks):
        if phrase.left.border == "build" and phrase.hit.head.kind == "facility" and phrase.hit.head.rank > 1:
            verb = _verb(marks, phrase.left.at)
            left = leftwards(marks, verb)
            before = members_before(marks, left, nouns=True) if left.border == "mark" else ()
            placed = marks.lexicon.pattern("actor", "place").search(marks.text[left.begins : verb])
            if _fits(left, verb) and (before or placed or phrase.left.proper < PROPER):
                yield from _candidates(marks, phrase, (*before, Member(left, verb)))


def _verb(marks: Marks, at: int) -> int:
    """Find where the verbs before a noun begin: 「合作建置」."""
    while at > marks.begins:
        words = (marks.text[at - width : at] for width in (4, 3, 2))
        word = next((word for word in words if marks.lexicon.words.get(word) in ("build", "do")), "")
        if not word:
            return at
        at -= len(word)
    return at


def _fits(left: Left, ends: int) -> bool:
    if left.border not in ("break", "start", "mark", "pass") or not left.pieces or ends - left.begins > LONGEST:
        return False
    return left.proper >= PROPER and all(piece.kind in KINDS for piece in left.pieces)


def _candidates(marks: Marks, phrase: Phrase, members: tuple[Member, ...]) -> Iterator[Candidate]:
    first, last = members[0], members[-1]
    rules = (*phrase.rules, "name-actor")
    heads = heads_of(marks, phrase)
    gap = marks.text[first.ends : last.left.begins].strip()
    if len(members) == 1 or gap in marks.lexicon.tables["actor"]["joint"]:
        whole = marks.text[first.left.begins : phrase.ends]
        yield Candidate(first.left.begins, phrase.ends, cleaned(whole, marks), heads, first.left.begins, rules)
        return
    for member in members:
        words = marks.text[member.left.begins : member.ends]
        name = cleaned(words + marks.text[phrase.begins : phrase.ends], marks)
        ends = phrase.ends if member is last else member.ends
        yield Candidate(member.left.begins, ends, name, heads, first.left.begins, rules)
