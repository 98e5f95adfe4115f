"""Which work of the register a found one is: sure, a question to a person, a new one, or none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from register.extraction import Found


class Certainty(StrEnum):
    """How a found work stands to the register; only what is sure is ever applied without a person."""

    SURE = "sure"
    UNSURE = "unsure"
    NEW = "new"
    NO_WORK = "no work"


@dataclass(frozen=True)
class Candidate:
    """A work of the register that a found one may be.

    Parameters
    ----------
    project, name : str
        Its id and name.
    nearness : float
        0 to 1: how much of the names is the same; 1 for the same name.
    why : str
        What speaks for it, and what against, in one line.
    against : bool
        Whether its district, category or part contradicts.
    close : bool
        Whether a person should look although something contradicts: the names are alike, and both are the same part.
    """

    project: str
    name: str
    nearness: float
    why: str
    against: bool = False
    close: bool = False


@dataclass(frozen=True)
class Verdict:
    """What the rules say of one found work.

    Parameters
    ----------
    found : Found
    certainty : Certainty
    why : str
        In one line.
    project : str
        Id of the work that it surely is; else of the one that is proposed to a person; or empty.
    candidates : tuple of Candidate
        Nearest first.
    whole : str
        Id of the work that a new one is a part of, as far as it is sure; or empty.
    """

    found: Found
    certainty: Certainty
    why: str
    project: str = ""
    candidates: tuple[Candidate, ...] = ()
    whole: str = ""
