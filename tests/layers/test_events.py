"""What happened to a project follows from its documents, and from the day on which promises are weighed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from layers.events import Event, What, events
from layers.feature import overdue
from layers.promises import promises
from register import load
from tests.register.conftest import Write

TODAY = date(2026, 11, 21)
Corrections = list[dict[str, str]]
Tell = Callable[..., tuple[Event, ...]]


@pytest.fixture
def tell(written: Write) -> Tell:
    """Tell what happened to a project of which an old report (2024-10-09) and a newer outline (2025) say something."""

    def say(
        old: dict[str, str], new: dict[str, str] | None = None, as_of: date = TODAY, **rest: Corrections
    ) -> tuple[Event, ...]:
        mentions = [old] if new is None else [old, {"document": "new", "section": "水利", "paragraph": "(二)"} | new]
        return events(load(written(mentions, **rest)), as_of)

    return say


def kinds(happened: tuple[Event, ...]) -> list[str]:
    return [event.what for event in happened]


def status(said: str) -> dict[str, str]:
    return {"status_said": said}


def completion(said: str) -> dict[str, str]:
    return {"completion_said": said}


def decision(**cells: str) -> dict[str, str]:
    return {"project": "kw-0001", "reason": "電話查證", "by": "承辦", "date": "2026-11-01"} | cells


def test_a_project_appears_with_the_first_document_that_names_it(tell: Tell) -> None:
    (event,) = tell({"name_said": "正義公園滯洪池", **status("施工中")})
    assert (event.what, event.id, event.date, event.at) == (
        "appeared",
        "kw-0001.appeared.old",
        "2024-10-09",
        "2024-10-09",
    )
    assert (event.document, event.section, event.paragraph, event.named) == ("old", "《防洪》", "1", "正義公園滯洪池")
    assert (event.before, event.after["status"], event.after["status_said"]) == ({}, "construction", "施工中")


def test_what_is_completed_when_it_first_appears_has_only_appeared(tell: Tell) -> None:
    assert kinds(tell({**status("已完工"), **completion("113 年 8 月完工")})) == ["appeared"]


def test_a_new_status_says_what_it_was_and_what_it_is_and_where_that_stands(tell: Tell) -> None:
    _, event = tell(status("設計中"), status("施工中"))
    assert (event.what, event.before["status"], event.after["status"]) == ("status", "design", "construction")
    assert (event.before["status_said"], event.after["status_said"]) == ("設計中", "施工中")
    assert (event.document, event.section, event.paragraph) == ("new", "水利", "(二)")


def test_a_document_of_which_only_the_year_is_known_keeps_it_and_is_sorted_by_its_last_day(tell: Tell) -> None:
    _, event = tell(status("設計中"), status("施工中"))
    assert (event.date, event.at) == ("2025", "2025-12-31")


def test_nothing_is_sorted_after_the_day_on_which_promises_are_weighed(tell: Tell) -> None:
    _, event = tell(status("設計中"), status("施工中"), as_of=date(2025, 6, 1))
    assert (event.date, event.at) == ("2025", "2025-06-01")


@pytest.mark.parametrize("new", [status("持續辦理"), status("設計中"), {}, {"note": "x"}])
def test_a_document_that_changes_nothing_is_no_event(tell: Tell, new: dict[str, str]) -> None:
    assert kinds(tell(status("設計中"), new)) == ["appeared"]


@pytest.mark.parametrize(
    ("first", "then", "months"),
    [
        ("預計 114 年 6 月完工", "預計 115 年底完工", 18),
        ("預計 117 年底完工", "預計 116 年完工", -12),
        ("預計 117 年 6 月完工", "預計 117 年 6 月 15 日完工", 0),
    ],
)
def test_a_promise_that_moved_says_by_how_many_months(tell: Tell, first: str, then: str, months: int) -> None:
    event = next(one for one in tell(completion(first), completion(then)) if one.what == What.PROMISE)
    assert (event.months, event.before["completion_said"], event.after["completion_said"]) == (months, first, then)


def test_a_promise_with_the_same_last_day_in_other_words_has_not_moved(tell: Tell) -> None:
    assert kinds(tell(completion("預計 117 年底完工"), completion("預計 117 年完工"))) == ["appeared"]


def test_a_first_promise_by_a_later_document_moved_by_nothing(tell: Tell) -> None:
    _, event = tell(status("設計中"), completion("預計 117 年完工"))
    assert (event.what, event.months, event.before["completion"]) == ("promise", None, None)


def test_a_completion_that_is_reported_is_one_event_with_its_passage(tell: Tell) -> None:
    _, event = tell(status("施工中"), {**status("已完工"), **completion("114 年 8 月完工")})
    assert (event.what, event.before["status"], event.after["completion_kind"]) == ("kept", "construction", "actual")
    assert event.section == "水利"


def test_a_work_that_opens_after_it_was_completed_changes_its_status(tell: Tell) -> None:
    assert kinds(tell(status("已完工"), status("已啟用"))) == ["appeared", "status"]


@pytest.mark.parametrize(("as_of", "passed"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_a_promise_passes_on_the_day_after_its_last(tell: Tell, as_of: date, passed: bool) -> None:
    happened = tell(completion("預計 113 年底完工"), as_of=as_of)
    assert kinds(happened) == ["appeared", *["passed"] * passed]
    event = happened[-1]
    if passed:
        assert (event.id, event.date, event.at) == ("kw-0001.passed.2024-12-31", "2025-01-01", "2025-01-01")
        assert (event.document, event.after["completion_said"]) == ("old", "預計 113 年底完工")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # the outline speaks after the promise's last day and promises anew: it had passed
        ("預計 113 年底完工", completion("預計 117 年完工"), ["appeared", "promise", "passed"]),
        # it says that the work was completed later than promised
        ("預計 113 年底完工", completion("114 年 3 月完工"), ["appeared", "kept", "passed"]),
        # … or in time, which was only reported later
        ("預計 113 年底完工", completion("113 年 11 月完工"), ["appeared", "kept"]),
        # … or that it is completed, but not when
        ("預計 113 年底完工", status("已完工"), ["appeared", "kept"]),
        # the outline may have spoken before the promise's last day
        ("預計 114 年 6 月完工", completion("預計 117 年完工"), ["appeared", "promise"]),
        # who stops a work owes it no longer, and nobody knows since when
        ("預計 113 年底完工", status("暫緩"), ["appeared", "status"]),
        # it says nothing of the promise
        ("預計 113 年底完工", status("施工中"), ["appeared", "status", "passed"]),
    ],
)
def test_a_promise_has_passed_only_where_the_documents_prove_it(
    tell: Tell, old: str, new: dict[str, str], told: list[str]
) -> None:
    assert kinds(tell(completion(old), new)) == told


def test_a_correction_by_a_person_is_an_event_without_a_document(tell: Tell) -> None:
    _, event = tell(status("設計中"), decisions=[decision(field="status", value="construction")])
    assert (event.what, event.id, event.document) == ("status", "kw-0001.status.correction-2026-11-01", "")
    assert (event.date, event.after["status"], event.after["status_said"]) == ("2026-11-01", "construction", "電話查證")


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ({"field": "completion_promised", "value": ""}, ["appeared"]),
        ({"field": "completion_promised", "value": "2028"}, ["appeared", "promise"]),
        ({"field": "completion_promised", "value": "2025-03"}, ["appeared", "promise", "passed"]),
        ({"field": "completion_actual", "value": "2024-11"}, ["appeared", "kept"]),
        ({"field": "budget_twd", "value": "5"}, ["appeared", "passed"]),
        ({"field": "location_text", "value": "鼓山區"}, ["appeared", "passed"]),
    ],
)
def test_a_promise_that_a_person_corrected_never_passed(tell: Tell, decided: dict[str, str], told: list[str]) -> None:
    assert kinds(tell(completion("預計 113 年底完工"), decisions=[decision(**decided)])) == told


OLD = ["", "預計 113 年底完工", "預計 114 年 6 月完工", "預計 118 年完工", "113 年 8 月完工"]
NEW = ["", "預計 114 年底完工", "預計 119 年完工", "114 年 3 月完工"]
STATUSES = ["", "施工中", "暫緩", "已完工"]


def test_whatever_two_documents_say_the_last_promise_has_passed_where_the_map_says_overdue(written: Write) -> None:
    for first, then, before, after in product(OLD, NEW, STATUSES, STATUSES):
        said = [completion(first) | status(before), {"document": "new"} | completion(then) | status(after)]
        register = load(written(said))
        (project,) = register.projects
        happened = events(register, TODAY)
        passed = {event.after["completion"] for event in happened if event.what == What.PASSED}
        stands = project.state.completion.period.value if project.state.completion else None
        assert (stands in passed) == overdue(project, TODAY), said
        assert len({event.id for event in happened}) == len(happened), said
        moved = [event.months for event in happened if event.what == What.PROMISE and event.months is not None]
        if project.state.slipped_months and len(promises(register, happened)) == 1:
            assert moved == [project.state.slipped_months], said
