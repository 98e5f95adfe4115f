"""The works of one passage, and what it says of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register.extraction.found import Found, Unread
from register.extraction.joining import (
    DISTRICT,
    Anchor,
    Folded,
    Piece,
    Walk,
    anchors_of,
    clauses_of,
    fold,
    is_part,
    parent_of,
    row_pieces,
)
from register.extraction.named import Named
from register.extraction.rules import Rules
from register.extraction.values.members import own_pieces
from register.extraction.values.milestone import Milestone, read_piece
from register.extraction.values.work import Work
from register.period import Period
from register.reading import Kind, Passage
from register.status import Status
from register.vocabulary import compact

BARE_DATE = re.compile(r"^(?:則?於)?[^,、。;]{0,4}?(?:預[計定]|將於|於)?(?:1?\d{2}|20\d{2})年[^,、。;完開動通]{0,6}$")


def read_passage(
    passage: Passage,
    names: Sequence[tuple[int, Named]],
    spoken: Period,
    rules: Rules,
    headers: Sequence[str] = (),
) -> tuple[dict[int, Found], list[Unread]]:
    """Read what a passage says of the works that it names.

    Parameters
    ----------
    passage : Passage
    names : sequence of (int, Named)
        With their number in the document.
    spoken : Period
        When the document speaks.
    rules : Rules
    headers : sequence of str
        Of the columns, for a row of a table.

    Returns
    -------
    found : dict of int to Found
        By the number of the name.
    unread : list of Unread
    """
    folded = fold(passage)
    anchors = anchors_of(folded, names, rules)
    pieces = _pieces(folded, anchors, headers, rules)
    same = _same_works(names, rules)
    known: dict[int, Work] = {}
    for number, anchor in enumerate(anchors):
        own = own_pieces(folded, anchor, pieces.get(number, []), rules)
        for member in anchor.members:
            work = known.setdefault(same[member.index], Work(folded, anchor, member, [], spoken, rules))
            work.pieces = [*work.pieces, *own[member.index]]
    for work in known.values():
        work.read()
    works = [[known[same[one.index]] for one in anchor.members] for anchor in anchors]
    _understand(folded, anchors, works, spoken, rules)
    found = {index: work.found() for index, work in known.items()}
    found |= {index: Found(named) for index, named in names if same[index] not in found}
    return found, [unread for work in known.values() for unread in work.unread]


def _pieces(folded: Folded, anchors: Sequence[Anchor], headers: Sequence[str], rules: Rules) -> dict[int, list[Piece]]:
    if folded.passage.kind is Kind.ROW and "join-row" in rules:
        return row_pieces(folded, anchors, headers)
    return Walk(folded.text, anchors, rules).walk(clauses_of(folded.text))


def _same_works(names: Sequence[tuple[int, Named]], rules: Rules) -> dict[int, int]:
    """Tell for each name the first that names the same work, a district before it or not."""
    if "join-again" not in rules:
        return {index: index for index, _ in names}
    first: dict[str, int] = {}
    short: dict[str, list[int]] = {}
    same: dict[int, int] = {}
    for index, named in names:
        name = compact(named.name)
        bare = DISTRICT.sub("", name)
        known = short.setdefault(bare, [])
        same[index] = first.setdefault(name, known[0] if name == bare and len(known) == 1 else index)
        known += [same[index]] * (same[index] not in known)
    return same


def _understand(
    folded: Folded, anchors: Sequence[Anchor], works: Sequence[Sequence[Work]], spoken: Period, rules: Rules
) -> None:
    """Read what one work leaves to the words about another."""
    for number in range(len(anchors)):
        if "value-begun-part" in rules and is_part(anchors[number]):
            _begun(anchors, works, number)
        if "value-implied-milestone" in rules and number:
            _implied(folded, works[number], works[number - 1], spoken)


def _begun(anchors: Sequence[Anchor], works: Sequence[Sequence[Work]], number: int) -> None:
    """Take a work of which a part has begun for begun, unless another part is said to be elsewhere."""
    parent = parent_of(anchors, number)
    stated = works[number][0].stated
    if parent == number or stated is None or stated.code is not Status.CONSTRUCTION:
        return
    parts = [works[other][0].stated for other in range(len(anchors)) if parent_of(anchors, other) == parent]
    if any(part is not None and part.code is not Status.CONSTRUCTION for part in parts if part is not stated):
        return
    for work in works[parent]:
        if work.stated is None:
            work.stated = replace(stated, rules=(*stated.rules, "value-begun-part"))


def _implied(folded: Folded, works: Sequence[Work], before: Sequence[Work], spoken: Period) -> None:
    """「2A 階段預計 116 年完工，2B 階段預計 118 年」: the last clause's milestone is that of the one before."""
    if not before[0].completion:
        return
    for work in works:
        last = work.segments[-1] if work.segments else None
        if work.completion or last is None or last.piece.sentence != before[0].segments[-1].piece.sentence:
            continue
        if len(last.dates) == 1 and BARE_DATE.search(last.text):
            when = read_piece(folded, last.begins, last.ends, spoken)
            used = (last.piece.rule, "value-implied-milestone")
            if when and when.kind is not None and _same_modality(last.promised, before[0].completion):
                work.completion = Milestone(last.begins, last.ends, when, last, False, used)


def _same_modality(promised: bool, before: Milestone) -> bool:
    return promised or not before.segment.promised
