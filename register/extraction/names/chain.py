"""Names that stand in a row, with the members that have no noun of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from register.extraction.names.left import leftwards
from register.extraction.names.marks import Marks
from register.extraction.names.member import Member, is_bare, members_before
from register.extraction.names.phrase import Phrase
from register.extraction.names.piece import Left

SHORT = 2


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
    """Join phrases that only a sign or a word for "and" parts, and with it a verb of building."""
    rows: list[list[Phrase]] = []
    for phrase in phrases:
        if rows and _linked(marks, rows[-1][-1], phrase):
            rows[-1].append(phrase)
        else:
            rows.append([phrase])
    return tuple(_chain(marks, row) for row in rows)


def _linked(marks: Marks, before: Phrase, phrase: Phrase) -> bool:
    table = marks.lexicon.tables["mark"]
    begins = marks.pairs.get(before.ends, before.ends) if marks.text[before.ends] in "(（" else before.ends
    gap = marks.text[begins : phrase.begins].strip(" 「」『』")
    gap = gap.removeprefix("，") if len(gap) > 1 else gap
    sign = next((mark for mark in (*table["words"], *table["weak"]) if gap.startswith(mark)), "")
    return bool(sign) and (gap == sign or marks.lexicon.words.get(gap[len(sign) :]) in ("build", "do"))


def _chain(marks: Marks, row: Sequence[Phrase]) -> Chain:
    shared = _sharing(marks, row)
    first = _counted(marks, row[-1].left if shared else row[0].left)
    closed = not shared and (first.border == "counted" or _closed(marks, first))
    members = shared
    tailed = marks.lexicon.pattern("tailed", "pattern").match(marks.text, row[-1].ends)
    if not shared and (closed or (first.border == "mark" and first.pieces and not tailed)):
        members = members_before(marks, first)
    left = row[0].left if shared else members[0].left if members else first
    border, at = _border(marks, left)
    return Chain(tuple(row[-1:] if shared else row), members, closed and bool(members), border, at)


def _counted(marks: Marks, left: Left) -> Left:
    """Read 「鳳、凰等 2 座中心」 and 「鳳、凰 2 座中心」 as 「鳳、凰等中心」: the count is no border of its own."""
    if left.border != "amount" or any(piece.kind not in ("common", "topic") for piece in left.pieces):
        return left
    word = marks.lexicon.tables["closer"]["word"]
    at = len(marks.text[: left.at].rstrip()) - len(word)
    if marks.text.startswith(word, max(at, 0)):
        return replace(left, border="plain", at=at)
    row = re.search(marks.lexicon.tables["closer"]["row"], marks.text[: left.at])
    return replace(left, border="counted") if row else left


def _border(marks: Marks, left: Left) -> tuple[str, int]:
    """Name the border of a row; behind a dash or a word such as 之 the verb stands further off."""
    if left.border == "dash":
        left = leftwards(marks, left.at)
    return left.border, left.at


def _sharing(marks: Marks, row: Sequence[Phrase]) -> tuple[Member, ...]:
    """Take as members what stands before a bare number, or the stations before the noun of a last one."""
    last = row[-1]
    if len(row) < SHORT or last.hit.head.kind != "whole" or "name-members" not in marks.rules:
        return ()
    noun = marks.text[last.hit.begins]
    if is_bare(last.left.pieces) or all(noun in marks.text[one.core : one.ends] for one in row[:-1]):
        return tuple(Member(one.left, one.ends) for one in row[:-1])
    return ()


def _closed(marks: Marks, left: Left) -> bool:
    word = marks.lexicon.tables["closer"]["word"]
    counted = len(marks.text) - len(marks.text[left.at + len(word) :].lstrip()) in marks.masks.values()
    return marks.text.startswith(word, left.at) and (counted or left.begins - left.at <= SHORT)
