"""Members of a row that have no noun of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register.extraction.names.left import leftwards
from register.extraction.names.marks import Marks
from register.extraction.names.piece import Left, Piece

FARTHEST = 24
NAME = 6
SHORT = 2
NOUNS = frozenset({"noun", "name"})
LONG = NOUNS | {"code", "number", "bracket"}
BARE = frozenset({"ordinal", "number", "code"})


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


def members_before(marks: Marks, left: Left, nouns: bool = False) -> tuple[Member, ...]:
    """Read the members of a row backwards from its noun.

    Parameters
    ----------
    marks : Marks
    left : Left
        What stands before the noun.
    nouns : bool
        Whether members may have a noun of their own.

    Returns
    -------
    tuple of Member
        From left to right.
    """
    if "name-members" not in marks.rules:
        return ()
    found: list[Member] = []
    while left.border == "mark" or (not found and left.border in ("plain", "counted")):
        ends = left.at
        left = leftwards(marks, ends)
        if not is_member(left, ends, nouns, bool(found)):
            break
        found.append(Member(left, ends))
    return _fronted(marks, tuple(reversed(found)))


def is_member(left: Left, ends: int, nouns: bool, more: bool) -> bool:
    """Tell whether words may be a member of a row: a short proper name, a number or a code."""
    if not left.pieces or ends - left.begins > FARTHEST:
        return False
    if is_bare(left.pieces) or (more and ends - left.begins == SHORT):
        return True
    kinds = {piece.kind for piece in left.pieces}
    if left.pieces[-1].kind in NOUNS and not nouns:
        return False
    if ("common" in kinds and "noun" not in kinds) or left.proper < SHORT:
        return False
    return bool(kinds & LONG) or ends - left.begins <= NAME


def _fronted(marks: Marks, members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Give members that are a bare number the words that the one before has before its own."""
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
    return bool(pieces) and all(piece.kind in BARE for piece in pieces)


def front_of(marks: Marks, left: Left) -> str:
    """Take the words before a number or a code: what the next bare members share."""
    kept = list(left.pieces)
    while kept and kept[-1].kind in BARE:
        kept.pop()
    return marks.text[left.begins : kept[-1].ends] if kept else ""
