"""Lists that are closed behind their members: 「鳳、凰等 8 座」, 「鳳、凰分別為 3 成及 4 成」."""

from __future__ import annotations

from collections.abc import Iterator

from register.extraction.names.candidate import Candidate
from register.extraction.names.left import leftwards
from register.extraction.names.lexicon import Head
from register.extraction.names.marks import Hit, Marks
from register.extraction.names.member import Member, front_of, is_bare, is_member, members_before
from register.extraction.names.name import cleaned
from register.extraction.names.piece import Left


def works_in_lists(marks: Marks) -> Iterator[Candidate]:
    """Read the members of lists whose noun stands before them, or in another member."""
    if "name-list-closed" not in marks.rules:
        return
    for closer in marks.lexicon.pattern("closer", "pattern").finditer(marks.text):
        members = _members(marks, closer.start())
        nouns = [member for member in members if _has_noun(member.left)]
        few = members and len(nouns) * 2 < len(members)
        topic = _topic(marks, members[0].left.begins) if few else None
        heads = (topic.head,) if topic else tuple(marks.ending[member.left.pieces[-1].ends].head for member in nouns)
        if topic or len(nouns) > 1:
            noun = marks.text[topic.begins : topic.ends] if topic else ""
            headless = [member for member in members if topic or member not in nouns]
            yield from (_candidate(marks, member, members, heads, noun) for member in headless)


def _members(marks: Marks, ends: int) -> tuple[Member, ...]:
    """Read a list backwards from what closes it; members with a noun of their own stay in it, to be left out later."""
    left = leftwards(marks, ends)
    if not left.pieces or left.border not in ("mark", "break") or not is_member(left, ends, True, False):
        return ()
    before = members_before(marks, left, nouns=True)
    front = ""
    if before and is_bare(left.pieces):
        front = before[-1].front or front_of(marks, before[-1].left)
    return (*before, Member(left, ends, front)) if before else ()


def _topic(marks: Marks, before: int) -> Hit | None:
    """Find the noun that the list is of: the last one before it."""
    kinds = ("facility", "whole")
    return next((hit for hit in reversed(marks.hits) if hit.ends <= before and hit.head.kind in kinds), None)


def _candidate(
    marks: Marks, member: Member, members: tuple[Member, ...], heads: tuple[Head, ...], noun: str
) -> Candidate:
    name = cleaned(member.front + marks.text[member.left.begins : member.ends] + noun, marks)
    rules = (heads[-1].id, "name-list-closed")
    return Candidate(member.left.begins, member.ends, name, heads, members[0].left.begins, rules)


def _has_noun(left: Left) -> bool:
    return bool(left.pieces) and left.pieces[-1].kind in ("noun", "name")
