"""How well a document was read: what was found, what of it is right, and every fault with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from register.extraction import Extraction, Found, Unread
from register.period import Period
from register.reading import Reading
from register.scoring.aspects import ASPECTS, Verdict, verdicts
from register.scoring.gold import Gold
from register.scoring.pairing import Pair, pair, same_place
from register.scoring.promises import broken_promises, cut_promises
from register.vocabulary import compact

SPARSE: Final = ("start", "completion precision", "budget", "quantity", "category", "name")
"""Aspects of which most works state nothing, or nobody wrote down what is right: of all works they say little."""
WHERE: Final = "section"
"""Stated of every work."""


@dataclass(frozen=True)
class Rate:
    """So many of so many.

    Parameters
    ----------
    right, of : int
    """

    right: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; of nothing, everything is right."""
        return self.right / self.of if self.of else 1.0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.of + other.of)


@dataclass(frozen=True)
class Judged:
    """A pair with what it is worth.

    Parameters
    ----------
    pair : Pair
    verdicts : mapping of str to Verdict
        By aspect.
    """

    pair: Pair
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True)
class Score:
    """How well one document, or several together, were read.

    Parameters
    ----------
    judged : tuple of Judged
        What a person read and the rules found.
    missed : tuple of Gold
    told : tuple of Gold
        Those of the missed whose names stand in a sentence that was listed as unread: not found, and not in silence.
    spurious : tuple of Found
    promises : tuple of (Found, str)
        Promises that were read as facts, each with what is wrong; there may be none.
    """

    judged: tuple[Judged, ...] = ()
    missed: tuple[Gold, ...] = ()
    told: tuple[Gold, ...] = ()
    spurious: tuple[Found, ...] = ()
    promises: tuple[tuple[Found, str], ...] = ()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.judged + other.judged,
            self.missed + other.missed,
            self.told + other.told,
            self.spurious + other.spurious,
            self.promises + other.promises,
        )

    @property
    def recall(self) -> Rate:
        """Found, of what people read."""
        return Rate(len(self.judged), len(self.judged) + len(self.missed))

    @property
    def precision(self) -> Rate:
        """What people read, of all that was found."""
        return Rate(len(self.judged), len(self.judged) + len(self.spurious))

    @property
    def told_of(self) -> Rate:
        """What was found or listed as unread, of what people read: the rest was dropped in silence."""
        return Rate(len(self.judged) + len(self.told), self.recall.of)

    def right(self, aspect: str) -> Rate:
        """Tell how many of the found works an aspect is right of; where both state nothing it is right."""
        told = [one.verdicts[aspect] for one in self.judged]
        return Rate(sum(verdict.right for verdict in told), len(told))

    def stated(self, aspect: str) -> Rate:
        """Tell the same of those alone of which a person or the rules state something."""
        told = [one.verdicts[aspect] for one in self.judged if one.verdicts[aspect].stated]
        return Rate(sum(verdict.right for verdict in told), len(told))

    def rates(self) -> dict[str, Rate]:
        """Give every rate by its name: an aspect is of all found works, ``… stated`` where something is stated."""
        works = {"recall": self.recall, "found or unread": self.told_of, "precision": self.precision}
        aspects = {aspect: self.right(aspect) for aspect in ASPECTS if aspect not in SPARSE}
        return {
            **works,
            **aspects,
            **{f"{aspect} stated": self.stated(aspect) for aspect in ASPECTS if aspect != WHERE},
        }


def score(golds: Sequence[Gold], reading: Reading, extraction: Extraction, spoken: Period) -> Score:
    """Score what was found in one document against what people read in it.

    Parameters
    ----------
    golds : sequence of Gold
    reading : Reading
    extraction : Extraction
        Of that reading.
    spoken : Period
        When the document speaks.
    """
    paired = pair(golds, reading, extraction.found)
    judged = tuple(Judged(one, verdicts(one, spoken)) for one in paired.pairs)
    told = tuple(gold for gold in paired.missed if any(_holds(one, gold) for one in extraction.unread))
    promises = tuple(_promises(extraction.found, paired.pairs, spoken))
    return Score(judged, paired.missed, told, paired.spurious, promises)


def total(scores: Iterable[Score]) -> Score:
    """Add the scores of several documents: each mention counts once, whatever its document."""
    return sum(scores, Score())


def _holds(unread: Unread, gold: Gold) -> bool:
    return same_place(gold, unread.passage) and compact(gold.name_said) in compact(unread.sentence.text)


def _promises(found: Iterable[Found], pairs: Iterable[Pair], spoken: Period) -> list[tuple[Found, str]]:
    """List promises read as facts, each found work at most once."""
    told = {id(one.found): (one.found, why) for one in pairs for why in broken_promises(one, spoken)}
    told |= {id(one): (one, why) for one in found for why in cut_promises(one, spoken)}
    return list(told.values())
