"""What is told of the documents adds up to the events, to the promises, and to what the map says is overdue."""

from __future__ import annotations

from collections import Counter
from itertools import product

from layers import Query, Store
from layers.change import Turn
from layers.changed import Wanted
from layers.changes import changes, promises_made
from layers.events import What, events
from layers.feature import overdue
from layers.outcomes import Outcome
from register import Kind, Register
from register.reconciliation.differences import differences
from tests.layers.conftest import City
from tests.layers.reports import Made, made, status, two, until

__all__ = ["made"]

SAID = ["", "預計 112 年底完工", "預計 114 年 6 月完工", "預計 118 年完工", "112 年 8 月完工"]
STATUSES = ["", "施工中", "暫緩", "已完工"]


def test_whatever_the_documents_say_each_event_and_each_promise_is_told_once(made: Made) -> None:
    for first, then, before, after in product(SAID, SAID, STATUSES, STATUSES):
        register = two(made, until(first) | status(before), until(then) | status(after))
        _counts_agree(register)


def test_the_city_s_changes_are_its_events_and_its_overdue_promises(city: City) -> None:
    _counts_agree(city.register)


def test_reconciling_a_document_and_its_page_say_the_same(city: City) -> None:
    found = changes(city.register, city.register.as_of)
    for document in city.register.documents:
        told = differences(city.register, document.id)
        for turn, what in ((Turn.APPEARED, "new"), (Turn.QUIET, "gone quiet"), (Turn.UNANSWERED, "passed in silence")):
            here = {one.project for one in found if (one.document, one.what) == (document.id, turn)}
            assert here == {one.project for one in told if one.what == what}, (document.id, turn)


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
    assert account.turns == {"mayor-1131009": Counter(one.what for one in meant)}
    named = {one.project for one in city.register.mentions if one.document.id == "mayor-1131009"}
    assert account.named == {"mayor-1131009": len(named & category)}


def test_no_more_of_each_kind_is_listed_than_was_asked_for(store: Store) -> None:
    whole, few = store.changes(Wanted()), store.changes(Wanted(), 3)
    counted = Counter((one.document, one.what) for one in whole)
    assert Counter((one.document, one.what) for one in few) == {key: min(3, n) for key, n in counted.items()}
    assert few == [one for one in whole if one in few]
