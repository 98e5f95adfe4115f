"""Flood works stand out on a situation sheet: their numbers are white on dark, which needs no colour."""

from collections.abc import Iterable
from dataclasses import replace

from mapapp.paper.leaf.drawn import Letter
from mapapp.paper.numbered import Numbered


def stressed(numbered: Iterable[Numbered]) -> frozenset[str]:
    """List the numbers of flood works, as they are set."""
    return frozenset(str(one.number) for one in numbered if one.work.properties["flood_related"])


def stress(letter: Letter, numbers: frozenset[str]) -> Letter:
    """Let a number that is among some stand out; everything else stays as it is."""
    return replace(letter, kind="flood") if letter.kind == "number" and letter.text in numbers else letter
