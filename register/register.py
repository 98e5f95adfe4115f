"""The register as a whole: projects with their state, their passages, and the proof that they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from register import mentions as mentions_table
from register import projects as projects_table
from register.aggregates import Aggregate, read_aggregates
from register.decisions import Decision, decide, decide_places, read_decisions
from register.documents import Document, read_documents
from register.mentions import Mention, prove_values, read_mentions
from register.projects import Identity, read_identities
from register.state import State, derive
from register.table import Row, each, read_table, write_table


@dataclass(frozen=True)
class Project(Identity):
    """One row of the register: what a person decides, and the state that follows from the passages.

    Parameters
    ----------
    state : State
    """

    state: State


@dataclass(frozen=True)
class Register:
    """All that the documents say, proven to agree.

    Parameters
    ----------
    as_of : datetime.date
        The day on which promises are weighed.
    documents : tuple of Document
        Oldest first.
    mentions : tuple of Mention
    projects : tuple of Project
    aggregates : tuple of Aggregate
    decisions : tuple of Decision
    """

    as_of: date
    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    projects: tuple[Project, ...]
    aggregates: tuple[Aggregate, ...]
    decisions: tuple[Decision, ...]

    def history(self, project: str) -> tuple[Mention, ...]:
        """List a project's passages, oldest document first."""
        return tuple(self._histories.get(project, ()))

    @cached_property
    def _histories(self) -> Mapping[str, list[Mention]]:
        """Passages by project, gone through once: a build asks for each project's."""
        histories: Mapping[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            histories[mention.project].append(mention)
        return histories


def load(folder: Path) -> Register:
    """Read the register and prove it.

    Every project has a passage and every passage a project; the values beside words equal what the words say; the
    derived cells of the projects equal what follows from the passages; every correction fits something.

    Parameters
    ----------
    folder : pathlib.Path
        The city's data folder.

    Raises
    ------
    RegisterError
        With one line for each problem.
    """
    return _read(folder, prove=True)


def _read(folder: Path, prove: bool) -> Register:
    sources = read_documents(folder)
    decisions = read_decisions(folder)
    aggregates = read_aggregates(folder, sources.documents)
    rows = read_identities(folder)
    ids = {identity.id for _, identity in rows}
    mentions = _oldest_first(read_mentions(folder, sources.documents, ids, prove), sources.documents)
    states = decide(_states(rows, mentions), decisions)
    if prove:
        each(rows, lambda pair: prove_values(pair[0], states[pair[1].id].values()))
    texts = decide_places({identity.id: identity.location_text for _, identity in rows}, decisions)
    identities = [replace(identity, location_text=texts[identity.id]) for _, identity in rows]
    projects = tuple(Project(**vars(identity), state=states[identity.id]) for identity in identities)
    return Register(sources.as_of, sources.documents, mentions, projects, aggregates, decisions)


def _oldest_first(mentions: Iterable[Mention], documents: tuple[Document, ...]) -> tuple[Mention, ...]:
    age = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted(mentions, key=lambda mention: age[mention.document.id]))


def _states(rows: Iterable[tuple[Row, Identity]], mentions: Iterable[Mention]) -> dict[str, State]:
    histories: Mapping[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        histories[mention.project].append(mention)

    def state(pair: tuple[Row, Identity]) -> tuple[str, State]:
        row, identity = pair
        if identity.id not in histories:
            raise row.wrong("id", f"a passage in {mentions_table.FILE} that names it")
        return identity.id, derive(histories[identity.id])

    return dict(each(rows, state))


def reconcile(folder: Path, write: bool) -> tuple[Register, list[str]]:
    """Read words anew and tell which value cells differ from them.

    Parameters
    ----------
    folder : pathlib.Path
    write : bool
        Whether to write the cells, each file in one step.

    Returns
    -------
    register : Register
    changes : list of str
        One line for each cell: file, line, column, old and new value.
    """
    register = _read(folder, prove=False)
    states = {project.id: project.state for project in register.projects}
    documents = {document.id: document for document in register.documents}

    def mention_values(row: Row) -> dict[str, str]:
        return mentions_table.read_mention(row, documents).values()

    plans = (
        (mentions_table.FILE, mentions_table.COLUMNS, mention_values),
        (projects_table.FILE, projects_table.COLUMNS, lambda row: states[row["id"]].values()),
    )
    changes = []
    for file, columns, values in plans:
        rows = read_table(folder / file, columns)
        found = [change for row in rows for change in _changes(row, values(row))]
        if write and found:
            write_table(folder / file, columns, [{**row.cells, **values(row)} for row in rows])
        changes += found
    return register, changes


def _changes(row: Row, values: Mapping[str, str]) -> list[str]:
    return [
        f"{row.file}:{row.line}: {column}: 「{row[column]}」 → 「{value}」"
        for column, value in values.items()
        if row[column] != value
    ]
