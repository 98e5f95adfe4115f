"""What a document changed follows from the passages of all documents, and each promise has exactly one end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from layers import Query, Store
from layers.change import Change, Turn
from layers.changed import Wanted
from layers.changes import changes, promises_made
from layers.events import What, events
from layers.feature import overdue
from layers.outcomes import Outcome
from layers.quiet import compared
from register import Kind, Register, load, reconcile
from register.aggregates import COLUMNS as AGGREGATES
from register.decisions import COLUMNS as DECISIONS
from register.mentions import COLUMNS as MENTIONS
from register.projects import COLUMNS as PROJECTS
from register.table import write_table
from tests.layers.conftest import City

TODAY = date(2026, 11, 21)
REPORTS = {"first": ("2023-10-09", "市府"), "second": ("2024-10-09", "市府"), "third": ("2025-10-09", "市府")}
DOCUMENT = """
[[document]]
id = "{}"
title = "報告"
publisher = "{}"
date = "{}"
date_basis = "首頁"
file = "a.txt"
sha256 = "{:064}"
"""
Made = Callable[..., Register]
Cells = dict[str, str]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make a register: of each document, its publisher's first unless told, what it says of each project."""

    def rows(columns: list[str], given: list[Cells]) -> list[Cells]:
        return [{column: row.get(column, "") for column in columns} for row in given]

    def make(
        said: dict[str, dict[str, Cells]], decisions: list[Cells] | None = None, publishers: Cells | None = None
    ) -> Register:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        texts = [
            DOCUMENT.format(name, (publishers or {}).get(name, publisher), day, number)
            for number, (name, (day, publisher)) in enumerate(REPORTS.items())
        ]
        (folder / "documents.toml").write_text("as_of = 2026-11-21\n" + "".join(texts), encoding="utf-8")
        projects = sorted({project for passages in said.values() for project in passages})
        known = {"category": "parks", "location_text": "公園", "location_type": "specific"}
        place = {"section": "一、公園", "paragraph": "1", "name_said": "公園"}
        passages = [
            place | {"document": document, "project": project} | cells
            for document, passages in said.items()
            for project, cells in passages.items()
        ]
        write_table(folder / "projects.csv", PROJECTS, rows(PROJECTS, [known | {"id": p, "name": p} for p in projects]))
        write_table(folder / "mentions.csv", MENTIONS, rows(MENTIONS, passages))
        write_table(folder / "aggregates.csv", AGGREGATES, [])
        write_table(folder / "decisions.csv", DECISIONS, rows(DECISIONS, decisions or []))
        reconcile(folder, write=True)
        return load(folder)

    return make


def status(said: str) -> Cells:
    return {"status_said": said}


def until(said: str) -> Cells:
    return {"completion_said": said}


def turns(register: Register, as_of: date = TODAY) -> list[tuple[str, str]]:
    return [(one.document, one.what) for one in changes(register, as_of) if one.what != Turn.APPEARED]


def only(register: Register, what: Turn) -> Change:
    (found,) = (one for one in changes(register, TODAY) if one.what == what)
    return found


def ends(register: Register, as_of: date = TODAY) -> list[tuple[str, str, str]]:
    (found,) = promises_made(register, as_of).values()
    return [(fate.document, fate.outcome, fate.by) for fate in found]


def two(made: Made, first: Cells, second: Cells | None, **rest: list[Cells]) -> Register:
    """Make a register of two reports that speak of one park; the third says nothing."""
    return made({"first": {"kw-0001": first}} | ({} if second is None else {"second": {"kw-0001": second}}), **rest)


@pytest.mark.parametrize(
    ("done", "turn"),
    [
        (until("113 年 3 月完工"), "kept"),
        (until("113 年 6 月 30 日完工"), "kept"),
        (until("113 年 8 月完工"), "late"),
        # the year it was completed in holds the promise's last day: nobody can tell
        (until("113 年完工"), "completed"),
        # it is completed, and no document says when; this one speaks after the last day
        (status("已完工"), "completed"),
    ],
)
def test_a_promise_is_kept_only_where_the_documents_prove_it(made: Made, done: Cells, turn: str) -> None:
    register = two(made, until("預計 113 年 6 月完工"), done)
    assert turns(register) == [("second", turn)]
    assert ends(register) == [("first", turn, "second")]


def test_a_work_reported_completed_before_its_promise_ended_kept_it_whenever_that_was(made: Made) -> None:
    assert turns(two(made, until("預計 117 年完工"), status("已完工"))) == [("second", "kept")]


