"""How letters stand on a map: the size of each kind, and where its baseline begins."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mapapp.paper.leaf.drawn import Letter, LetterKind

PT_MM: Final = 25.4 / 72
"""A point of type in millimetres."""
MIDDLE: Final = 0.38
"""Of the size: how far the baseline lies below the middle of a Chinese letter (Noto Sans TC: 0.88 up, 0.12 down)."""
DIGITS_MIDDLE: Final = 0.365
"""The same of digits: half of their height, 0.73."""


@dataclass(frozen=True)
class Face:
    """How one kind of letter is set.

    Parameters
    ----------
    size : float
        Points.
    bold : bool
    halo : float
        Width of the white round it, mm; 0 where it stands on nothing.
    """

    size: float
    bold: bool = False
    halo: float = 0.45


FACES: Final[Mapping[LetterKind, Face]] = {
    "number": Face(7, bold=True, halo=0),
    "phase": Face(5, bold=True, halo=0),
    "district": Face(10.5, bold=True),
    "neighbour": Face(8.5),
    "village": Face(6),
    "line": Face(6),
    "grid": Face(5.5),
    "page": Face(20, bold=True, halo=0.8),
}
"""Sizes on A4; A3 hangs on a wall and is read from a little farther, but shows more: the same sizes."""

Advance = Callable[[str, bool], float]
"""Width of a text in ems, plain or bold."""


def set_letters(letters: Iterable[Letter], advance: Advance) -> list[dict[str, Any]]:
    """Say where each letter's baseline begins: mm from the map's upper left corner.

    Parameters
    ----------
    letters : iterable of Letter
    advance : callable
        Gives the width of a text in ems.

    Returns
    -------
    list of dict
        ``text`` ``kind`` ``x`` ``y`` ``width`` ``middle`` (mm) and ``size`` (pt).
    """
    return [_set(letter, FACES[letter.kind], advance) for letter in letters]


def _set(letter: Letter, face: Face, advance: Advance) -> dict[str, Any]:
    em = face.size * PT_MM
    width = advance(letter.text, face.bold) * em
    middle = DIGITS_MIDDLE if letter.text.isascii() else MIDDLE
    place = {"x": letter.x - width / 2, "y": letter.y + middle * em, "width": width, "middle": letter.y}
    return {"text": letter.text, "kind": letter.kind, "size": face.size, **{k: round(v, 3) for k, v in place.items()}}
