"""The words before a noun of works, and how much of a proper name they are."""

from __future__ import annotations

from dataclasses import dataclass

TOPIC = 3
WORTH = {
    "unknown": 1.0,
    "protected": 1.0,
    "code": 2.0,
    "quote": 3.0,
    "topic": 1.0,
    "name": 2.0,
    "number": 1.0,
    "noun": 1.0,
}
"""What a character, a code, a quote or a noun before the last one counts as a part of a proper name."""
SINGLE = frozenset({"single", "ordinal"})
NEAR = SINGLE | {"unknown", "number", "noun"}


@dataclass(frozen=True)
class Piece:
    """One word before a noun.

    Parameters
    ----------
    begins, ends : int
    kind : str
        ``unknown``, ``code``, ``number``, ``common``, ``single`` (a common word of one character),
        ``ordinal`` (one that counts), ``topic``, ``protected``, ``noun``, ``name`` (a noun that names alone),
        ``quote``, ``bracket`` or ``space``.
    """

    begins: int
    ends: int
    kind: str


@dataclass(frozen=True)
class Left:
    """What stands before a noun, up to the border of its name.

    Parameters
    ----------
    begins : int
        Where the name begins.
    pieces : tuple of Piece
        From left to right.
    border : str
        What ended it: a class of `words.toml`, or ``break``, ``mark``, ``dash``, ``quote``, ``amount``,
        ``start``, ``far``.
    at : int
        Where the border begins.
    """

    begins: int
    pieces: tuple[Piece, ...]
    border: str
    at: int

    @property
    def unknown(self) -> int:
        """How many of its characters are in no list, or are common alone and stand beside such a one."""
        return self._lone + sum(_length(piece) for piece in self.pieces if piece.kind in ("unknown", "protected"))

    @property
    def proper(self) -> float:
        """How much of a proper name it is: characters that are no common word count one, codes and quotes more."""
        return self._lone + sum(WORTH.get(piece.kind, 0.0) * _length(piece) for piece in self.pieces)

    @property
    def _lone(self) -> int:
        lone = 0
        for number, piece in enumerate(self.pieces):
            near = self.pieces[max(0, number - 1) : number] + self.pieces[number + 1 : number + 2]
            lone += piece.kind in SINGLE and any(one.kind in NEAR for one in near)
        return lone


def _length(piece: Piece) -> int:
    if piece.kind == "topic":
        return 1 if piece.ends - piece.begins < TOPIC else 2
    return piece.ends - piece.begins if piece.kind in ("unknown", "protected") else 1