def test_what_was_never_promised_is_completed_and_kept_no_promise(made: Made) -> None:
    change = only(two(made, status("施工中"), until("113 年 8 月完工")), Turn.COMPLETED)
    assert (change.before, change.after, change.said) == (None, "2024-08", ("113 年 8 月完工",))


@pytest.mark.parametrize(
    ("then", "turn", "months"),
    [
        ("預計 115 年底完工", "later", 18),
        ("預計 114 年 1 月完工", "earlier", -5),
        ("預計 114 年 6 月 15 日完工", "earlier", 0),
    ],
)
def test_a_promise_that_moved_says_from_when_to_when_and_by_how_many_months(
    made: Made, then: str, turn: str, months: int
) -> None:
    register = two(made, until("預計 114 年 6 月完工"), until(then))
    change = next(one for one in changes(register, TODAY) if one.what == turn)
    assert (change.document, change.before, change.months) == ("second", "2025-06", months)
    assert (change.said_before, change.said) == (("預計 114 年 6 月完工",), (then,))
    assert (change.source.document, change.source.section, change.source.number) == ("second", "一、公園", 1)
    assert ends(register)[0] == ("first", turn, "second")


def test_a_promise_said_again_has_one_end_in_each_document_and_changed_nothing(made: Made) -> None:
    register = two(made, until("預計 117 年底完工"), until("預計 117 年完工"))
    assert ends(register) == [("first", "repeated", "second"), ("second", "open", "")]
    assert turns(register) == [("second", "open")]


@pytest.mark.parametrize("second", [None, status("施工中"), {}])
def test_a_promise_that_no_document_answers_passed_in_silence_with_the_document_that_made_it(
    made: Made, second: Cells | None
) -> None:
    register = two(made, until("預計 113 年底完工"), second)
    change = only(register, Turn.PASSED)
    assert (change.document, change.after, change.said) == ("first", "2024-12", ("預計 113 年底完工",))
    assert ("first", "passed", "") in ends(register)


@pytest.mark.parametrize(("as_of", "end"), [(date(2024, 12, 31), "open"), (date(2025, 1, 1), "passed")])
def test_a_promise_is_open_through_its_last_day(made: Made, as_of: date, end: str) -> None:
    register = two(made, until("預計 113 年底完工"), None)
    assert ends(register, as_of) == [("first", end, "")]
    assert turns(register, as_of) == [("first", end)]


def test_a_stopped_work_owes_its_promise_no_longer(made: Made) -> None:
    assert ends(two(made, until("預計 113 年底完工"), status("暫緩"))) == [("first", "stopped", "second")]


def test_a_first_promise_of_a_later_document_is_told_as_that(made: Made) -> None:
    change = only(two(made, status("設計中"), until("預計 117 年完工")), Turn.PROMISED)
    assert (change.document, change.before, change.after, change.months) == ("second", None, "2028", None)


def test_a_status_that_changed_says_from_what_to_what_with_the_words(made: Made) -> None:
    change = only(two(made, status("設計中"), status("施工中")), Turn.STATUS)
    assert (change.before, change.after) == ("design", "construction")
    assert (change.said_before, change.said) == (("設計中",), ("施工中",))


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        (status("施工中"), status("設計中"), "status"),
        (until("112 年 8 月完工"), until("預計 115 年完工"), "completion"),
        (until("112 年 8 月完工"), until("113 年 3 月完工"), "completion"),
        (status("已完工"), until("預計 115 年完工"), "completion"),
    ],
)
def test_what_cannot_be_true_together_is_told_as_a_contradiction(
    made: Made, first: Cells, second: Cells, field: str
) -> None:
    change = only(two(made, first, second), Turn.CONTRADICTED)
    assert (change.document, change.field) == ("second", field)
    assert turns(two(made, first, second)) == [("second", "contradicted")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (status("暫緩"), status("設計中")),
        (status("施工中"), status("持續辦理")),
        (until("112 年 8 月完工"), until("112 年完工")),
        (until("112 年 8 月完工"), {}),
    ],
)
def test_what_may_both_be_true_contradicts_nothing(made: Made, first: Cells, second: Cells) -> None:
    assert "contradicted" not in {what for _, what in turns(two(made, first, second))}


def test_an_unfinished_work_that_the_publishers_next_report_leaves_out_has_gone_quiet_once(made: Made) -> None:
    others = {"kw-0002": {}, "kw-0003": status("已完工"), "kw-0004": status("暫緩")}
    later = {"second": {"kw-0002": {}}, "third": {"kw-0002": {}}}
    register = made({"first": {"kw-0001": status("設計中")} | others} | later)
    assert turns(register) == [("second", "quiet")]
    change = only(register, Turn.QUIET)
    assert (change.project, change.after, change.said) == ("kw-0001", "design", ("設計中",))
    assert change.source.document == "first"


