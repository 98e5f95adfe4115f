"""Where a document says what cannot be true together with what was said before. Nobody knows which is right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register import Kind, Mention
from register.status import LADDER, Status
from register.when import When


@dataclass(frozen=True)
class Contradiction:
    """Two passages about the completion of one project that cannot both be true.

    Parameters
    ----------
    earlier, later : Mention
    """

    earlier: Mention
    later: Mention


def is_less(before: Status | str | None, after: Status | str | None) -> bool:
    """Tell whether a status stands lower on the ladder than another, by their codes.

    Examples
    --------
    >>> is_less("construction", "planning"), is_less("suspended", "planning"), is_less(None, "planning")
    (True, False, False)
    """
    if before not in LADDER or after not in LADDER:
        return False
    return LADDER.index(Status(after)) < LADDER.index(Status(before))


def contradictions(history: Sequence[Mention]) -> Iterator[Contradiction]:
    """List the passages that contradict an earlier one on the completion, one for each document.

    What is reported completed cannot be promised for a later time, nor have been completed at another; and one document
    cannot promise two times that have no day in common.

    Parameters
    ----------
    history : sequence of Mention
        Of one project, oldest first.
    """
    told: set[str] = set()
    for at, later in enumerate(history):
        against = next((one for one in reversed(history[:at]) if _excludes(one, later)), None)
        if against and later.document.id not in told:
            told.add(later.document.id)
            yield Contradiction(against, later)


def _excludes(earlier: Mention, later: Mention) -> bool:
    old, new = earlier.completion, later.completion
    if old is None or new is None:
        return False
    if old.kind is Kind.ACTUAL:
        return _after(old, new) if new.kind is Kind.PROMISED else _apart(old, new)
    return earlier.document.id == later.document.id and new.kind is Kind.PROMISED and _apart(old, new)


def _after(done: When, promised: When) -> bool:
    return promised.period.begins > done.period.ends


def _apart(one: When, other: When) -> bool:
    return one.period.ends < other.period.begins or other.period.ends < one.period.begins
