"""Words to search for and in: folded, and cut into pairs of characters."""

import unicodedata
from collections.abc import Iterable

SEARCHED = ("name", "name_en", "aliases", "location_text", "districts", "status_said", "completion_said", "agency")
"""Published properties that a search looks in; the page's own search names the same."""


def fold(text: str) -> str:
    """Fold what a reader may write in two ways: width, case, white space, 臺 for 台.

    Examples
    --------
    >>> fold("臺３９ 線　Ｐ1")
    '台39線p1'
    """
    return "".join(unicodedata.normalize("NFKC", text).lower().replace("臺", "台").split())


def searchable(properties: dict[str, object]) -> str:
    """Join a project's words for searching, one property a line."""
    lines = []
    for name in SEARCHED:
        value = properties[name]
        lines.append("、".join(value) if isinstance(value, list) else str(value or ""))
    return "\n".join(fold(line) for line in lines)


def grams(text: str) -> Iterable[str]:
    """Cut folded text into single characters and pairs, as tokens that an index leaves alone.

    Trigrams would find nothing for a word of two characters, such as 公園.
    """
    for line in text.split("\n"):
        for start, letter in enumerate(line):
            yield letter.encode().hex()
            pair = line[start : start + 2]
            if len(pair) > 1:
                yield pair.encode().hex()


def needles(word: str) -> Iterable[str]:
    """Give the tokens that every text with a folded word has."""
    pairs = [word[start : start + 2] for start in range(len(word) - 1)] or [word]
    return (pair.encode().hex() for pair in pairs)