def test_a_report_of_another_publisher_and_one_that_names_no_work_make_nothing_quiet(made: Made) -> None:
    said = {"first": {"kw-0001": {}}, "third": {"kw-0002": {}}}
    assert compared(made(said)) == {"third": "first"}
    assert compared(made(said, publishers={"third": "主計處"})) == {}
    assert turns(made(said, publishers={"third": "主計處"})) == []


def test_a_correction_by_a_person_is_an_entry_of_its_own_and_no_documents_change(made: Made) -> None:
    decision = {"project": "kw-0001", "reason": "電話查證", "by": "承辦", "date": "2026-11-01"}
    wrong = [decision | {"field": "completion_promised", "value": "2028-06"}]
    register = two(made, until("預計 113 年底完工"), None, decisions=wrong)
    change = only(register, Turn.CORRECTED)
    assert (change.document, change.field, change.before, change.after) == (
        "",
        "completion_promised",
        "2024-12",
        "2028-06",
    )
    assert (change.said, change.by, change.date) == (("電話查證",), "承辦", "2026-11-01")
    assert ends(register) == [("first", "corrected", ""), ("", "open", "")]
    assert turns(register) == [("", "open"), ("", "corrected")]


SAID = ["", "預計 112 年底完工", "預計 114 年 6 月完工", "預計 118 年完工", "112 年 8 月完工"]
STATUSES = ["", "施工中", "暫緩", "已完工"]


def test_whatever_the_documents_say_each_event_and_each_promise_is_told_once(made: Made) -> None:
    for first, then, before, after in product(SAID, SAID, STATUSES, STATUSES):
        register = two(made, until(first) | status(before), until(then) | status(after))
        _counts_agree(register)


def test_the_city_s_changes_are_its_events_and_its_overdue_promises(city: City) -> None:
    _counts_agree(city.register)


def _counts_agree(register: Register) -> None:
    """Prove that what is told adds up to the events, to the promises, and to what the map says is overdue."""
    as_of = register.as_of
    found = changes(register, as_of)
    told = Counter((one.what, one.field) for one in found)
    happened = Counter(event.what for event in events(register, as_of))
    kinds = Counter(one.what for one in found)
    assert kinds[Turn.APPEARED] == happened[What.APPEARED] == len(register.projects)
    assert kinds[Turn.STATUS] + told[Turn.CONTRADICTED, "status"] == happened[What.STATUS]
    assert sum(kinds[turn] for turn in (Turn.KEPT, Turn.LATE, Turn.COMPLETED)) == happened[What.KEPT]
    fates = [fate for made in promises_made(register, as_of).values() for fate in made]
    for outcome in (Outcome.PASSED, Outcome.OPEN):
        assert kinds[Turn(outcome)] == sum(fate.outcome == outcome for fate in fates)
    late = {one.project for one in found if one.what == Turn.PASSED}
    assert late == {project.id for project in register.projects if overdue(project, as_of)}
    owing = [project for project in register.projects if project.state.completion]
    standing = [one for one in owing if one.state.completion and one.state.completion.kind is Kind.PROMISED]
    assert kinds[Turn.OPEN] <= len(standing)


def test_a_store_counts_and_lists_the_changes_of_the_works_that_are_meant(store: Store, city: City) -> None:
    whole = list(changes(city.register, city.register.as_of))
    assert store.changes(Wanted()) == whole
    category = {one.project for one in whole if one.category == "mrt"}
    wanted = Wanted(Query.parse({"category": "mrt"}), document={"mayor-1131009"}, what={"status", "open"})
    meant = [one for one in whole if one.project in category and one.document in wanted.document]
    assert store.changes(wanted) == [one for one in meant if one.what in wanted.what]
    account = store.account(wanted)
    assert account.turns == {"mayor-1131009": Counter(one.what for one in meant if one.what in wanted.what)}
    named = {one.project for one in city.register.mentions if one.document.id == "mayor-1131009"}
    assert account.named == {"mayor-1131009": len(named & category)}


def test_no_more_of_each_kind_is_listed_than_was_asked_for(store: Store) -> None:
    whole, few = store.changes(Wanted()), store.changes(Wanted(), 3)
    counted = Counter((one.document, one.what) for one in whole)
    assert Counter((one.document, one.what) for one in few) == {key: min(3, n) for key, n in counted.items()}
    assert few == [one for one in whole if one in few]
