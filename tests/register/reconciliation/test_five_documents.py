"""The last of the five documents comes to a register that knows four: the sure is right, answers do the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from register import Register, load, reconcile
from register.extraction.extract import extract
from register.mentions import COLUMNS as MENTIONS
from register.projects import COLUMNS as PROJECTS
from register.reading import Reading, read_document
from register.reconciliation import How, Outcome, Read, reconcile_document
from register.reconciliation.question import COLUMNS as QUESTIONS
from register.table import read_table, write_table
from tests.register.reconciliation.people import People

VALUES = (
    "status,completion,completion_kind,start,budget_twd,quantity,quantity_unit,slipped_months,mentions_count".split(",")
)
NEWEST = "outline-115"
FILE = Path(__file__).parents[4] / "shared" / "documents" / "policy-outline-115.txt"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the documents' texts are no part of the repository")


@pytest.fixture(scope="module")
def known(root: Path) -> Register:
    return load(root / "data")


@pytest.fixture(scope="module")
def people(known: Register) -> People:
    return People(known, NEWEST)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(FILE)


@pytest.fixture
def four(root: Path, tmp_path: Path) -> Path:
    """Write the register as the first four documents made it."""
    return without(NEWEST, root, tmp_path)


def without(document: str, root: Path, folder: Path) -> Path:
    """Write the register as the other documents made it."""
    data = folder / "data"
    data.mkdir()
    for path in (root / "data").iterdir():
        if path.is_file():
            shutil.copy(path, data)
    mentions = [row.cells for row in read_table(data / "mentions.csv", MENTIONS) if row["document"] != document]
    left = {row["project"] for row in mentions}
    projects = [dict(row.cells) for row in read_table(data / "projects.csv", PROJECTS) if row["id"] in left]
    for row in projects:
        row["part_of"] = row["part_of"] if row["part_of"] in left else ""
    write_table(data / "mentions.csv", MENTIONS, mentions)
    write_table(data / "projects.csv", PROJECTS, projects)
    reconcile(data, write=True)
    return data


def wrong(people: People, outcome: Outcome) -> list[str]:
    """List the sure ones whose words people read as another work."""
    told = []
    for draft in outcome.reconciling.sure.values():
        read = {one.project for one in people.meant(draft.section, draft.paragraph, draft.name_said)}
        told += [f"{draft.name_said}: {draft.project}, not {read}"] if read and draft.project not in read else []
    return told


def answered(people: People, data: Path) -> None:
    """Let people answer what is asked."""
    file = data / "questions" / f"{NEWEST}.csv"
    rows = [dict(row.cells) for row in read_table(file, QUESTIONS)]
    people.answer(rows, {one.id: one.id for one in load(data).projects})
    write_table(file, QUESTIONS, rows)


def by_name(known: Register) -> dict[str, dict[str, str]]:
    return {one.name: one.state.values() for one in known.projects}


def values(known: Register) -> dict[str, dict[str, str]]:
    """Give what the states say, without the words: of one sentence the rules cut another piece than people did."""
    return {name: {column: state[column] for column in VALUES} for name, state in by_name(known).items()}


def test_what_the_rules_read_and_hold_for_sure_is_right(people: People, reading: Reading, four: Path) -> None:
    read = Read(NEWEST, reading, extract(reading, people.rows[0].document.spoken))
    outcome = reconcile_document(four, read, How(write=True))
    assert len(outcome.reconciling.sure) >= 15
    assert wrong(people, outcome) == []
    answered(people, four)
    assert reconcile_document(four, read, How(write=True)).reconciling.open == ()
    before = {path: path.read_bytes() for path in four.rglob("*.csv")}
    assert reconcile_document(four, read, How(write=True)).written == ()
    assert {path: path.read_bytes() for path in four.rglob("*.csv")} == before
    made, known = values(load(four)), values(people.known)
    whole = [name for name, state in made.items() if state["mentions_count"] == known[name]["mentions_count"]]
    assert len(whole) >= 150
    assert {name: made[name] for name in whole} == {name: known[name] for name in whole}


def test_what_is_sure_and_what_people_answer_make_the_register_that_people_made(
    known: Register, people: People, reading: Reading, four: Path
) -> None:
    read = people.read(reading)
    asked = reconcile_document(four, read, How(write=True))
    assert (wrong(people, asked), len(asked.reconciling.sure)) == ([], 24)
    answered(people, four)
    done = reconcile_document(four, read, How(write=True))
    assert done.reconciling.open == ()
    assert by_name(load(four)) == by_name(known)
    assert reconcile_document(four, read, How(write=True)).written == ()


@pytest.mark.parametrize("document", ["midterm-112-115", "mayor-1131009", "netzero-2025"])
def test_whichever_document_comes_last_all_that_is_sure_is_right(
    document: str, root: Path, known: Register, tmp_path: Path
) -> None:
    one = next(one for one in known.documents if one.id == document)
    reading = read_document(FILE.parent / one.file)
    read = Read(document, reading, extract(reading, one.spoken))
    outcome = reconcile_document(without(document, root, tmp_path), read, How())
    assert outcome.reconciling.sure
    assert wrong(People(known, document), outcome) == []
