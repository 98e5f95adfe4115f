"""Works that are known by what is said of them, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from register.extraction.names.candidate import Candidate
from register.extraction.names.judge import NEED
from register.extraction.names.left import leftwards
from register.extraction.names.lexicon import any_of, lexicon
from register.extraction.names.marks import QUOTES, Marks
from register.extraction.names.member import Member, members_before
from register.extraction.names.name import cleaned
from register.extraction.names.piece import Left

ENOUGH = 3.0
FARTHEST = 30
OPENING = frozenset({"break", "start", "mark", "list"})


def subjects(marks: Marks, topic: str) -> Iterator[Candidate]:
    """Read the words that open a clause before a verb of building, opening or being built.

    Parameters
    ----------
    marks : Marks
    topic : str
        The work that the heading names: what firms build there is within it.
    """
    if "name-subject" in marks.rules:
        for begins in _predicates(marks):
            yield from _subject(marks, begins, topic)
    if "name-object" in marks.rules:
        yield from _objects(marks)
    if "name-firms" in marks.rules:
        for found in marks.lexicon.pattern("firms", "pattern").finditer(marks.text):
            for member in _listed(marks, found.start("list"), found.end("list")):
                yield _candidate(marks, member, found.start("list"), topic, "name-firms")


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    """Compile the words and dates that may stand between a subject and its verb, to be read backwards from the verb."""
    tables = lexicon().tables
    words = any_of(tables["subject"]["adverbs"]).pattern
    dates = "|".join(tables["mask"]["patterns"][:3])
    return re.compile(f"(?:{words}|{dates})+$")


def _predicates(marks: Marks) -> Iterator[int]:
    """Say where each predicate begins, its adverbs and dates included; a weak verb needs one of them."""
    weak = marks.lexicon.tables["subject"]["long"]
    for verb in marks.lexicon.pattern("subject", "verbs").finditer(marks.text):
        begins = verb.start()
        before = _adverbs().search(marks.text, max(marks.begins, begins - FARTHEST), begins)
        if marks.text.startswith(("程", "法"), verb.end()):
            continue
        if before or verb.group() not in weak:
            yield before.start() if before else begins


def _subject(marks: Marks, ends: int, topic: str) -> Iterator[Candidate]:
    left = leftwards(marks, ends)
    if left.border not in OPENING or not _proper(marks, left, ends):
        return
    before = members_before(marks, left, nouns=True)
    if left.border == "mark" and not before:
        return
    members = (*before, Member(left, ends))
    for member in members:
        yield _candidate(marks, member, members[0].left.begins, topic, "name-subject")


def _proper(marks: Marks, left: Left, ends: int) -> bool:
    """Tell whether words are a proper name, and not too long for one."""
    if not left.pieces or ends - left.begins > marks.lexicon.tables["subject"]["longest"]:
        return False
    part = marks.lexicon.pattern("part", "pattern").match(marks.text, left.begins)
    if part:
        return False
    common = left.pieces[-1].kind == "common" and marks.text[left.pieces[-1].ends - 1] not in "期段側"
    return left.proper >= ENOUGH + common


def _objects(marks: Marks) -> Iterator[Candidate]:
    """Read what stands behind a verb that means building and nothing else."""
    named = re.compile(marks.lexicon.tables["object"]["pattern"])
    for verb in marks.lexicon.pattern("object", "verbs").finditer(marks.text):
        found = named.match(marks.text, verb.end())
        left = leftwards(marks, found.end()) if found else None
        if not found or not left or left.begins != verb.end() or not _proper(marks, left, found.end()):
            continue
        if left.proper > ENOUGH and not any(piece.kind == "common" for piece in left.pieces):
            yield _candidate(marks, Member(left, found.end()), verb.start(), "", "name-object")


def _listed(marks: Marks, begins: int, ends: int) -> Iterator[Member]:
    left = leftwards(marks, ends)
    if left.begins >= begins and left.proper >= NEED["facility"]:
        yield from members_before(marks, left)
        yield Member(left, ends)


def _candidate(marks: Marks, member: Member, row: int, topic: str, rule: str) -> Candidate:
    begins, ends = member.left.begins, len(marks.text[: member.ends].rstrip())
    if marks.text[begins] in QUOTES and marks.pairs.get(begins) == ends:
        begins, ends = begins + 1, ends - 1
    name = cleaned(member.front + marks.text[begins:ends], marks)
    heads = tuple(marks.ending[piece.ends].head for piece in member.left.pieces if piece.ends in marks.ending)
    return Candidate(begins, ends, name, heads, row, (rule,), topic if topic != name else "")
