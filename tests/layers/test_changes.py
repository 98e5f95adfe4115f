"""What a document changed follows from the passages of all documents, and each promise has exactly one end."""

from __future__ import annotations

from datetime import date

import pytest

from layers.change import Turn
from layers.changes import changes
from layers.quiet import compared
from tests.layers.reports import TODAY, Cells, Made, ends, made, only, status, turns, two, until

__all__ = ["made"]


@pytest.mark.parametrize(
    ("done", "turn"),
    [
        (until("113 年 3 月完工"), "kept"),
        (until("113 年 6 月 30 日完工"), "kept"),
        (until("113 年 8 月完工"), "late"),
        # the year it was completed in holds the promise's last day: nobody can tell
        (until("已於 113 年完工"), "completed"),
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
        (until("112 年 8 月完工"), until("已於 112 年完工")),
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


@pytest.mark.parametrize("second", [{}, status("施工中")])
def test_a_report_that_comes_after_a_promise_has_passed_and_says_nothing_of_it_leaves_it_unanswered(
    made: Made, second: Cells
) -> None:
    promised = {"kw-0001": until("預計 113 年 6 月完工")}
    register = made({"first": promised, "second": {"kw-0001": second}, "third": {"kw-0001": {}}})
    change = only(register, Turn.UNANSWERED)
    assert (change.document, change.after, change.source.document) == ("second", "2024-06", "first")


def test_a_report_that_falls_silent_about_a_work_leaves_its_promise_unanswered(made: Made) -> None:
    register = made({"first": {"kw-0001": until("預計 113 年 6 月完工")}, "second": {"kw-0002": {}}})
    assert turns(register) == [("second", "unanswered"), ("second", "quiet"), ("first", "passed")]


@pytest.mark.parametrize("second", [until("113 年 3 月完工"), until("預計 115 年完工"), status("暫緩")])
def test_a_promise_that_a_document_answers_or_that_was_still_open_then_is_not_unanswered(
    made: Made, second: Cells
) -> None:
    assert "unanswered" not in {what for _, what in turns(two(made, until("預計 113 年 6 月完工"), second))}
    assert "unanswered" not in {what for _, what in turns(two(made, until("預計 113 年底完工"), {}))}
