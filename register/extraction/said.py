"""Words of a document, with their place in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Said:
    """Words as they stand in a reading's text.

    Parameters
    ----------
    begins, ends : int
        Offsets in the reading's text; `text == reading.text[begins:ends]`.
    text : str
    """

    begins: int
    ends: int
    text: str
