"""How one service is asked and what its answers are worth."""

from typing import Final, Protocol

from geocode.match import Match, Method
from geocode.reading.asked import Address
from geocode.services.memory import Told
from geocode.services.question import Question
from geocode.services.tgos import NEIGHBOURS

NEARBY_M: Final = 50
"""Precision of a neighbouring plate, at most ten numbers away on the same side, that stands for the one asked for.

Between such neighbours nine of ten plates were within 32 m of where interpolation puts them (measured on Kaohsiung's
data by another project); the neighbour itself is less than that.
"""


class Dialect(Protocol):
    """One service's way to be asked and to answer."""

    name: str
    """As people know the service."""

    version: int
    """Counts how the question's parameters have changed, so that no answer to an older question is remembered."""

    def words(self, question: Question) -> str | None:
        """Write a question as the service reads it; None for what it cannot know."""

    def ask(self, words: str) -> list[Told]:
        """Ask over the network; raises geopy's exceptions."""

    def matches(self, question: Question, told: list[Told]) -> list[Match]:
        """Judge answers: how each was found and how precise it is; those to something else are left out.

        The districts are still empty, because a service is not asked for them.
        """


def plate_method(asked: Address, told: tuple[str, int, int] | None, exact_m: int) -> tuple[Method, int] | None:
    """Say what an answered door-plate is worth for the one that was asked for.

    Parameters
    ----------
    asked : Address
    told : tuple of str, int, int, or None
        Line, number and branch of the answer.
    exact_m : int
        Precision of the service's own plates, metres.

    Returns
    -------
    tuple of Method and int, or None
        The same plate is exact; a neighbour on the same side is a fallback; None for everything else.
    """
    if told is None or told[0] != asked.line:
        return None
    if told[1:] == (asked.number, asked.sub):
        return Method.EXACT, exact_m
    away = abs(told[1] - asked.number)
    return (Method.FALLBACK, NEARBY_M) if away <= NEIGHBOURS and away % 2 == 0 else None
