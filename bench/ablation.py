"""What a rule of the reading buys: what is lost when it is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from register.extraction.cells import cells
from register.extraction.extract import extract
from register.extraction.rules import Rules
from register.scoring import Score, total
from register.scoring.exam import TUNED, Exam, sit
from register.scoring.promises import ACTUAL, REACHED

MEASURES: Final[Mapping[str, tuple[str, ...]]] = {
    "status": ("status",),
    "completion": ("completion",),
    "other values": ("start", "budget", "quantity"),
}
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Asked(Rules):
    """Rules that remember which of them were asked for: what is in the code and in the data, fired or not."""

    asked: set[str] = field(default_factory=set, compare=False, hash=False)

    def __contains__(self, rule: object) -> bool:
        """Tell whether a rule is in force, and remember that it was asked for."""
        self.asked.add(str(rule))
        return super().__contains__(rule)


@dataclass(frozen=True)
class Bought:
    """What one rule buys.

    Parameters
    ----------
    rule : str
        Its id.
    fires : int
        Works that it helped to find, in all texts.
    buys : mapping of str to (mapping of str to int)
        Group of documents → what → how many more there are with the rule than without: works found, spurious ones kept
        out, and values, the right ones less the wrong ones. Negative where it harms.
    promises : int
        Promises that are read as facts without it, and not with it.
    """

    rule: str
    fires: int
    buys: Counts
    promises: int

    @property
    def worth(self) -> int:
        """All that it buys, of all kinds, each document counted once."""
        return sum(sum(row.values()) for row in self.buys.values()) + self.promises

    @property
    def idle(self) -> bool:
        """Whether nothing changes without it, on any text."""
        return not self.promises and not any(any(row.values()) for row in self.buys.values())


def buy(reviewed: Sequence[Exam], others: Sequence[Exam], promised: Sequence[Exam] = ()) -> list[Bought]:
    """Leave out one rule after the other; the dearest first.

    Parameters
    ----------
    reviewed : sequence of Exam
        The register's documents.
    others : sequence of Exam
        Reports that the rules were not made by; there may be none.
    promised : sequence of Exam
        Texts that promise, hope, require and deny, and report nothing: each fact that is found in them counts as a
        promise read as a fact.
    """
    asked = Asked()
    whole, facts = _scores(reviewed, others, asked), _facts(promised, asked)
    fires, counts = _fires(whole), {group: _counts(one) for group, one in whole.items()}
    rows = []
    for rule in sorted(asked.asked | set(fires)):
        fewer = Rules(frozenset({rule}))
        without = _scores(reviewed, others, fewer)
        buys = {group: _less(row, _counts(without[group])) for group, row in counts.items()}
        kept = _promises(without) - _promises(whole) + _facts(promised, fewer) - facts
        rows.append(Bought(rule, fires[rule], buys, kept))
    return sorted(rows, key=lambda row: -row.worth)


def _scores(reviewed: Sequence[Exam], others: Sequence[Exam], rules: Rules) -> dict[str, Score]:
    """Score by group: the tuned documents, the held-out ones, and the others."""
    scores = sit(reviewed, lambda reading, spoken: extract(reading, spoken, rules))
    groups = {
        "tuned": [one for document, one in scores.items() if document in TUNED],
        "held out": [one for document, one in scores.items() if document not in TUNED],
        "others": sit(others, lambda reading, spoken: extract(reading, spoken, rules)).values(),
    }
    return {name: total(group) for name, group in groups.items() if group}


def _counts(score: Score) -> Mapping[str, int]:
    """Count what is found and right, less what is spurious and wrong."""
    counts = {"found": len(score.judged), "spurious kept out": -len(score.spurious)}
    for name, aspects in MEASURES.items():
        rates = [score.stated(aspect) for aspect in aspects]
        counts[name] = sum(rate.right - (rate.of - rate.right) for rate in rates)
    return counts


def _less(row: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return {name: count - other[name] for name, count in row.items()}


def _promises(scores: Mapping[str, Score]) -> int:
    return sum(len(one.promises) for one in scores.values())


def _facts(promised: Sequence[Exam], rules: Rules) -> int:
    """Count the works of which something is taken for a fact."""
    written = (cells(work, one.spoken) for one in promised for work in extract(one.reading, one.spoken, rules).found)
    return sum(row["status"] in REACHED or ACTUAL in (row["start_kind"], row["completion_kind"]) for row in written)


def _fires(scores: Mapping[str, Score]) -> Counter[str]:
    ids: Counter[str] = Counter()
    for one in scores.values():
        for work in [*(judged.pair.found for judged in one.judged), *one.spurious]:
            ids.update({*work.named.rules, *work.rules})
    return ids
