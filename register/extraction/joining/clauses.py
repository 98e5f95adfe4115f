"""A passage's sentences and clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

BRACKETS = re.compile(r"\([^()]{0,120}\)|「[^「」]{0,60}」|『[^『』]{0,60}』|《[^《》]{0,60}》")
# 「1,800 億」 is one number: a comma between two digits ends no clause.
ENDS = re.compile(r"[。;!?\t:]|(?<!\d),|,(?!\d{3})")
STOPS = frozenset("。;!?\t")


@dataclass(frozen=True)
class Clause:
    """A stretch between two marks, offsets in the folded text.

    Parameters
    ----------
    begins, ends : int
        Without the mark that ends it.
    sentence : int
        Number of its sentence in the passage, from 0; 「；」 ends one as 「。」 does.
    mark : str
        The mark before it; empty for the first.
    """

    begins: int
    ends: int
    sentence: int
    mark: str


def clauses_of(text: str) -> list[Clause]:
    """Divide folded words into clauses; marks in brackets and quotes divide nothing.

    Parameters
    ----------
    text : str
        Folded.

    Examples
    --------
    >>> [(clause.sentence, clause.mark) for clause in clauses_of("甲橋(含匝道,引道)完工,乙路施工中;丙渠")]
    [(0, ''), (0, ','), (1, ';')]
    """
    covered = [found.span() for found in BRACKETS.finditer(text)]
    clauses: list[Clause] = []
    begins, sentence, mark, inside = 0, 0, "", 0
    for found in ENDS.finditer(text):
        while inside < len(covered) and covered[inside][1] <= found.start():
            inside += 1
        if inside < len(covered) and covered[inside][0] < found.start():
            continue
        if found.start() > begins:
            clauses.append(Clause(begins, found.start(), sentence, mark))
        begins, mark = found.end(), found.group()
        sentence += mark in STOPS
    if begins < len(text):
        clauses.append(Clause(begins, len(text), sentence, mark))
    return clauses
