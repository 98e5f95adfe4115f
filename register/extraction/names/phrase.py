"""A noun of works with what belongs to it on both sides: the words that may be a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from register.extraction.names.left import leftwards
from register.extraction.names.marks import QUOTES, Hit, Marks
from register.extraction.names.piece import Left

LONGEST = 40
PLACE = 4
SHORT = frozenset({"unknown", "single", "ordinal", "protected"})


@dataclass(frozen=True)
class Phrase:
    """Words that may name a work.

    Parameters
    ----------
    left : Left
        What stands before its noun.
    hit : Hit
        Its last noun.
    begins, ends : int
        The words that name it, tails and brackets among them.
    core : int
        Where the noun ends, before any tail.
    works : bool
        Whether a tail says that it is a work.
    rules : tuple of str
    """

    left: Left
    hit: Hit
    begins: int
    ends: int
    core: int
    works: bool
    rules: tuple[str, ...]


def phrases(marks: Marks) -> tuple[Phrase, ...]:
    """List the words that may be names, in their order; a noun inside another's name makes none of its own."""
    found: list[Phrase] = []
    limit = len(marks.text) + 1
    for hit in reversed(marks.hits):
        if hit.ends <= limit:
            phrase = _quoted(marks, _phrase(marks, hit))
            if phrase.left.pieces or len(marks.text[hit.begins : hit.ends]) > 1:
                found.append(phrase)
                limit = phrase.begins
    return tuple(reversed(found))


def _phrase(marks: Marks, hit: Hit) -> Phrase:
    left = leftwards(marks, hit.begins)
    rules = [hit.head.id]
    if left.border in ("pass", "break", "do") and _reached(marks, left):
        left, rules = _join(marks, left), [*rules, "name-join-reach"]
    ends, works = rightwards(marks, hit.ends)
    return Phrase(left, hit, left.begins, ends, hit.ends, works, (*rules, *(["name-tail"] if works else [])))


def _reached(marks: Marks, left: Left) -> bool:
    """Tell whether the border is a word such as 延伸至 behind another noun of works, or 至 between two places."""
    table = marks.lexicon.tables["join"]
    if "name-join-reach" not in marks.rules or marks.text[left.at : left.begins] not in table["words"]:
        return False
    at = _before_join(marks, left)
    if at in marks.ending or (at in marks.opened and at > 0):
        return True
    place = leftwards(marks, at)
    short = place.pieces and at - place.begins <= PLACE and all(piece.kind in SHORT for piece in place.pieces)
    return bool(short) and marks.text[left.at : left.begins] == table["between"] and place.proper > 1


def _before_join(marks: Marks, left: Left) -> int:
    """Say where the longest word that joins the two begins."""
    words = marks.lexicon.tables["join"]["words"]
    return min(left.begins - len(word) for word in words if marks.text.endswith(word, 0, left.begins))


def _join(marks: Marks, left: Left) -> Left:
    further = leftwards(marks, _before_join(marks, left))
    return replace(further, pieces=further.pieces + left.pieces)


def rightwards(marks: Marks, at: int) -> tuple[int, bool]:
    """Read on behind a noun: tails, and brackets that belong to the name.

    Returns
    -------
    tuple of (int, bool)
        Where the name ends, and whether a tail says that it is a work.
    """
    works = False
    at = _further(marks, at)
    while at < len(marks.text):
        if marks.text[at] in "(（" and at in marks.pairs and "name-bracket" in marks.rules and marks.belongs(at):
            at = marks.pairs[at]
            continue
        shape = marks.lexicon.pattern("reach", "pattern").match(marks.text, at)
        if shape and shape.end() > at and "name-tail-shape" in marks.rules:
            at, works = shape.end(), works or bool(shape["works"])
            continue
        begins = at + 1 if marks.text[at] == " " else at
        found = marks.lexicon.tail.match(marks.text, begins)
        if not found or "name-tail" not in marks.rules or marks.text.startswith(("中", "後"), found.end()):
            break
        at, works = found.end(), works or marks.lexicon.tails[found.group()]
    return at, works


def _further(marks: Marks, at: int) -> int:
    """Read on to a noun that no list holds, if no border stands before it."""
    found = marks.lexicon.pattern("further", "pattern").match(marks.text, at)
    if not found or "name-further" not in marks.rules or marks.lexicon.tail.match(marks.text, at):
        return at
    left = leftwards(marks, found.end())
    kinds = {piece.kind for piece in left.pieces if piece.begins >= at}
    whole = left.begins <= at and not any(hit.begins >= at and hit.ends <= found.end() for hit in marks.hits)
    return found.end() if whole and "unknown" in kinds else at


def _quoted(marks: Marks, phrase: Phrase) -> Phrase:
    """Take the whole of a quote whose last noun this is: what stands in quotes is one name."""
    opens = marks.opened.get(phrase.ends + 1, -1)
    if (
        opens < 0
        or marks.text[opens] not in QUOTES
        or "name-quoted" not in marks.rules
        or phrase.ends - opens > LONGEST
    ):
        return phrase
    works = rightwards(marks, phrase.ends + 1)[1]
    left = replace(phrase.left, begins=opens + 1, border=leftwards(marks, opens).border)
    return replace(
        phrase, left=left, begins=opens + 1, works=phrase.works or works, rules=(*phrase.rules, "name-quoted")
    )
