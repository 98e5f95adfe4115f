"""Where the works of a passage stand in it: names that share what is said stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from register.extraction.joining.clauses import BRACKETS
from register.extraction.joining.folded import Folded
from register.extraction.joining.forms import form
from register.extraction.named import Named
from register.extraction.rules import Rules
from register.vocabulary import vocabulary

NEAR = 8
"""Characters that may stand between two names that were found as one enumeration."""


DISTRICT = re.compile(r"^[^區鄉鎮市]{1,3}[區鄉鎮市](?=..)")
"""A name is said again without its district."""
SHORTEST = 3
"""Characters of a name that is known again by its letters alone."""


@dataclass(frozen=True)
class Member:
    """One name in an anchor.

    Parameters
    ----------
    index : int
        Which of the document's names.
    named : Named
    begins, ends : int
        In the folded text.
    """

    index: int
    named: Named
    begins: int
    ends: int


@dataclass
class Anchor:
    """A name, or the names of an enumeration, to which words are joined.

    Parameters
    ----------
    members : list of Member
        In the order of the text.
    begins, ends : int
        In the folded text.
    inner : bool
        Whether it stands inside the words of another name: 「新台 17 線」 in 「新台 17 線北段」. Nothing that follows
        speaks of it, but for words of the whole.
    rules : set of str
    """

    members: list[Member]
    begins: int
    ends: int
    inner: bool = False
    rules: set[str] = field(default_factory=set)

    def take(self, other: Anchor) -> None:
        """Take another anchor's members in."""
        self.members += other.members
        self.begins, self.ends = min(self.begins, other.begins), max(self.ends, other.ends)


def _apart(folded: Folded, first: Anchor, second: Anchor) -> str:
    return folded.text[first.ends : second.begins]


def _enumerated(folded: Folded, first: Anchor, second: Anchor, rules: Rules) -> bool:
    between = _apart(folded, first, second)
    if not first.ends or _is_its_part(first, second):
        return False
    if form("connector").search(between) and "join-coordination" in rules:
        return "," not in between or first.members[-1].named.group == second.members[0].named.group
    loose = form("missing").search(between) or form("noun_tail").search(between)
    if loose and "join-coordination" in rules and not _speaks(between):
        return True
    together = first.members[-1].named.group == second.members[0].named.group
    return together and len(BRACKETS.sub("", between)) <= NEAR and not set(between) & set("。;,:")


def _is_its_part(first: Anchor, second: Anchor) -> bool:
    """Tell whether a name only says of which work the next is a part: 「甲線 2A 階段」 promises nothing of 甲線."""
    wholes = {member.named.name for member in first.members}
    return any(member.named.within in wholes for member in second.members)


def _speaks(between: str) -> bool:
    """Tell whether words between two names say anything of a work: a stage, a date, a verb."""
    words = vocabulary()
    dated = re.search(r"\d年|\d月|億|萬|%", between)
    stated = any(code is not None for code in words.codes_in(between)) or form("doing").search(between)
    return bool(dated or stated or words.promise.search(between))


def anchors_of(folded: Folded, names: Sequence[tuple[int, Named]], rules: Rules) -> list[Anchor]:
    """Place names in a passage, and join those that share what is said.

    Parameters
    ----------
    folded : Folded
    names : sequence of (int, Named)
        The passage's names with their number in the document.
    rules : Rules
    """
    placed = sorted(
        (Member(index, named, *_place(folded, named)) for index, named in names),
        key=lambda one: (one.begins, -one.ends, one.index),
    )
    placed = sorted([*placed, *_again(folded, placed, rules)], key=lambda one: (one.begins, -one.ends, one.index))
    anchors: list[Anchor] = []
    for member in placed:
        if member.begins < member.ends or not member.ends:
            _add(folded, anchors, Anchor([member], member.begins, member.ends), rules)
    return anchors


def _place(folded: Folded, named: Named) -> tuple[int, int]:
    """Place a name; one that a heading says stands before the passage's first word."""
    inside = named.passage.begins <= named.said.begins < named.passage.ends
    return folded.place(named.said) if inside else (0, 0)


def _again(folded: Folded, placed: Sequence[Member], rules: Rules) -> list[Member]:
    """Find names that are said again: 「甲廠、乙廠動工,乙廠預計 115 年投產」."""
    if "join-again" not in rules:
        return []
    spans = [(member.begins, member.ends) for member in placed]
    found: list[Member] = []
    for member in placed:
        said = DISTRICT.sub("", folded.text[member.begins : member.ends])
        begins = folded.text.find(said) if len(said) >= SHORTEST else -1
        while begins >= 0:
            ends = begins + len(said)
            if not any(begins < two and one < ends for one, two in spans):
                found.append(Member(member.index, member.named, begins, ends))
            begins = folded.text.find(said, ends)
    return found


def _bracketed(folded: Folded, last: Anchor, new: Anchor) -> bool:
    """Tell whether a name only tells what another is made of: 「甲區(乙圳、丙溪)投入 2 億元」 spends it on 甲區."""
    bracket = BRACKETS.match(folded.text, last.ends)
    return bool(bracket and bracket.start() < new.begins and new.ends < bracket.end() and not _speaks(bracket.group()))


def _add(folded: Folded, anchors: list[Anchor], new: Anchor, rules: Rules) -> None:
    last = next((anchor for anchor in reversed(anchors) if not anchor.inner), None)
    if last is not None and _bracketed(folded, last, new):
        new.inner = True
        anchors.append(new)
    elif last is None or new.begins >= last.ends:
        if last is not None and _enumerated(folded, last, new, rules):
            last.rules.add("join-coordination")
            last.take(new)
        else:
            anchors.append(new)
    elif new.ends >= last.ends:
        last.take(new)
    else:
        new.inner = True
        anchors.append(new)
