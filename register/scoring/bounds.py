"""What a reading must reach: on the reviewed register's documents, and on reports of other cities and years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from register.scoring.score import Score

REVIEWED: Final[Mapping[str, float]] = {
    "recall": 0.90,
    "precision": 0.85,
    "status": 0.93,
    "completion": 0.97,
    "completion stated": 0.97,
}
"""Issue 4 of this project. A completion counts by the stricter reading too: of those alone that state one."""
STRANGE: Final[Mapping[str, float]] = {"recall": 0.70, "precision": 0.70}
"""The same, for reports that the rules were not made by."""


def fallen_short(score: Score, bounds: Mapping[str, float]) -> Iterator[str]:
    """Tell each bound that a score does not reach, and each promise that was read as a fact.

    Parameters
    ----------
    score : Score
    bounds : mapping of str to float
        Shares from 0 to 1, by the names of `Score.rates`.
    """
    rates = score.rates()
    for name, bound in bounds.items():
        if rates[name].share < bound:
            yield f"{name} {rates[name].share:.1%}, expected {bound:.0%}"
    if score.promises:
        yield f"{len(score.promises)} promises read as facts, expected none"
