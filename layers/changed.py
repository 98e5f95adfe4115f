"""What an edition keeps of what the documents changed."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from layers.change import Change
from layers.query import Query
from layers.where import Condition, where
from register import Register

SCHEMA = """
CREATE TABLE changes (
    place INTEGER PRIMARY KEY, number INTEGER NOT NULL, document TEXT NOT NULL, what TEXT NOT NULL, told TEXT NOT NULL
);
CREATE INDEX changes_told ON changes (document, what, place, number);
CREATE TABLE named (document TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE fates (document TEXT NOT NULL, number INTEGER NOT NULL, outcome TEXT NOT NULL);
"""
"""`place` is the order in which changes are told; `number` is that of the work; `told` is a `Change` as JSON; `named`
says which document names which work; `fates` has a row for each promise that a document made."""
COUNTED = "SELECT document, what, count(*) FROM changes WHERE {} GROUP BY 1, 2"
TOLD = """
SELECT document, told FROM changes JOIN (
    SELECT place, row_number() OVER (PARTITION BY document, what ORDER BY place) AS nth FROM changes WHERE {}
) USING (place) WHERE nth <= ? ORDER BY place
"""
NAMED = "SELECT document, count(*) FROM named WHERE {} GROUP BY 1"
FATES = "SELECT document, outcome, count(*) FROM fates WHERE {} GROUP BY 1, 2"
MEANT = "number IN (SELECT number FROM works WHERE {})"
EACH = 2**62
"""No limit."""


@dataclass(frozen=True)
class Wanted:
    """Which changes are meant.

    Parameters
    ----------
    query : Query
        Of these projects.
    document, what : collection of str
        Any of these documents, and any of these values of `layers.change.Turn`; none of them: all.
    """

    query: Query = field(default_factory=Query)
    document: Collection[str] = ()
    what: Collection[str] = ()


@dataclass(frozen=True)
class Account:
    """What the documents did, counted: by document.

    Parameters
    ----------
    named : mapping of str to int
        How many projects it names.
    turns : mapping of str to mapping of str to int
        How many changes of each kind; under the empty id the corrections.
    fates : mapping of str to mapping of str to int
        Of how many promises that it made what became of them.
    """

    named: Mapping[str, int]
    turns: Mapping[str, Mapping[str, int]]
    fates: Mapping[str, Mapping[str, int]]


def insert_changed(file: sqlite3.Connection, register: Register, as_of: date, numbers: Mapping[str, int]) -> list[str]:
    """Write what the documents changed into an edition.

    Parameters
    ----------
    file : sqlite3.Connection
    register : Register
    as_of : datetime.date
        The day on which promises are weighed.
    numbers : mapping of str to int
        Project id to the number of its work.

    Returns
    -------
    list of str
        All that was written, for the edition's name.
    """
    from layers.changes import changes, promises_made

    told = [(numbers[one.project], one.document, one.what, _json(one)) for one in changes(register, as_of)]
    file.executemany("INSERT INTO changes (number, document, what, told) VALUES (?, ?, ?, ?)", told)
    named = sorted({(one.document.id, numbers[one.project]) for one in register.mentions})
    file.executemany("INSERT INTO named VALUES (?, ?)", named)
    made = promises_made(register, as_of)
    ends = [(fate.document, numbers[name], fate.outcome) for name, found in made.items() for fate in found]
    file.executemany("INSERT INTO fates VALUES (?, ?, ?)", ends)
    return [*(text for *_, text in told), json.dumps([named, ends])]


class Changed:
    """What an opened edition answers of what the documents changed: a part of `layers.Store`."""

    _rows: Callable[[str, list[object]], Iterable[Sequence[Any]]]

    def changes(self, wanted: Wanted, most: int = EACH) -> list[Change]:
        """List what the documents changed, in the order in which it is told.

        Parameters
        ----------
        wanted : Wanted
        most : int
            Of each kind of each document, no more than the first so many.
        """
        return [Change.read(json.loads(told)) for _, told in self.written_changes(wanted, most)]

    def written_changes(self, wanted: Wanted, most: int = EACH) -> list[tuple[str, str]]:
        """List the same as the build wrote them: each document's id, and a change as JSON."""
        text, values = _condition(wanted, ("document", "what"))
        return [(document, told) for document, told in self._rows(TOLD.format(text), [*values, most])]

    def account(self, wanted: Wanted) -> Account:
        """Count all that the documents that are meant did to the projects that are, whichever kinds are wanted."""
        condition = _condition(wanted, ("document",))
        text, values = condition
        return Account(
            named={document: count for document, count in self._rows(NAMED.format(text), values)},
            turns=self._counted(COUNTED, condition),
            fates=self._counted(FATES, condition),
        )

    def _counted(self, select: str, condition: Condition) -> Mapping[str, Mapping[str, int]]:
        text, values = condition
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for document, name, count in self._rows(select.format(text), values):
            counted[document][name] = count
        return counted


def _condition(wanted: Wanted, columns: Sequence[str]) -> Condition:
    text, values = where(wanted.query)
    texts = [MEANT.format(text)]
    for column in columns:
        chosen = sorted(getattr(wanted, column))
        if chosen:
            texts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values = [*values, *chosen]
    return " AND ".join(texts), values


def _json(one: Change) -> str:
    return json.dumps(asdict(one), ensure_ascii=False)
