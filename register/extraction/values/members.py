"""What is said of one member of an enumeration alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register.extraction.joining import Anchor, Folded, Member, Piece, Place
from register.extraction.rules import Rules
from register.extraction.values.forms import value_form
from register.extraction.values.segment import LAST
from register.vocabulary import vocabulary

BRACKET = re.compile(r"[」』》]?\(([^()]*)\)")
GOES_ON = re.compile(r"^(?:[,、]?仍)?(?:持續)?(?:進行|施作|執行|趕辦)中?")
WORKS = re.compile(r"(?:主體|結構)?工程$")
MEANT = re.compile(r"(?:計[畫劃]|規劃)$")
"""「甲計畫於 113 年 8 月完工」 may be a plan to: the verb has become a part of the name."""
ENDED = re.compile(r"^(?:已|均|皆|均已|業已)?(?:全數|大致|陸續|順利|如期)?完[成畢]")
ENDING = re.compile(
    r"(?:整修|重建|新建|改建|整建|擴建|修建|修復|修繕|興建|拓寬|開闢|闢建|改善|整治|治理|工程|建置|汰換)$"
)
PLAN = re.compile(r"規劃$")
BODY = re.compile(r"(?:主體|站體|結構)(?:工程|結構|體)?$")
CLAUSE = re.compile(r"[,。;:!?()\t]")
NEAR = 40
"""Characters of an enumeration behind its first name."""
DONE = re.compile(r"完成[「『《]?$")
PERCENT = re.compile(r"^[^\d]{0,4}[\d.]+%$")
ITEM = re.compile(r"、|(?<!\d),|,(?!\d{3})|以及|及|與|和")


def own_pieces(folded: Folded, anchor: Anchor, pieces: Sequence[Piece], rules: Rules) -> dict[int, list[Piece]]:
    """Give each member of an anchor the pieces that speak of it.

    Parameters
    ----------
    folded : Folded
    anchor : Anchor
    pieces : sequence of Piece
        What speaks of the anchor.
    rules : Rules

    Returns
    -------
    dict of int to list of Piece
        By the member's number in the document.
    """
    brackets = _brackets(folded, anchor) if "join-bracket" in rules and len(anchor.members) > 1 else {}
    shared = list(pieces)
    ends = {0: 0, -1: len(anchor.members) - 1}
    if brackets:
        shared = [_without_bracket(folded, anchor, piece) for piece in shared]
    return {
        member.index: [
            *brackets.get(member.index, []),
            *_paired(folded, anchor, number, _mine(shared, number, ends), rules),
        ]
        for number, member in enumerate(anchor.members)
    }


def _mine(pieces: Sequence[Piece], number: int, ends: dict[int, int]) -> list[Piece]:
    """Leave out what is said of another member alone: 前者, 後者."""
    return [piece for piece in pieces if piece.only is None or ends[piece.only] == number]


def _brackets(folded: Folded, anchor: Anchor) -> dict[int, list[Piece]]:
    """Find what a bracket says of one member; one behind the last alone may speak of all."""
    found: dict[int, list[Piece]] = {}
    for member in anchor.members:
        bracket = BRACKET.match(folded.text, member.ends)
        last = member is anchor.members[-1]
        if bracket and bracket[1] and (found or not last):
            found[member.index] = [Piece(*bracket.span(1), Place.BRACKET, "join-bracket", -1)]
    return found


def _without_bracket(folded: Folded, anchor: Anchor, piece: Piece) -> Piece:
    bracket = BRACKET.match(folded.text, anchor.ends)
    if bracket and piece.place is Place.AFTER and piece.begins == anchor.ends:
        return replace(piece, begins=min(bracket.end(), piece.ends))
    return piece


def _paired(folded: Folded, anchor: Anchor, number: int, pieces: Sequence[Piece], rules: Rules) -> list[Piece]:
    """Replace a piece that gives each member its value by the member's own."""
    if "value-paired" not in rules:
        return list(pieces)
    return [own for piece in pieces for own in _item(folded, len(anchor.members), number, piece)]


def _item(folded: Folded, count: int, number: int, piece: Piece) -> list[Piece]:
    found = value_form("paired").search(folded.text, piece.begins, piece.ends)
    if found is None or count < 2 or piece.place is Place.AHEAD:  # noqa: PLR2004
        return [piece]
    marks = list(ITEM.finditer(folded.text, found.end(), piece.ends))
    if len(marks) + 1 != count:
        return [piece]
    begins = found.end() if number == 0 else marks[number - 1].end()
    ends = marks[number].start() if number < len(marks) else piece.ends
    if PERCENT.search(folded.text[begins:ends]):
        begins = piece.begins
    promised = bool(vocabulary().promise.search(folded.text, piece.begins, begins))
    own = replace(piece, begins=begins, ends=ends, rule="value-paired", promised=promised)
    last = replace(own, begins=marks[-1].end(), ends=piece.ends, rule=LAST)
    dated = not any(code is not None for code in vocabulary().codes_in(folded.text[begins:ends]))
    return [own, last] if number < len(marks) and dated else [own]


def own_words(member: Member) -> Piece:
    """Give the name's own words as a piece: 「鐵路立體化(含新增車站 2 站)」."""
    return Piece(member.begins, member.ends, Place.OWN, "value-name", -1)


def _clause_end(folded: Folded, member: Member) -> int:
    """Find where the clause of a name ends: 「完成甲、乙等 8 站抽水站新建」."""
    mark = CLAUSE.search(folded.text, member.ends)
    ends = mark.start() if mark else len(folded.text)
    return ends if ends - member.ends <= NEAR else member.ends


def taken_in(folded: Folded, member: Member, piece: Piece) -> Piece:
    """Take the name's last noun into the words behind it where they mean nothing without it: 「…工程持續進行中」.

    A noun that may be a verb, 計畫 or 規劃, makes what follows a promise.
    """
    if piece.place is not Place.AFTER or piece.begins < member.ends:
        return piece
    name = folded.text[member.begins : piece.begins]
    if MEANT.search(name) and folded.text.startswith(("於", "在"), piece.begins):
        return replace(piece, promised=True)
    noun = BODY.search(name)
    if noun is None and ENDED.search(folded.text[piece.begins : piece.ends]):
        noun = ENDING.search(name)
    if noun is None and folded.text.startswith("設計", piece.begins):
        noun = PLAN.search(name)
    if noun is None and GOES_ON.search(folded.text[piece.begins : piece.ends]):
        noun = WORKS.search(name)
    return replace(piece, begins=member.begins + noun.start()) if noun else piece


def done_objects(folded: Folded, member: Member, pieces: Sequence[Piece], rules: Rules) -> list[Piece]:
    """Take a name into the words before it where they end in 完成: 「114 年完成甲工程」."""
    if "value-done-object" not in rules:
        return list(pieces)
    pieces = [taken_in(folded, member, piece) for piece in pieces]
    return [
        replace(piece, ends=_clause_end(folded, member), rule="value-done-object")
        if piece.place is Place.BEFORE and DONE.search(folded.text[piece.begins : piece.ends])
        else piece
        for piece in pieces
    ]
