"""The signs of a text: which can be read at all, which are missing, and where they stand in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geocode.reading.errors import UnreadableError
from geocode.text import normalise

LONGEST: Final = 200
"""Characters of the longest text that is read: the longest place of the documents has 42, and nobody types more."""

# Names have letters, digits, marks inside (3K+800, St.Joseph), and Han characters that a department keeps in Unicode's
# private areas; everything else that may stand between names is listed.
_STRANGE: Final = re.compile("[^\\w.'&+:#、,;/()~\\-\ue000-\uf8ff\U000f0000-\U0010fffd]")
_TWO_MARKS: Final = re.compile(r"(?:^|(?<=[(、,;/~]))[、,;/~)]|^[與迄]")
_NO_PLACE: Final = re.compile(
    r"(?:[、,;/~(]|[與迄]|(?<=[路街道巷弄線站])[及和至到]|(?<=[路街道巷弄線站號])-)(?=[、,;/~)]|$)"
)

_SIGNS: Final = "地名、門牌，或「、」「~」「/」「（）」"
_PLACE: Final = "地名或門牌"


def signs(text: str) -> str:
    """Normalise a text and refuse what no grammar could read.

    Parameters
    ----------
    text : str
        As it was typed.

    Returns
    -------
    str
        Normalised: not empty, at most 200 characters, known signs only, brackets in pairs, and a place on both sides
        of every sign that stands between places.

    Raises
    ------
    UnreadableError
        At the first character, in the text as it was typed, that breaks one of these rules.
    """
    if len(text) > LONGEST:
        raise UnreadableError(text, LONGEST, f"結尾（最多 {LONGEST} 個字）")
    said = normalise(text)
    if len(said) > LONGEST:  # one character may stand for several: ㍿
        raise UnreadableError(text, _typed(text, LONGEST), f"結尾（最多 {LONGEST} 個字）")
    if not said:
        raise UnreadableError(text, len(text), _PLACE)
    fault = min(_faults(said), default=None)
    if fault:
        raise UnreadableError(text, _typed(text, fault[0]), fault[1])
    return said


def _faults(said: str) -> Iterator[tuple[int, str]]:
    """Name what is wrong with a normalised text, as index and what was expected."""
    strange = _STRANGE.search(said)
    if strange:
        yield strange.start(), _SIGNS
    doubled = _TWO_MARKS.search(said)
    if doubled:
        yield doubled.start(), _PLACE
    missing = _NO_PLACE.search(said)
    if missing:
        yield missing.end(), _PLACE
    if "(" in said or ")" in said:
        yield from _brackets(said)


def _brackets(said: str) -> Iterator[tuple[int, str]]:
    opened: list[int] = []
    for index, character in enumerate(said):
        if character == "(":
            opened.append(index)
        elif character == ")":
            if not opened:
                yield index, "地名或「（」"
                return
            opened.pop()
    if opened:
        yield len(said), "「）」"


def _typed(text: str, index: int) -> int:
    """Find the typed character that became the one at an index of the normalised text.

    The shortest beginning of the text whose normal form reaches beyond the index ends with it.
    """
    return next((end - 1 for end in range(1, len(text) + 1) if len(normalise(text[:end])) > index), len(text))
