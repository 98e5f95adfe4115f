"""A work that a passage names."""

from __future__ import annotations

from dataclasses import dataclass

from register.category import Category
from register.extraction.said import Said
from register.reading import Passage


@dataclass(frozen=True)
class Named:
    """One work as one passage names it.

    Parameters
    ----------
    passage : Passage
    said : Said
        The words that name it, in one piece: 「鳳山」 in 「鳳山、苓雅等 8 座」.
    name : str
        The name as it is understood: 「鳳山運動中心」.
    category : Category or None
        None where no rule knows it.
    districts : tuple of str
        Districts that the passage says it is in.
    location_text : str
        Where it is, in the passage's words.
    within : str
        Name of the work that it is a part or a phase of, or empty.
    phase : str
        Which part or phase: 「第一階段」, 「2A」, 「西段」; or empty.
    group : int
        Names of one enumeration share it: what is said of the enumeration is said of each.
    rules : tuple of str
        Ids of the rules that found it, for the score and for a person who asks why.
    """

    passage: Passage
    said: Said
    name: str
    category: Category | None
    districts: tuple[str, ...]
    location_text: str
    within: str
    phase: str
    group: int
    rules: tuple[str, ...]
