"""Text whose encoding nobody states: UTF-8 or Big5, proven by every byte, or else a question to the operator."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from layers.errors import OverlayError, shown

CANDIDATES = ("utf-8-sig", "cp950")
"""UTF-8 first: hardly any Big5 text is sound UTF-8, while much UTF-8 is sound Big5. cp950 is Big5 as Windows writes it,
which is how Taiwan's agencies publish tables and Shapefiles."""


def known(name: str) -> str:
    """Give an encoding's own name.

    Raises
    ------
    OverlayError
        If there is none of that name.
    """
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise OverlayError(f"--encoding: 「{shown(name)}」: expected a name such as UTF-8 or Big5") from None


def detect(pieces: Iterable[bytes], where: str, *, cut: bool = False) -> str:
    """Find the encoding in which every piece is sound.

    Parameters
    ----------
    pieces : iterable of bytes
    where : str
        Name of the file, for the one line that says what is wrong.
    cut : bool
        Whether a piece may end within a letter, as a dBASE cell does that is full.

    Raises
    ------
    OverlayError
        If it is neither UTF-8 nor Big5.
    """
    kept = [piece for piece in pieces if not piece.isascii()]
    for name in CANDIDATES:
        if all(_sound(piece, name, cut) for piece in kept):
            return name
    raise OverlayError(f"{where}: expected UTF-8 or Big5 text; name another encoding with --encoding")


def decode(data: bytes, name: str, where: str) -> str:
    """Read text strictly.

    Raises
    ------
    OverlayError
        If a byte is unsound in that encoding.
    """
    try:
        return data.decode(name)
    except UnicodeError as error:
        found = f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else "it"
        raise OverlayError(f"{where}: expected {name} text, {found} is none; see --encoding") from None


def _sound(piece: bytes, name: str, cut: bool) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(piece, final=not cut)
    except UnicodeError:
        return False
    return True
