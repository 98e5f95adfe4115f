"""What documents claimed of a project's completion, in the order in which they spoke."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from register.period import Period

PROMISED = "promised"


@dataclass(frozen=True)
class End:
    """What became of a promise.

    Parameters
    ----------
    outcome : str
        A value of `layers.outcomes.Outcome`.
    by : str
        Date of the document that settled it, as it is published; empty where none did.
    """

    outcome: str
    by: str


@dataclass(frozen=True)
class Claim:
    """One claim.

    Parameters
    ----------
    spoken : Period
        When the document speaks, or the correction was made; as precisely as it is known.
    until : Period
        When the work is to be completed, or was.
    kind : str
        ``promised`` or ``actual``.
    said : str
        The words.
    document : dict or None
        The document; None where a person corrected the documents.
    moved : int or None
        Months between the last days of this promise and the one before; None for the first, and for facts.
    end : End or None
        What became of it; None for facts, and where a later passage of the same document promises otherwise.
    """

    spoken: Period
    until: Period
    kind: str
    said: str
    document: dict[str, Any] | None
    moved: int | None = None
    end: End | None = None

    @property
    def is_promise(self) -> bool:
        """Whether it is no fact yet."""
        return self.kind == PROMISED


def claims(record: dict[str, Any]) -> tuple[Claim, ...]:
    """List the claims of a record, oldest first; what one document says twice is listed once."""
    found: dict[tuple[str, str, str], Claim] = {}
    ends = _ends(record)
    before: Period | None = None
    for one in _read(record):
        key = (one.document["id"] if one.document else "", one.until.value, one.kind)
        moved = _months(before, one.until) if before and one.is_promise and key not in found else None
        found.setdefault(key, replace(one, moved=moved, end=ends.get(key)))
        before = one.until if one.is_promise else before
    return tuple(found.values())


def _ends(record: dict[str, Any]) -> dict[tuple[str, str, str], End]:
    """Give what became of each promise, as the build found it, by document, promised time and kind."""
    dates = {passage["document"]["id"]: passage["document"]["date"] for passage in record["history"]}
    return {
        (one["document"], one["until"], PROMISED): End(one["outcome"], dates.get(one["by"], ""))
        for one in record["promises"]
    }


def _read(record: dict[str, Any]) -> Iterator[Claim]:
    for passage in record["history"]:
        when, document = passage["completion"], passage["document"]
        if when:
            periods = Period.parse(document["date"]), Period.parse(when["value"])
            yield Claim(*periods, when["kind"], passage["completion_said"], document)
    for one in sorted(record["decisions"], key=lambda one: one["date"]):
        field, _, kind = one["field"].partition("_")
        if field == "completion" and one["value"]:
            yield Claim(Period.parse(one["date"]), Period.parse(one["value"]), kind, one["reason"], None)


def _months(before: Period, after: Period) -> int:
    """Count months between last days, as `slipped_months` is counted."""
    return (after.ends.year - before.ends.year) * 12 + after.ends.month - before.ends.month
