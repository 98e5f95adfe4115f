"""Which found mention answers to which that a person read: one to one, as many as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from register.extraction import Found
from register.reading import Passage, Reading
from register.scoring.agreement import agreement
from register.scoring.gold import Gold
from register.vocabulary import compact


@dataclass(frozen=True)
class Pair:
    """A mention that was read by a person and found by the rules."""

    gold: Gold
    found: Found


@dataclass(frozen=True)
class Pairing:
    """What was found of what a person read, what was missed, and what was found that nobody had read."""

    pairs: tuple[Pair, ...]
    missed: tuple[Gold, ...]
    spurious: tuple[Found, ...]


def pair(golds: Sequence[Gold], reading: Reading, found: Sequence[Found]) -> Pairing:
    """Pair mentions of the same passage whose names agree.

    Each is paired once: a work that is found twice in one passage is found once, and spurious once. The best
    agreements come first; then as many more as can be paired by changing partners. A mention whose words stand in no
    passage of its section and paragraph was cut otherwise by the reading: it may be found in any passage, and its
    section is then wrong.

    Parameters
    ----------
    golds : sequence of Gold
    reading : Reading
    found : sequence of Found
    """
    texts = _texts(reading)
    choices = [_choices(gold, found, texts) for gold in golds]
    partner = _greedy(choices)
    for number in range(len(golds)):
        if number not in partner.values():
            _augment(number, choices, partner, set())
    by_gold = {gold: other for other, gold in partner.items()}
    return Pairing(
        tuple(Pair(golds[number], found[by_gold[number]]) for number in sorted(by_gold)),
        tuple(gold for number, gold in enumerate(golds) if number not in by_gold),
        tuple(one for number, one in enumerate(found) if number not in partner),
    )


def same_place(gold: Gold, passage: Passage) -> bool:
    """Tell whether a passage is the one that a person names, white space and width aside."""
    return _place(gold) == _place(passage)


def _place(where: Gold | Passage) -> tuple[str, str]:
    return compact(where.section), compact(where.paragraph)


def _texts(reading: Reading) -> Mapping[tuple[str, str], str]:
    texts: dict[tuple[str, str], str] = defaultdict(str)
    for passage in reading.body:
        texts[_place(passage)] += f"{compact(passage.text)}\n"
    return texts


def _choices(gold: Gold, found: Sequence[Found], texts: Mapping[tuple[str, str], str]) -> dict[int, float]:
    """List the found mentions that may answer to a person's, the best first."""
    lost = compact(gold.name_said) not in texts.get(_place(gold), "")
    near = {number: one for number, one in enumerate(found) if lost or same_place(gold, one.named.passage)}
    agreed = {number: agreement(gold, one.named) for number, one in near.items()}
    ordered = sorted((number for number in agreed if agreed[number]), key=lambda number: (-agreed[number], number))
    return {number: agreed[number] for number in ordered}


def _greedy(choices: Sequence[dict[int, float]]) -> dict[int, int]:
    edges = [(-worth, gold, number) for gold, row in enumerate(choices) for number, worth in row.items()]
    partner: dict[int, int] = {}
    for _, gold, number in sorted(edges):
        if number not in partner and gold not in partner.values():
            partner[number] = gold
    return partner


def _augment(gold: int, choices: Sequence[dict[int, float]], partner: dict[int, int], seen: set[int]) -> bool:
    """Find a partner for a mention, moving others to another of theirs if need be (Kuhn's algorithm)."""
    for number in choices[gold]:
        if number in seen:
            continue
        seen.add(number)
        if number not in partner or _augment(partner[number], choices, partner, seen):
            partner[number] = gold
            return True
    return False
