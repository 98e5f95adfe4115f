"""A work that a passage may name, before its category and its place are read."""

from __future__ import annotations

from dataclasses import dataclass

from register.extraction.names.lexicon import Head


@dataclass(frozen=True)
class Candidate:
    """Words of a passage that name a work.

    Parameters
    ----------
    begins, ends : int
        The words that name it, in the passage.
    name : str
        The name as it is understood.
    heads : tuple of Head
        Nouns of works in the name, in its order.
    row : int
        Names of one row share it: where the row begins in the passage.
    rules : tuple of str
    within, phase : str
        See `Named`.
    """

    begins: int
    ends: int
    name: str
    heads: tuple[Head, ...]
    row: int
    rules: tuple[str, ...]
    within: str = ""
    phase: str = ""
