"""Letters as a document's file gives them → letters as they are read: one line, one kind of white space."""

from __future__ import annotations

import re
import unicodedata

RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals and compatibility ideographs: many programs write 「⼯」 (U+2F2F) into a PDF where 「工」 was typed."""

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
"""What nobody sees: soft hyphens, zero-width spaces and joiners, direction marks."""

WIDE = ("W", "F")
"""East Asian widths that take two cells (Unicode annex 11)."""

TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def clean(text: str) -> str:
    """Make one line of a text: white space as single spaces, nothing that is unseen, no look-alike ideographs.

    Control characters and halves of surrogate pairs count as white space. Nothing else is changed: full-width
    letters stay what they are.

    Examples
    --------
    >>> clean("　⼯程\u200b  完工 ")
    '工程 完工'
    """
    text = UNSEEN.sub("", RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text))
    seen = (" " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp", "Zs") else letter for letter in text)
    return " ".join("".join(seen).split())


def half(text: str) -> str:
    """Write full-width ASCII as half-width, letter for letter: offsets stay.

    Examples
    --------
    >>> half("（１）")
    '(1)'
    """
    return text.translate(TO_HALF)


def cells(text: str) -> int:
    """Count the cells that a text takes in a fixed-width font: two for an ideograph.

    Examples
    --------
    >>> cells("113 年")
    6
    """
    return sum(2 if unicodedata.east_asian_width(letter) in WIDE else 1 for letter in text)


def ideographic(letter: str) -> bool:
    """Tell whether a letter is written without spaces between words: ideographs, kana, full-width marks."""
    return unicodedata.east_asian_width(letter) in WIDE


def ideograph(letter: str) -> bool:
    """Tell whether a letter is an ideograph, and no mark of punctuation."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"
