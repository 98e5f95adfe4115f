"""Names that stand in a row, with the members that have no noun of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register.extraction.names_left import Left, Piece, leftwards
from register.extraction.names_marks import Marks
from register.extraction.names_phrase import Phrase

FARTHEST = 18
NAME = 6


@dataclass(frozen=True)
class Member:
    """Words of a row that have no noun of their own: 「鳳」 in 「鳳、凰及鶴橋」.

    Parameters
    ----------
    left : Left
        The words, read backwards from the sign behind them.
    ends : int
    front : str
        What it shares with the member before it, and what stands in no words of its own: 「某廠」 of 「某廠 P1、P2」.
    """

    left: Left
    ends: int
    front: str = ""


@dataclass(frozen=True)
class Chain:
    """A row of names that share what stands before and behind it.

    Parameters
    ----------
    phrases : tuple of Phrase
        At least one, in the order of the text.
    members : tuple of Member
        Each shares the noun of the first phrase.
    closed : bool
        Whether 等 stands between the members and the noun, which then names no work by itself.
    border : str
        What stands before the row.
    at : int
        Where that border begins.
    """

    phrases: tuple[Phrase, ...]
    members: tuple[Member, ...]
    closed: bool
    border: str
    at: int

    @property
    def begins(self) -> int:
        """Where the row begins."""
        return min([self.phrases[0].begins, *(member.left.begins for member in self.members)])

    @property
    def ends(self) -> int:
        """Where the row ends."""
        return self.phrases[-1].ends


def chains(marks: Marks, phrases: Sequence[Phrase]) -> tuple[Chain, ...]:
    """Join phrases that only a sign or a word for "and" parts."""
    rows: list[list[Phrase]] = []
    for phrase in phrases:
        if rows and _linked(marks, rows[-1][-1], phrase):
            rows[-1].append(phrase)
        else:
            rows.append([phrase])
    return tuple(_chain(marks, row) for row in rows)


def _linked(marks: Marks, before: Phrase, phrase: Phrase) -> bool:
    gap = marks.text[before.ends : phrase.begins].strip(" 「」『』")
    return gap in marks.lexicon.tables["mark"]["words"] or gap in marks.lexicon.tables["mark"]["weak"]


def _chain(marks: Marks, row: Sequence[Phrase]) -> Chain:
    first = row[0].left
    closed = _closed(marks, first)
    members = members_before(marks, first) if closed or (first.border == "mark" and first.pieces) else ()
    left = members[0].left if members else first
    return Chain(tuple(row), members, closed and bool(members), left.border, left.at)


def _closed(marks: Marks, left: Left) -> bool:
    return marks.text.startswith("等", left.at) and left.begins - left.at <= 2


def members_before(marks: Marks, left: Left) -> tuple[Member, ...]:
    """Read the members of a row backwards from its noun, from left to right."""
    if "name-members" not in marks.rules:
        return ()
    found: list[Member] = []
    while left.border == "mark" or (not found and left.border == "plain"):
        ends = left.at
        left = leftwards(marks, ends)
        if not _is_member(left, ends):
            break
        found.append(Member(left, ends))
    return _fronted(marks, tuple(reversed(found)))


def _is_member(left: Left, ends: int) -> bool:
    if not left.pieces or ends - left.begins > FARTHEST or left.pieces[-1].kind == "noun":
        return False
    if is_bare(left.pieces):
        return True
    plain = sum(piece.kind in ("common", "topic") for piece in left.pieces)
    coded = any(piece.kind in ("code", "number", "bracket", "noun") for piece in left.pieces)
    return left.proper >= 2 and not plain and (coded or ends - left.begins <= NAME)


def _fronted(marks: Marks, members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Give members that are a bare number the words that the first one has before its own."""
    front, given = "", list[Member]()
    for member in members:
        if is_bare(member.left.pieces):
            given.append(Member(member.left, member.ends, front))
        else:
            front = front_of(marks, member.left)
            given.append(member)
    return tuple(given)


def is_bare(pieces: Sequence[Piece]) -> bool:
    """Tell whether a member is a number or a code and no more."""
    return bool(pieces) and all(piece.kind in ("single", "number", "code") for piece in pieces)


def front_of(marks: Marks, left: Left) -> str:
    """Take the words before a number or a code: what the next bare members share."""
    kept = list(left.pieces)
    while kept and kept[-1].kind in ("single", "number", "code"):
        kept.pop()
    return marks.text[left.begins : kept[-1].ends] if kept else ""
