"""Which work is the whole of which part, as a passage names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register.extraction.joining.anchors import Anchor
from register.extraction.joining.forms import form

PART = re.compile(
    r"(?:^|[,，])(?:[^,，]{0,2}(?:段|工區|單元|部分)|[\dA-Za-z一二三四五六前後上下]{0,4}(?:階段|階|期|標))"
    r"(?:[(（][^()（）]*[)）])?(?:工程|新建工程)?$|^第[一二三四五\d]"
)
"""Short words that name a part; 「甲線東環段」 has a name of its own."""


def is_part(anchor: Anchor) -> bool:
    """Tell whether an anchor's words name a part: 「西段」, 「2A 階段」.

    A phase is one only of a work that was named: 「甲廠第一期」 may be all that is said of 甲廠.
    """
    return any(
        (member.named.phase and member.named.within) or PART.search("".join(member.named.said.text.split()))
        for member in anchor.members
    )


def parent_of(anchors: Sequence[Anchor], number: int) -> int:
    """Find the work that an anchor is a part of, before it in the passage; itself if it is none.

    Parameters
    ----------
    anchors : sequence of Anchor
        Of one passage, in the order of the text.
    number : int
        The place of one of them.
    """
    within = {member.named.within for member in anchors[number].members} - {""}
    for other, anchor in enumerate(anchors):
        if other != number and any(member.named.name in within for member in anchor.members):
            around = _around(anchors, other)
            return parent_of(anchors, around) if around < number and is_part(anchors[around]) else around
    if not is_part(anchors[number]):
        return number
    before = [
        other
        for other, anchor in enumerate(anchors)
        if anchor.begins <= anchors[number].begins and other != number and not is_part(anchor)
    ]
    return before[-1] if before else number


def _around(anchors: Sequence[Anchor], number: int) -> int:
    """Go from a section that holds its line's name to the line: from 「甲線北段」 to 「甲線」."""
    inner = [other for other, anchor in enumerate(anchors) if anchor.inner and anchor.begins == anchors[number].begins]
    return inner[0] if inner else number


def whole_of(text: str, anchors: Sequence[Anchor], topic: int, first: int | None) -> list[int]:
    """Find the work whose whole is spoken of: 全線, 全段; none if only parts of it were named.

    Parameters
    ----------
    text : str
        Folded.
    anchors : sequence of Anchor
    topic : int
        The work that was spoken of last.
    first : int or None
        The first work of the sentence, where the words are those of a line.
    """
    parent = parent_of(anchors, topic)
    if parent != topic or first is None:
        return [parent]
    name = text[anchors[first].begins : anchors[first].ends]
    known = form("line_name").search(name) and not is_part(anchors[first])
    return [first] if known else []
