"""How good the answers are: each query against what it should find, and all of them together."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import shapely

from geocode.gold import Gold
from geocode.match import Match, Method, NoMatch
from geocode.metres import in_metres
from geocode.places import Places


class Verdict(StrEnum):
    """What an answer is worth, worst first: nothing found is better than something wrong."""

    WRONG = "wrong district"
    ANSWERED = "answered, must be refused"
    MISSED = "not found"
    OUTSIDE = "outside the tolerance"
    INSIDE = "inside the tolerance"
    KEPT = "refused, as it must be"


FAULTS: Final = frozenset({Verdict.WRONG, Verdict.ANSWERED})
"""What must never be."""


@dataclass(frozen=True)
class Result:
    """One answer, judged.

    Parameters
    ----------
    query : str
    verdict : Verdict
    said : str
        Name and districts of the answer, or the reason why there is none.
    method : Method or None
        None without an answer.
    off_m : float or None
        Metres from the expected point to the farthest point of the answer, to 10 cm: how far off somebody who goes
        there may end. An area or a line is therefore no hit just because it is large. None without an answer, and
        where none was expected.
    """

    query: str
    verdict: Verdict
    said: str
    method: Method | None = None
    off_m: float | None = None

    def __str__(self) -> str:
        off = "" if self.off_m is None else f"{self.off_m:.0f} m"
        return " ".join(filter(None, (self.verdict, off, self.method, self.said and f"「{self.said}」")))


@dataclass(frozen=True)
class Summary:
    """Some answers together.

    Parameters
    ----------
    asked : int
        Queries.
    placed : int
        Those of them that have a place.
    located : int
        Those of the placed that were answered.
    right_district, wrong_district, inside : int
        Those of the located whose districts hold the expected one, do not, and which lie inside the tolerance too.
    refusals, kept : int
        Queries that must be refused, and were.
    median_m, p90_m : float or None
        Of `Result.off_m`; the 90th percentile by nearest rank. None if nothing was located.
    """

    asked: int
    placed: int
    located: int
    right_district: int
    wrong_district: int
    inside: int
    refusals: int
    kept: int
    median_m: float | None
    p90_m: float | None

    @property
    def percent(self) -> float:
        """Located inside the tolerance, of those that have a place; 100 if none has."""
        return 100 * self.inside / self.placed if self.placed else 100.0


def evaluate(places: Places, gold: Iterable[Gold]) -> tuple[tuple[Result, ...], float]:
    """Ask every query and judge the answers.

    Parameters
    ----------
    places : Places
    gold : iterable of Gold

    Returns
    -------
    tuple of Result
        In the order of the queries.
    float
        Queries answered in a second; the judging does not count.
    """
    wanted = tuple(gold)
    begun = time.perf_counter()
    answers = [places.match(one.query) for one in wanted]
    seconds = time.perf_counter() - begun
    results = tuple(judge(one, answer) for one, answer in zip(wanted, answers, strict=True))
    return results, len(wanted) / seconds if seconds else 0.0


def judge(gold: Gold, answer: Match | NoMatch) -> Result:
    """Say what one answer is worth.

    Parameters
    ----------
    gold : Gold
    answer : Match or NoMatch
    """
    if isinstance(answer, NoMatch):
        verdict = Verdict.MISSED if gold.point else Verdict.KEPT
        return Result(gold.query, verdict, answer.reason)
    if gold.point is None:
        return Result(gold.query, Verdict.ANSWERED, answer.label, answer.method)
    off_m = float(shapely.hausdorff_distance(in_metres(gold.point), in_metres(answer.geometry)))
    verdict = Verdict.INSIDE if off_m <= gold.tolerance_m else Verdict.OUTSIDE
    verdict = verdict if gold.district in answer.districts else Verdict.WRONG
    return Result(gold.query, verdict, answer.label, answer.method, round(off_m, 1))


def summarise(results: Iterable[Result]) -> Summary:
    """Count the verdicts of some answers and measure how far off they are."""
    asked = list(results)
    count = {verdict: sum(one.verdict is verdict for one in asked) for verdict in Verdict}
    right = count[Verdict.INSIDE] + count[Verdict.OUTSIDE]
    located = right + count[Verdict.WRONG]
    off = sorted(one.off_m for one in asked if one.off_m is not None)
    return Summary(
        asked=len(asked),
        placed=located + count[Verdict.MISSED],
        located=located,
        right_district=right,
        wrong_district=count[Verdict.WRONG],
        inside=count[Verdict.INSIDE],
        refusals=count[Verdict.KEPT] + count[Verdict.ANSWERED],
        kept=count[Verdict.KEPT],
        median_m=round(statistics.median(off), 1) if off else None,
        p90_m=off[math.ceil(len(off) * 0.9) - 1] if off else None,
    )


def by_method(results: Iterable[Result]) -> Mapping[str, Summary]:
    """Summarise by method, in the order of `Method`; what has no answer is ``none``, everything is ``all``."""
    asked = list(results)
    groups = {str(method): [one for one in asked if one.method is method] for method in Method}
    groups |= {"none": [one for one in asked if one.method is None], "all": asked}
    return {name: summarise(group) for name, group in groups.items() if group or name == "all"}
