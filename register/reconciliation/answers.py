"""What a person answered: read, proven, and turned into works and passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from register.documents import Document
from register.mentions import read_mention
from register.passage import squeezed
from register.projects import COLUMNS as PROJECT
from register.projects import Identity, read_identity
from register.reading import Passage, Reading
from register.reconciliation.draft import WORDS, Draft
from register.reconciliation.folded import plain
from register.reconciliation.question import IDENTITY, NEW
from register.reconciliation.sheet import read_sheet
from register.table import Row, each, listed, prove_unique

NONE: Final = "none"
ANSWERS: Final = "an id such as kw-0001 (several joined by ;), new, none, the id of another question, or nothing"


@dataclass(frozen=True)
class Asked:
    """What answers are proven against.

    Parameters
    ----------
    document : Document
    reading : Reading
        The document's text.
    passages : mapping of str to Passage
        By id of a question that this reading can ask.
    projects : tuple of Identity
        The works of the register.
    """

    document: Document
    reading: Reading
    passages: Mapping[str, Passage]
    projects: tuple[Identity, ...]


@dataclass(frozen=True)
class Answers:
    """The answers of a file.

    Parameters
    ----------
    rows : tuple of Row
        Rows with an answer.
    works : mapping of str to tuple of str
        Ids of works, by id of the question; empty for no work.
    created : tuple of (Row, Identity)
        Works that are new and not yet written, each with its row of `projects.csv`.
    drafts : tuple of Draft
        What the answered passages say.
    """

    rows: tuple[Row, ...] = ()
    works: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    created: tuple[tuple[Row, Identity], ...] = ()
    drafts: tuple[Draft, ...] = ()


def read_answers(path: Path, asked: Asked) -> Answers:
    """Read a file of questions that a person has filled in.

    Raises
    ------
    RegisterError
        With one line for each bad answer: file, line, column, and what was expected.
    """
    rows = read_sheet(path)
    prove_unique(rows, "id")
    answered = tuple(row for row in rows if row["answer"] or row["written"])
    works = _works(answered, asked)
    created = each(
        [row for row in answered if row["answer"] == NEW and not row["written"]],
        lambda row: _created(row, works, asked),
    )
    _prove_names(created, asked)
    drafts = each([row for row in answered if works[row["id"]]], lambda row: _drafts(row, works[row["id"]], asked))
    return Answers(answered, works, created, tuple(one for many in drafts for one in many))


def _works(rows: Sequence[Row], asked: Asked) -> dict[str, tuple[str, ...]]:
    """Tell for each question which works its answer means."""
    by_id = {row["id"]: row for row in rows}
    known = {one.id for one in asked.projects}
    new = _new_ids(rows, known)

    def meant(row: Row, trail: tuple[str, ...] = ()) -> tuple[str, ...]:
        answer = row["answer"]
        if answer == NEW:
            return (new[row["id"]],)
        if answer in by_id and answer not in (*trail, row["id"]):
            return meant(by_id[answer], (*trail, row["id"]))
        works = () if answer == NONE else listed(answer)
        if answer != NONE and (not works or set(works) - known):
            raise row.wrong("answer", ANSWERS)
        return works

    def proven(row: Row) -> tuple[str, tuple[str, ...]]:
        works = meant(row)
        if set(listed(row["written"])) - known:
            raise row.wrong("written", "ids of projects.csv, or nothing")
        if row["written"] and listed(row["written"]) != works:
            raise row.wrong(
                "answer", f"{row['written']}, as it was written already; mentions.csv is where to correct it"
            )
        return row["id"], works

    return dict(each(rows, proven))


def _new_ids(rows: Sequence[Row], known: set[str]) -> dict[str, str]:
    """Give each new work its id: the one that was written, else the next that nobody has."""
    last = max((int(one[3:]) for one in known), default=0)
    ids: dict[str, str] = {}
    for row in rows:
        if row["answer"] == NEW and row["written"]:
            ids[row["id"]] = row["written"]
        elif row["answer"] == NEW:
            last += 1
            ids[row["id"]] = f"kw-{last:04d}"
    return ids


def _created(row: Row, works: Mapping[str, tuple[str, ...]], asked: Asked) -> tuple[Row, Identity]:
    project = works[row["id"]][0]
    whole = row["part_of"]
    parents = works.get(whole, (whole,))
    if len(parents) != 1 or (parents[0] and parents[0] not in _ids(works, asked)) or parents[0] == project:
        raise row.wrong("part_of", "the id of a work, of a question that has one, or nothing")
    decided = {**{name: row[name] for name in IDENTITY}, "id": project, "part_of": parents[0]}
    made = Row(row.file, row.line, {column: decided.get(column, "") for column in PROJECT})
    return made, read_identity(made)


def _ids(works: Mapping[str, tuple[str, ...]], asked: Asked) -> set[str]:
    return {one.id for one in asked.projects} | {one for many in works.values() for one in many}


def _prove_names(created: Sequence[tuple[Row, Identity]], asked: Asked) -> None:
    """Prove that no new work bears the name of another: that would be one work under two ids."""
    bearers = {plain(one.name): one.id for one in asked.projects}

    def prove(pair: tuple[Row, Identity]) -> None:
        row, identity = pair
        bearer = bearers.setdefault(plain(identity.name), identity.id)
        if bearer != identity.id:
            raise row.wrong("name", f"a name that {bearer} does not have, or {bearer} as the answer")

    each(created, prove)


def _drafts(row: Row, works: tuple[str, ...], asked: Asked) -> tuple[Draft, ...]:
    passage = asked.passages.get(row["id"]) or _passage(row, asked)
    words = {column: row[column] for column in WORDS}
    drafts = tuple(
        Draft(work, passage.section, passage.paragraph, row["name_said"], words, by_person=True) for work in works
    )
    for column in ("name_said", *WORDS):
        if squeezed(row[column]) not in squeezed(passage.text) or (column == "name_said" and not row[column]):
            raise row.wrong(column, "words of the passage, in one piece")
    mention = Row(row.file, row.line, drafts[0].row(asked.document.id))
    read_mention(mention, {asked.document.id: asked.document})
    return drafts


def _passage(row: Row, asked: Asked) -> Passage:
    """Find the passage of an answer that this reading does not ask for: the rules may read it by now."""
    where = row["section"], row["paragraph"]
    found = next((one for one in asked.reading.body if (one.section, one.paragraph) == where), None)
    if found is None:
        raise row.wrong("paragraph", f"a passage of {asked.document.id}")
    return found
