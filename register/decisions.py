"""Corrections by a person: what was decided, by whom, when, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from register.errors import WordsError
from register.money import Money
from register.period import Period
from register.state import State
from register.status import Status
from register.table import Row, each, read_table
from register.when import Kind, When

FILE = "decisions.csv"
COLUMNS = "project,field,value,reason,by,date".split(",")
Known = TypeVar("Known")
TWD = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True)
class Decision:
    """One correction.

    Parameters
    ----------
    project, field, value, reason, by, date : str
        `field` is one of `FIELDS`, or `PLACE`; `date` is the day of the decision.
    row : Row
        Where it stands.
    """

    project: str
    field: str
    value: str
    reason: str
    by: str
    date: str
    row: Row

    @property
    def words(self) -> str:
        """What stands where a document's words would: that it is a correction, whose, and why."""
        return f"更正（{self.by}，{self.date}）：{self.reason}"


def _status(decision: Decision) -> Status | None:
    if decision.value and decision.value not in set(Status):
        raise WordsError(decision.value, f"one of {', '.join(Status)}")
    return Status(decision.value) if decision.value else None


def _when(kind: Kind) -> Callable[[Decision], When | None]:
    def read(decision: Decision) -> When | None:
        return When(Period.parse(decision.value), kind, decision.words) if decision.value else None

    return read


def _money(decision: Decision) -> Money | None:
    if decision.value and not TWD.fullmatch(decision.value):
        raise WordsError(decision.value, "whole New Taiwan dollars in digits")
    return Money(int(decision.value), decision.words) if decision.value else None


FIELDS: Mapping[str, tuple[str, Callable[[Decision], Any]]] = {
    "status": ("status", _status),
    "completion_actual": ("completion", _when(Kind.ACTUAL)),
    "completion_promised": ("completion", _when(Kind.PROMISED)),
    "budget_twd": ("budget", _money),
}
"""What a person may correct → the part of the state it replaces, and how its value is read. Empty clears it."""

PLACE = "location_text"
"""What a person may correct beside the state: the words that say where, when this project is at another place."""


def _decision(row: Row) -> Decision:
    if row["field"] not in (*FIELDS, PLACE):
        raise row.wrong("field", f"one of {', '.join((*FIELDS, PLACE))}")
    for column in ("reason", "by", "date"):
        if not row[column]:
            raise row.wrong(column, "words: a correction says why, by whom and when")
    row.read("date", Period.parse)
    return Decision(row=row, **{column: row[column] for column in COLUMNS})


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read `decisions.csv`.

    Raises
    ------
    RegisterError
        With one line for each broken row.
    """
    return each(read_table(folder / FILE, COLUMNS), _decision)


def decide(states: Mapping[str, State], decisions: tuple[Decision, ...]) -> dict[str, State]:
    """Apply corrections to the states of projects.

    Raises
    ------
    RegisterError
        If a correction names no project, cannot be read, or changes nothing: then it fits nothing and is out of date.
    """
    return _decide(states, (one for one in decisions if one.field != PLACE), _applied)


def decide_places(texts: Mapping[str, str], decisions: tuple[Decision, ...]) -> dict[str, str]:
    """Apply corrections to the words that say where projects are.

    Parameters
    ----------
    texts : mapping of str to str
        By project.
    decisions : tuple of Decision

    Raises
    ------
    RegisterError
        As `decide`; also if a correction says nothing.
    """
    return _decide(texts, (one for one in decisions if one.field == PLACE), _worded)


def _decide(
    known: Mapping[str, Known], decisions: Iterable[Decision], apply: Callable[[Known, Decision], Known]
) -> dict[str, Known]:
    decided = dict(known)

    def decide_one(decision: Decision) -> None:
        if decision.project not in decided:
            raise decision.row.wrong("project", "the id of a project")
        decided[decision.project] = apply(decided[decision.project], decision)

    each(decisions, decide_one)
    return decided


def _worded(text: str, decision: Decision) -> str:
    if decision.value in ("", text):
        raise decision.row.wrong("value", "words that say where, other than the row's own")
    return decision.value


def _applied(state: State, decision: Decision) -> State:
    part, read = FIELDS[decision.field]
    try:
        decided = read(decision)
    except WordsError as error:
        raise decision.row.wrong("value", error.expected) from None
    if _plain(decided) == _plain(getattr(state, part)):
        raise decision.row.wrong("value", "a value that differs from what the documents say")
    changed = replace(state, **{part: decided})
    if part != "status":
        return changed
    # The older document's words and date do not say what the person found out: the correction speaks for itself.
    return replace(changed, status_said=decision.reason, status_as_of=decision.date)


def _plain(value: Status | When | Money | None) -> object:
    """Take a value without its words: a correction that only words it anew corrects nothing."""
    match value:
        case When(period=period, kind=kind):
            return period, kind
        case Money(twd=twd):
            return twd
    return value
