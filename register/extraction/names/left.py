"""Reading backwards from a noun to where its name begins."""

from __future__ import annotations

import re

from register.extraction.names.marks import BREAKS, MARKS, OPENS, QUOTES, Marks
from register.extraction.names.piece import Left, Piece

CODE = re.compile(r"[A-Za-z0-9.+&#]+(?:[ -][A-Za-z0-9.+]+)*$")
REACH = 40


def leftwards(marks: Marks, end: int) -> Left:
    """Read backwards from a place to the border of the name that ends there.

    Parameters
    ----------
    marks : Marks
    end : int
        Where the noun begins.
    """
    at, pieces = end, list[Piece]()
    while at > marks.begins and end - at < REACH:
        border, width = _border(marks, at)
        if border:
            return _left(marks, at, pieces, border, at - width)
        piece = _piece(marks, at)
        pieces.append(piece)
        at = piece.begins
    return _left(marks, at, pieces, "start" if at <= marks.begins else "far", at)


def _left(marks: Marks, at: int, pieces: list[Piece], border: str, before: int) -> Left:
    """Leave white space and words that begin no name to the border."""
    kept = list(reversed(pieces))
    trim = marks.lexicon.tables["trim"]["words"] if "name-trim" in marks.rules else ()
    while kept and (kept[0].kind == "space" or marks.text[kept[0].begins : kept[0].ends] in trim):
        at = kept.pop(0).ends
    return Left(at, tuple(piece for piece in kept if piece.kind != "space"), border, before)


def _border(marks: Marks, at: int) -> tuple[str, int]:
    """Name the border that ends here, and its length; an empty name if there is none."""
    text = marks.text
    if at in marks.ending or (at in marks.opened and (text[at - 1] in "」』”" or marks.belongs(marks.opened[at]))):
        return "", 0
    if at in marks.masks:
        return "amount", at - marks.masks[at]
    if text[at - 1] in "-－" and at - 1 in marks.ending:
        return "dash", 1
    if text[at - 1] in BREAKS or text[at - 1] in OPENS or text[at - 1] in OPENS.values():
        return ("quote" if text[at - 1] in QUOTES else "break"), 1
    for mark in MARKS:
        if text.endswith(mark, 0, at) and not _protected(marks, at):
            return "mark", len(mark)
    return _word_border(marks, at)


def _protected(marks: Marks, at: int) -> bool:
    return any(
        marks.lexicon.words.get(marks.text[at - 1 - back : at + ahead]) == "protected"
        for back in (0, 1)
        for ahead in (0, 1, 2)
        if back + ahead and at - 1 - back >= 0
    )


def _word_border(marks: Marks, at: int) -> tuple[str, int]:
    word, kind = _known(marks, at)
    if kind in ("", "common", "topic", "protected"):
        return "", 0
    if at in marks.beginning and _names_a_street(marks, at, word):
        return "", 0
    if len(word) == 1 and (_protected(marks, at) or not (word in marks.lexicon.alone or _lonely(marks, at - 1))):
        return "", 0
    return kind, len(word)


def _names_a_street(marks: Marks, at: int, word: str) -> bool:
    """Tell whether a verb before a noun of one character is its name: 「興建擴建路」 builds the road of that name."""
    hit = marks.beginning[at]
    if hit.ends - hit.begins == 1 and len(word) == 1:
        return not _lonely(marks, at - 1)
    if hit.ends - hit.begins == 1 and marks.lexicon.words.get(word) == "who":
        return True
    return hit.ends - hit.begins == 1 and _known(marks, at - len(word))[1] in ("build", "do")


def _lonely(marks: Marks, at: int) -> bool:
    """Tell whether a place stands behind punctuation, an amount, or a known word of more than one character."""
    if at <= 0 or marks.text[at - 1] in BREAKS or marks.text[at - 1].isspace() or at in marks.masks:
        return True
    return len(_known(marks, at)[0]) > 1


def _known(marks: Marks, at: int) -> tuple[str, str]:
    """Find the longest known word that ends here, and its class."""
    words = marks.lexicon.words
    for begins in range(max(0, at - marks.lexicon.longest), at):
        word = marks.text[begins:at]
        if word in words:
            return word, words[word]
    return "", ""


def _piece(marks: Marks, at: int) -> Piece:
    """Take the word that ends here, when it is no border."""
    text = marks.text
    if at in marks.ending:
        hit = marks.ending[at]
        kind = "name" if hit.head.alone else "noun"
        return Piece(hit.begins, at, kind if hit.ends - hit.begins > 1 else "unknown")
    if at in marks.opened:
        return Piece(marks.opened[at], at, "quote" if text[at - 1] in "」』”" else "bracket")
    code = CODE.search(text, max(0, at - 24), at)
    if code:
        common = marks.lexicon.words.get(code.group()) == "common"
        return Piece(
            code.start(), at, "common" if common else "code" if re.search("[A-Za-z]", code.group()) else "number"
        )
    if text[at - 1].isspace():
        return Piece(at - 1, at, "space")
    word, kind = _known(marks, at)
    if kind in ("common", "topic", "protected"):
        return Piece(at - len(word), at, _single(marks, word) if kind == "common" and len(word) == 1 else kind)
    return Piece(at - 1, at, "unknown")


def _single(marks: Marks, word: str) -> str:
    return "ordinal" if word in marks.lexicon.tables["ordinal"]["words"] else "single"
