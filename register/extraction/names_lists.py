"""Lists that are closed behind their members: 「鳳、凰等 8 座」, 「鳳、凰分別為 3 成及 4 成」."""

from __future__ import annotations

from collections.abc import Iterator

from register.extraction.names_candidate import Candidate
from register.extraction.names_chain import Member, front_of, is_bare, members_before
from register.extraction.names_left import Left, leftwards
from register.extraction.names_marks import Hit, Marks
from register.extraction.names_rows import cleaned


def works_in_lists(marks: Marks) -> Iterator[Candidate]:
    """Read the members of lists whose noun stands before them."""
    if "name-list-closed" not in marks.rules:
        return
    for closer in marks.lexicon.pattern("closer", "pattern").finditer(marks.text):
        members = _members(marks, closer.start())
        topic = _topic(marks, members[0].left.begins) if members else None
        if topic:
            yield from (_candidate(marks, member, members, topic) for member in members)


def _members(marks: Marks, ends: int) -> tuple[Member, ...]:
    """Read a list backwards from what closes it; members with a noun of their own stay in it, to be left out later."""
    left = leftwards(marks, ends)
    if not left.pieces or left.border not in ("mark", "break"):
        return ()
    before = members_before(marks, left, nouns=True)
    front = ""
    if before and is_bare(left.pieces):
        front = before[-1].front or front_of(marks, before[-1].left)
    last = Member(left, ends, front)
    return (*before, last) if before or left.border == "mark" else ()


def _topic(marks: Marks, before: int) -> Hit | None:
    """Find the noun that the list is of: the last one before it, in its sentence or the one before."""
    return next(
        (hit for hit in reversed(marks.hits) if hit.ends <= before and hit.head.kind in ("facility", "whole")), None
    )


def _candidate(marks: Marks, member: Member, members: tuple[Member, ...], topic: Hit) -> Candidate:
    noun = marks.text[topic.begins : topic.ends]
    words = marks.text[member.left.begins : member.ends]
    name = cleaned(member.front + words + ("" if _has_noun(member.left) else noun), marks)
    return Candidate(
        member.left.begins,
        member.ends,
        name,
        (topic.head,),
        members[0].left.begins,
        (topic.head.id, "name-list-closed"),
    )


def _has_noun(left: Left) -> bool:
    return bool(left.pieces) and left.pieces[-1].kind == "noun"
