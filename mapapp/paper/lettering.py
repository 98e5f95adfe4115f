"""How letters stand on a map: the size of each kind, and where its baseline lies."""

from collections.abc import Iterable, Mapping
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
    "flood": Face(7, bold=True, halo=0),
    "phase": Face(5, bold=True, halo=0),
    "gauge": Face(5.5, bold=True),
    "district": Face(10.5, bold=True),
    "neighbour": Face(8.5),
    "village": Face(6),
    "line": Face(6),
    "grid": Face(5.5),
    "page": Face(20, bold=True, halo=0.8),
}
"""Sizes on A4; A3 hangs on a wall and is read from a little farther, but shows more: the same sizes."""

WEIGHTS: Final = {False: 400, True: 700}


def set_letters(letters: Iterable[Letter]) -> list[dict[str, Any]]:
    """Say where each letter's baseline lies: mm from the map's upper left corner.

    Parameters
    ----------
    letters : iterable of Letter

    Returns
    -------
    list of dict
        ``text`` ``kind``; ``x`` ``y``, the middle of its baseline, and ``middle``, how far down its own middle is, mm;
        ``size`` pt, ``weight``, and ``halo`` mm.
    """
    return [_set(letter, FACES[letter.kind]) for letter in letters]


def _set(letter: Letter, face: Face) -> dict[str, Any]:
    down = (DIGITS_MIDDLE if letter.text.isascii() else MIDDLE) * face.size * PT_MM
    place = {"x": letter.x, "y": round(letter.y + down, 3), "middle": letter.y}
    look = {"size": face.size, "weight": WEIGHTS[face.bold], "halo": face.halo}
    return {"text": letter.text, "kind": letter.kind, **place, **look}
